import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { OpeningHours } from "#app/components/entry/opening-hours.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { Telephone } from "#app/components/telephone.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { AgreementRows } from "../agreements/agreement-rows.tsx";
import { measuresOfOrganisation, type MeasureOfOrganisation } from "#domain/concept/measures/index.ts";
import { topicsOfOrganisation, type Topics } from "#domain/concept/organisations/index.ts";
import {
  findOrganisation,
  isUnconfirmed,
  gremienOfOrganisation,
  listAgreements,
  mayEditNetwork,
  monthsUnconfirmed,
  NO_AGREEMENT_FILTER,
  regionKinds,
  searchNetwork,
  type AgreementRow,
  type InternalPart,
} from "#domain/network/index.ts";
import { mergedInto } from "#domain/network/duplicates/index.ts";
import { read } from "#platform/db/index.ts";
import { stateText } from "../measures/state-texts.ts";
import type { Route } from "./+types/organisation.ts";
import { isId } from "./form.ts";
import { MergePicker } from "./merge-picker.tsx";
import { kindText } from "./kind-text.ts";
import { OrganisationGremien } from "./organisation-gremien.tsx";
import type { ShownPerson } from "./release-state.tsx";

const NOTICES = ["created", "saved", "link-sent", "links-ended", "no-address"] as const;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = isId(params.id)
    ? await read(ctx, async (db) => ({
        organisation: await findOrganisation(ctx, db, params.id),
        measures: await measuresOfOrganisation(ctx, db, params.id),
        agreements: await listAgreements(ctx, db, { ...NO_AGREEMENT_FILTER, organisationIds: [params.id] }),
        gremien: await gremienOfOrganisation(ctx, db, params.id),
        topics: await topicsOfOrganisation(ctx, db, params.id),
        kinds: await regionKinds(ctx, db),
      }))
    : null;
  if (!found?.organisation) {
    const into = isId(params.id) ? await read(ctx, (db) => mergedInto(ctx, db, params.id)) : null;
    if (into) throw redirect(href("/app/:region/netzwerk/:id", { region: params.region, id: into }), 301);
    throw data({ code: "not-found" }, { status: 404 });
  }
  const { searchParams } = new URL(request.url);
  const word = searchParams.get("hinweis");
  const mayEdit = mayEditNetwork(ctx.actor);
  const sought = mayEdit ? (searchParams.get("doppelt") ?? "").trim().slice(0, 200) : "";
  const alike = sought === "" ? null : await read(ctx, (db) => searchNetwork(ctx, db, sought));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    organisation: found.organisation,
    measures: found.measures,
    agreements: found.agreements,
    gremien: found.gremien,
    topics: found.topics,
    kinds: found.kinds,
    today: ctx.today,
    mayEdit,
    mergeSearch: {
      text: sought,
      found: (alike?.hits ?? []).flatMap((hit) => (hit.kind === "organisation" ? [{ id: hit.id, name: hit.name, place: hit.municipality ?? "" }] : [])),
    },
    notice: NOTICES.find((known) => known === word) ?? null,
    // How many people stood in both of two entries that became one.
    merged: /^merged-(\d{1,2})$/.exec(word ?? "")?.[1] ?? null,
  };
}

export default function OrganisationPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, organisation, measures, agreements, topics, kinds, mayEdit, notice, merged } = loaderData;
  const { id } = organisation;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("network.title"), href: href("/app/:region/netzwerk", { region }) }]}
      kicker={kindText(t, kinds, organisation.kind)}
      title={organisation.name}
      notice={
        notice ? (
          <Notice kind={notice === "no-address" ? "warn" : "success"} title={t(`network.notice-${notice}`)} />
        ) : merged ? (
          <Notice kind="success" title={t("duplicates.merged", { people: Number(merged) })} />
        ) : undefined
      }
      actions={
        mayEdit ? (
          <>
            <ButtonLink small kind="tertiary" icon="trash" href={href("/app/:region/netzwerk/:id/loeschen", { region, id })}>
              {t("common.delete")}
            </ButtonLink>
            <form method="post" action={href("/app/:region/netzwerk/:id/bearbeiten", { region, id })}>
              <Button small name="intent" value="send-link">
                {t("network.send-link")}
              </Button>
            </form>
            <ButtonLink small icon="pencil" href={href("/app/:region/netzwerk/:id/bearbeiten", { region, id })}>
              {t("common.edit")}
            </ButtonLink>
          </>
        ) : undefined
      }
      aside={<Contact {...loaderData} />}
    >
      <title>{`${organisation.name} – ${frame.region.name}`}</title>
      {organisation.hiddenAt ? <Notice kind="warn">{t("network.hidden-explained")}</Notice> : null}
      <Reach organisation={organisation} topics={topics} />
      <People people={organisation.people} />
      <OrganisationGremien gremien={loaderData.gremien} region={region} />
      <Measures measures={measures} region={region} />
      <Agreements agreements={agreements} region={region} organisationId={id} mayEdit={mayEdit} />
      {mayEdit ? <MergePicker region={region} id={id} search={loaderData.mergeSearch} /> : null}
      {mayEdit ? (
        <p className="noprint">
          <a href={href("/app/:region/netzwerk/:id/links", { region, id })}>{t("network.links-title")}</a>
        </p>
      ) : null}
      <p className="noprint">
        <a href={`${href("/app/:region/netzwerk/bild", { region })}?um=${id}`}>{t("network-picture.of-organisation")}</a>
      </p>
    </WorkspacePage>
  );
}

function People({ people }: { people: readonly ShownPerson[] }) {
  const { t } = useTexts();
  return (
    <section aria-labelledby="h-people">
      <h2 id="h-people">{t("network.people")}</h2>
      {people.length === 0 ? <p className="muted">{t("network.people-empty")}</p> : null}
      {people.length > 0 && !people.some(({ isMigrationContact }) => isMigrationContact) ? <p className="muted">{t("network.no-contact")}.</p> : null}
      <Rows
        rows={people.map((person) => ({
          key: person.id,
          symbol: <Icon name="user" />,
          title: [person.salutation, person.firstName, person.lastName].filter(Boolean).join(" "),
          tag: (
            <>
              {person.isMigrationContact ? <Tag>{t("network.migration-contact")}</Tag> : null}
              {person.release ? <Tag>{t("network.release-title")}</Tag> : null}
            </>
          ),
          second: (
            <>
              {[person.function, person.responsibilities, person.phone].filter(Boolean).join(" · ")}
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

type Loaded = Route.ComponentProps["loaderData"];

/** For whom, where and in which languages. */
function Reach({ organisation, topics }: { organisation: Loaded["organisation"]; topics: Topics }) {
  const { t } = useTexts();
  const { language } = useFormats();
  const { languages, accessibility, accessibilityNote, serves } = organisation;
  return (
    <section className="stack" aria-labelledby="h-reach">
      <h2 id="h-reach">{t("entry.section-reach")}</h2>
      <Facts
        facts={[
          { name: t("network.filter-serves"), value: serves.length === 0 ? t("entry.serves-all") : serves.join(", ") },
          { name: t("entry.field-languages"), value: languages.map(language).join(", ") },
          {
            name: t("entry.field-accessibility"),
            value: [...accessibility.map((word) => t(`entry.accessibility-${word}`)), accessibilityNote].filter(Boolean).join(", "),
          },
          { name: t("network.field-actionFieldIds"), value: topics.actionFields.map(({ title }) => title).join(", ") },
          { name: t("network.field-targetGroupIds"), value: topics.targetGroups.map(({ name }) => name).join(", ") },
        ]}
      />
    </section>
  );
}

function Contact({ organisation, today }: Loaded) {
  const { t } = useTexts();
  const { day } = useFormats();
  const { phone, email, website, street, postalCode, place, openingHours, internal, confirmedOn } = organisation;
  const named = (name: string, part: InternalPart) => (internal.includes(part) ? `${name} (${t("entry.internal-tag")})` : name);
  const address = [street, [postalCode, place].filter(Boolean).join(" ")].filter(Boolean).join(", ");
  return (
    <Side title={t("network.contact")}>
      <Facts
        facts={[
          { name: t("network.field-shortName"), value: organisation.shortName },
          { name: t("network.field-municipalityId"), value: organisation.municipality },
          { name: named(t("entry.field-address"), "address"), value: address },
          {
            name: named(t("entry.field-phone"), "phone"),
            value: phone ? <Telephone number={phone} /> : null,
          },
          { name: named(t("entry.field-email"), "email"), value: email ? <a href={`mailto:${email}`}>{email}</a> : null },
          {
            name: named(t("entry.field-website"), "website"),
            value: website ? (
              <a href={website} rel="noreferrer">
                {website.replace(/^https?:\/\//, "")}
              </a>
            ) : null,
          },
          { name: named(t("entry.field-openingHours"), "openingHours"), value: openingHours ? <OpeningHours hours={openingHours} /> : null },
          { name: t("network.public"), value: organisation.isPublic ? t("network.is-public") : t("network.is-not-public") },
          {
            name: t("network.confirmed-on"),
            value: isUnconfirmed(confirmedOn, today)
              ? `${day(confirmedOn)}, ${t("network.unconfirmed-since", { months: monthsUnconfirmed(confirmedOn, today) })}`
              : day(confirmedOn),
          },
        ]}
      />
    </Side>
  );
}
