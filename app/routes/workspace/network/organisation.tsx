import { data, href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { AgreementRows } from "../agreements/agreement-rows.tsx";
import { measuresOfOrganisation, type MeasureOfOrganisation } from "#domain/concept/measures/index.ts";
import { findOrganisation, listAgreements, mayEditNetwork, NO_AGREEMENT_FILTER, type AgreementRow, type Person } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import { stateText } from "../measures/state-texts.ts";
import type { Route } from "./+types/organisation.ts";
import { isId } from "./form.ts";
import { kindText } from "./kind-text.ts";

const NOTICES = ["created", "saved"] as const;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = isId(params.id)
    ? await read(ctx, async (db) => ({
        organisation: await findOrganisation(ctx, db, params.id),
        measures: await measuresOfOrganisation(ctx, db, params.id),
        agreements: await listAgreements(ctx, db, { ...NO_AGREEMENT_FILTER, organisationIds: [params.id] }),
      }))
    : null;
  if (!found?.organisation) throw data({ code: "not-found" }, { status: 404 });
  const word = new URL(request.url).searchParams.get("hinweis");
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    organisation: found.organisation,
    measures: found.measures,
    agreements: found.agreements,
    mayEdit: mayEditNetwork(ctx.actor),
    notice: NOTICES.find((known) => known === word) ?? null,
  };
}

export default function OrganisationPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, organisation, measures, agreements, mayEdit, notice } = loaderData;
  const { id } = organisation;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("network.title"), href: href("/app/:region/netzwerk", { region }) }]}
      kicker={t(kindText(organisation.kind))}
      title={organisation.name}
      notice={notice ? <Notice kind="success" title={t(`network.notice-${notice}`)} /> : undefined}
      actions={
        mayEdit ? (
          <>
            <ButtonLink small kind="tertiary" icon="trash" href={href("/app/:region/netzwerk/:id/loeschen", { region, id })}>
              {t("common.delete")}
            </ButtonLink>
            <ButtonLink small icon="pencil" href={href("/app/:region/netzwerk/:id/bearbeiten", { region, id })}>
              {t("common.edit")}
            </ButtonLink>
          </>
        ) : undefined
      }
      aside={<Contact organisation={organisation} />}
    >
      <title>{`${organisation.name} – ${frame.region.name}`}</title>
      <People people={organisation.people} />
      <Measures measures={measures} region={region} />
      <Agreements agreements={agreements} region={region} organisationId={id} mayEdit={mayEdit} />
    </WorkspacePage>
  );
}

function People({ people }: { people: readonly Person[] }) {
  const { t } = useTexts();
  return (
    <section aria-labelledby="h-people">
      <h2 id="h-people">{t("network.people")}</h2>
      {people.length === 0 ? <p className="muted">{t("network.people-empty")}</p> : null}
      <Rows
        rows={people.map((person) => ({
          key: person.id,
          symbol: <Icon name="user" />,
          title: [person.salutation, person.firstName, person.lastName].filter(Boolean).join(" "),
          tag: person.isMigrationContact ? <Tag>{t("network.migration-contact")}</Tag> : undefined,
          second: (
            <>
              {[person.function, person.phone].filter(Boolean).join(" · ")}
              {person.email ? (
                <>
                  {" "}
                  <a href={`mailto:${person.email}`}>{person.email}</a>
                </>
              ) : null}
            </>
          ),
        }))}
      />
    </section>
  );
}

function Measures({ measures, region }: { measures: readonly MeasureOfOrganisation[]; region: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <section aria-labelledby="h-measures">
      <h2 id="h-measures">{t("network.measures")}</h2>
      {measures.length === 0 ? <p className="muted">{t("network.measures-empty")}</p> : null}
      <Rows
        rows={measures.map(({ id, title, state, role, endsOn }) => ({
          key: id,
          symbol: <Icon name="clipboard-list" />,
          title,
          href: href("/app/:region/massnahmen/:id", { region, id }),
          tag: <Tag>{t(stateText(state))}</Tag>,
          second: [t(`network.role-${role}`), endsOn ? t("common.until", { day: formats.day(endsOn) }) : ""].filter(Boolean).join(" · "),
        }))}
      />
    </section>
  );
}

function Agreements({
  agreements,
  region,
  organisationId,
  mayEdit,
}: {
  agreements: readonly AgreementRow[];
  region: string;
  organisationId: string;
  mayEdit: boolean;
}) {
  const { t } = useTexts();
  return (
    <section aria-labelledby="h-agreements">
      <h2 id="h-agreements">{t("agreements.of-organisation")}</h2>
      {agreements.length === 0 ? <p className="muted">{t("agreements.of-organisation-empty")}</p> : null}
      <AgreementRows region={region} agreements={agreements} />
      {mayEdit ? (
        <p className="flow-s">
          <a href={`${href("/app/:region/vereinbarungen/neu", { region })}?mit=${organisationId}`}>{t("agreements.new")}</a>
        </p>
      ) : null}
    </section>
  );
}

type Shown = { shortName: string | null; municipality: string | null; phone: string | null; email: string | null; website: string | null; isPublic: boolean };

function Contact({ organisation }: { organisation: Shown }) {
  const { t } = useTexts();
  const { phone, email, website } = organisation;
  return (
    <Side title={t("network.contact")}>
      <Facts
        facts={[
          { name: t("network.field-shortName"), value: organisation.shortName },
          { name: t("network.field-municipalityId"), value: organisation.municipality },
          {
            name: t("network.field-phone"),
            value: phone ? (
              <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>
                <bdi>{phone}</bdi>
              </a>
            ) : null,
          },
          { name: t("network.field-email"), value: email ? <a href={`mailto:${email}`}>{email}</a> : null },
          {
            name: t("network.field-website"),
            value: website ? (
              <a href={website} rel="noreferrer">
                {website.replace(/^https?:\/\//, "")}
              </a>
            ) : null,
          },
          { name: t("network.public"), value: organisation.isPublic ? t("network.is-public") : t("network.is-not-public") },
        ]}
      />
    </Side>
  );
}
