import { href } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { contactName } from "#app/contact-name.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { CallLines } from "#app/routes/public/situations.tsx";
import { loadFrame } from "#app/workspace.ts";
import { isOpenAt, listSituations, mayEditNetwork, type Situation, type SituationContact } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/list.ts";

const NOTICES = ["created", "saved", "deleted"] as const;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const situations = await read(ctx, (db) => listSituations(ctx, db));
  const word = url.searchParams.get("hinweis");
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    situations: situations.map((situation) => ({
      ...situation,
      contacts: situation.contacts
        .map((contact) => ({ ...contact, open: contact.openingHours === null ? null : isOpenAt(contact.openingHours, ctx.now, ctx.region.timeZone) }))
        .toSorted((one, other) => byReach(one) - byReach(other)),
    })),
    mayEdit: mayEditNetwork(ctx.actor),
    notice: NOTICES.find((known) => known === word) ?? null,
  };
}

/** Who is there now goes first, who is not last; the order of calling stays in between. */
const byReach = ({ open, declinedOn }: { open: boolean | null; declinedOn: string | null }) =>
  declinedOn !== null ? 3 : open === true ? 0 : open === null ? 1 : 2;

export default function SituationsPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, situations, mayEdit, notice } = loaderData;
  const contacts = situations.flatMap((situation) => situation.contacts);
  const unconfirmed = contacts.filter(({ unconfirmedSince }) => unconfirmedSince !== null).length;
  const declined = contacts.filter(({ declinedOn }) => declinedOn !== null).length;
  return (
    <WorkspacePage
      {...frame}
      title={t("situations.title")}
      lede={t("situations.lede", { count: situations.length })}
      notice={notice ? <Notice kind="success" title={t(`situations.notice-${notice}`)} /> : undefined}
      actions={
        mayEdit ? (
          <ButtonLink kind="primary" small icon="plus" href={href("/app/:region/wen-anrufen/neu", { region })}>
            {t("situations.new")}
          </ButtonLink>
        ) : undefined
      }
    >
      <title>{`${t("situations.title")} – ${frame.region.name}`}</title>
      {mayEdit && unconfirmed + declined > 0 ? <Notice kind="warn">{t("situations.attention", { unconfirmed, declined })}</Notice> : null}
      {situations.length === 0 && mayEdit ? <EmptyState>{t("situations.empty")}</EmptyState> : null}
      {situations.map((situation, place) => (
        <section key={situation.id} aria-labelledby={`h-${situation.id}`}>
          <h2 id={`h-${situation.id}`}>
            {situation.name} <Tag>{t(situation.isPublic ? "situations.public" : "situations.internal")}</Tag>
          </h2>
          {situation.firstSteps ? <p className="flow-s">{situation.firstSteps}</p> : null}
          {situation.contacts.length === 0 ? <p className="muted flow-s">{t("situations.no-contacts")}</p> : null}
          <div className="flow-s">
            <Contacts contacts={situation.contacts} mayEdit={mayEdit} />
          </div>
          {mayEdit ? <Acts situation={situation} place={place} isLast={place === situations.length - 1} region={region} /> : null}
        </section>
      ))}
      <p className="row s noprint">
        <a href={href("/app/:region/wen-anrufen/datei/:file", { region, file: "wen-anrufen.pdf" })}>{t("situations.download-pdf")}</a>
        <a href={`/${region}/wen-anrufen`}>{t("situations.public-link")}</a>
      </p>
    </WorkspacePage>
  );
}

function Contacts({ contacts, mayEdit }: { contacts: readonly (SituationContact & { open: boolean | null })[]; mayEdit: boolean }) {
  const { t } = useTexts();
  const { day } = useFormats();
  return (
    <Rows
      ordered
      rows={contacts.map((contact) => ({
        key: contact.id,
        symbol: <Icon name="phone" />,
        title: contactName(contact),
        tag: contact.open === null ? undefined : <Tag>{t(contact.open ? "situations.open-now" : "situations.closed-now")}</Tag>,
        second: (
          <>
            <CallLines contact={contact} />
            {contact.declinedOn ? <span className="block">{t("situations.declined", { day: day(contact.declinedOn) })}</span> : null}
            {mayEdit && contact.organisationId ? <span className="block">{t("situations.confirmed-on", { day: day(contact.confirmedOn) })}</span> : null}
          </>
        ),
      }))}
    />
  );
}

/** Each button is a form of its own, so that it works without a script. */
function Acts({ situation: { id, name }, place, isLast, region }: { situation: Situation; place: number; isLast: boolean; region: string }) {
  const { t } = useTexts();
  const move = (direction: "up" | "down") => (
    <form method="post" action={href("/app/:region/wen-anrufen/:id/platz", { region, id })}>
      <input type="hidden" name="from" value={place} />
      <Button
        small
        kind="tertiary"
        icon={direction === "up" ? "arrow-up" : "arrow-down"}
        name="direction"
        value={direction}
        aria-label={t(`situations.${direction}-of`, { name })}
      >
        {t(`situations.${direction}`)}
      </Button>
    </form>
  );
  return (
    <div className="row tight noprint flow-s">
      <ButtonLink
        small
        kind="tertiary"
        icon="pencil"
        href={href("/app/:region/wen-anrufen/:id/bearbeiten", { region, id })}
        aria-label={`${t("situations.edit-short")}: ${name}`}
      >
        {t("situations.edit-short")}
      </ButtonLink>
      {place === 0 ? null : move("up")}
      {isLast ? null : move("down")}
    </div>
  );
}
