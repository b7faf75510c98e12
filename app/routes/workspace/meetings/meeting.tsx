import { data, href, redirect } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { meetingName } from "#app/meeting-name.ts";
import { answerFaults, readMeetingAnswer } from "#app/meetings/read-answer.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { answerMeeting, findMeeting, findOwnPlace, putOnAgenda, storedTopics, type MeetingPage } from "#domain/network/meetings/index.ts";
import { read } from "#platform/db/index.ts";
import { isId, textsOf } from "../network/form.ts";
import type { Route } from "./+types/meeting.ts";
import { AgendaColumn } from "./agenda-column.tsx";
import { MeetingHead } from "./meeting-head.tsx";
import { OwnAnswer } from "./own-answer.tsx";
import { orNotFound, throwIfClosed } from "./refusals.ts";
import { StoreRows } from "./store-rows.tsx";

const NOTICES = ["planned", "saved", "cancelled", "scheduled"] as const;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = await read(ctx, async (db) => {
    const meeting = await findMeeting(ctx, db, params.id);
    if (!meeting) return null;
    const own = await findOwnPlace(ctx, db, params.id);
    return {
      meeting,
      topics: meeting.mayKeep && isOpen(meeting) ? await storedTopics(ctx, db, meeting.gremium.id) : [],
      own: own && {
        isOpen: own.isOpen,
        onlineUrl: own.onlineUrl,
        answer: own.answer,
        substitutePersonId: own.substitutePersonId,
        needs: own.needs,
        colleagues: own.colleagues,
      },
    };
  });
  const word = url.searchParams.get("hinweis");
  return {
    ...orNotFound(found),
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/sitzungen"),
    region: params.region,
    notice: NOTICES.find((known) => known === word) ?? null,
    planned: Number(url.searchParams.get("anzahl")) || 1,
    thanks: url.searchParams.has("danke"),
  };
}

/** Takes the own answer to the invitation; and one click puts a stored topic on this agenda. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  orNotFound(await read(ctx, (db) => findMeeting(ctx, db, params.id)));
  const form = await request.formData();
  if (form.get("intent") === "answer") {
    const { typed, input, faults } = readMeetingAnswer(form);
    if (!input) return data({ faults, typed }, { status: 422 });
    const answered = await answerMeeting(ctx, input, params.id);
    if (answered.ok) return redirect(`${href("/app/:region/sitzungen/:id", params)}?danke=1`, 303);
    if (answered.refusal === "not-allowed") throw data({ code: answered.refusal }, { status: 403 });
    return data({ faults: answerFaults(answered.refusal), typed }, { status: answered.refusal === "too-late" ? 409 : 422 });
  }
  const { topicId = "" } = textsOf(form);
  if (!isId(topicId)) return redirect(href("/app/:region/sitzungen/:id", params), 303);
  const put = await putOnAgenda(ctx, { meetingId: params.id, topicId });
  if (!put.ok) throwIfClosed(put.refusal);
  return redirect(`${href("/app/:region/sitzungen/:id", params)}${put.ok ? "?hinweis=scheduled" : ""}`, 303);
}

export default function MeetingPageView({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, meeting, topics, notice, planned, own, thanks } = loaderData;
  const name = meetingName(t, meeting);
  const id = meeting.id;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("meetings.title"), href: href("/app/:region/sitzungen", { region }) },
        { label: meeting.gremium.name, href: href("/app/:region/gremien/:id", { region, id: meeting.gremium.id }) },
        { label: name },
      ]}
      kicker={meeting.gremium.name}
      title={name}
      head={<MeetingHead region={region} meeting={meeting} />}
      notice={<Told meeting={meeting} notice={notice} planned={planned} />}
      actions={
        <>
          {meeting.state === "cancelled" || !meeting.isWholeAgenda ? null : (
            <ButtonLink small icon="note" href={href("/app/:region/sitzungen/:id/protokoll", { region, id })}>
              {t("minutes.minutes")}
            </ButtonLink>
          )}
          {meeting.mayKeep && isOpen(meeting) ? (
            <>
              <ButtonLink small kind="tertiary" icon="x" href={href("/app/:region/sitzungen/:id/absagen", { region, id })}>
                {t("meetings.cancel")}
              </ButtonLink>
              <ButtonLink small icon="pencil" href={href("/app/:region/sitzungen/:id/bearbeiten", { region, id })}>
                {t("meetings.edit")}
              </ButtonLink>
            </>
          ) : null}
        </>
      }
    >
      <title>{`${name} – ${meeting.gremium.name} – ${frame.region.name}`}</title>
      {own ? <OwnAnswer own={own} thanks={thanks && !actionData} faults={actionData?.faults ?? {}} typed={actionData?.typed ?? null} /> : null}
      <div>
        <h2 className="vh">{t("meetings.agenda")}</h2>
        {meeting.isWholeAgenda ? null : <p className="muted">{t("meetings.own-item-note")}</p>}
        {meeting.items.map((item) => (
          <section className="apoint" key={item.id} aria-labelledby={`t-${item.id}`}>
            <AgendaColumn region={region} meetingId={id} item={item} />
          </section>
        ))}
        {meeting.items.length === 0 ? <p className="muted">{t("meetings.agenda-empty")}</p> : null}
        {meeting.mayKeep && isOpen(meeting) ? (
          <p className="flow">
            <ButtonLink small icon="pencil" href={href("/app/:region/sitzungen/:id/tagesordnung", { region, id })}>
              {t("meetings.agenda-edit")}
            </ButtonLink>
          </p>
        ) : null}
      </div>
      {meeting.note ? <p className="prose">{meeting.note}</p> : null}
      {meeting.mayKeep && isOpen(meeting) ? (
        <section aria-labelledby="h-store">
          <h2 id="h-store">{t("meetings.store")}</h2>
          <p className="muted s">{t("meetings.store-lede")}</p>
          <StoreRows topics={topics} withAct />
          <p className="flow-s">
            <a href={href("/app/:region/gremien/:id/themen", { region, id: meeting.gremium.id })}>{t("meetings.store-all")}</a>
          </p>
        </section>
      ) : null}
    </WorkspacePage>
  );
}

function Told({ meeting, notice, planned }: { meeting: MeetingPage; notice: (typeof NOTICES)[number] | null; planned: number }) {
  const { t } = useTexts();
  return (
    <>
      {notice ? (
        <Notice kind="success">
          {notice === "planned" && planned > 1 ? t("meetings.notice-planned-series", { count: planned }) : t(`meetings.notice-${notice}`)}
        </Notice>
      ) : null}
      {meeting.state === "cancelled" ? (
        <Notice kind="warn" title={t("meetings.cancelled-notice")}>
          {meeting.cancelledReason && meeting.isMember ? meeting.cancelledReason : null}
        </Notice>
      ) : null}
    </>
  );
}

function isOpen({ state }: Pick<MeetingPage, "state">): boolean {
  return state === "planned" || state === "invited";
}
