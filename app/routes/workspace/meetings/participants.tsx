import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { DateInput, Select } from "#app/components/forms/controls.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Side } from "#app/components/side.tsx";
import { Table } from "#app/components/table.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { meetingName } from "#app/meeting-name.ts";
import { isClear, readPeople } from "#app/named-fields.ts";
import { NOBODY, type Named } from "#app/components/forms/named-input.tsx";
import { accountContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { findMeeting, type MeetingPage, type MeetingParticipant } from "#domain/network/meetings/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/participants.ts";
import { PersonInput, PersonList } from "../network/name-inputs.tsx";
import { actOnParticipants } from "./act-on-participants.ts";
import { MeetingHead } from "./meeting-head.tsx";
import { orNotFound, throwIfClosed } from "./refusals.ts";

const NOTICES = ["invited", "guest", "attendance"] as const;

/** As in the domain, which components do not load. */
const ATTENDANCES = ["present", "online", "excused", "absent"] as const;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const meeting = orNotFound(await read(ctx, (db) => findMeeting(ctx, db, params.id)));
  if (!meeting.isMember) throwIfClosed("not-allowed");
  const notice = url.searchParams.get("hinweis");
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/sitzungen"),
    region: params.region,
    meeting,
    isAhead: meeting.startsAt > ctx.now,
    nonce: context.get(scriptNonceContext),
    notice: NOTICES.find((known) => known === notice) ?? null,
    mails: Number(url.searchParams.get("mails")) || 0,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  // Before the form is read: who does not sit in the body learns nothing about its fields.
  const ctx = context.get(requestContext);
  if (!orNotFound(await read(ctx, (db) => findMeeting(ctx, db, params.id))).isMember) throwIfClosed("not-allowed");
  const form = await request.formData();
  const people = await readPeople(ctx, form, ["personId"]);
  const act = isClear(people) ? await actOnParticipants(ctx, params.id, form) : { fault: "meetings.fault-person" as const };
  if (act.fault) return data({ fault: act.fault, person: people["personId"] ?? NOBODY, agendaItemId: String(form.get("agendaItemId") ?? "") }, { status: 422 });
  return redirect(`${href("/app/:region/sitzungen/:id/teilnahme", params)}?${new URLSearchParams(act.told)}`, 303);
}

export default function ParticipantsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, meeting, nonce, isAhead, notice, mails } = loaderData;
  const name = meetingName(t, meeting);
  const mayInvite = meeting.mayKeep && isAhead && (meeting.state === "planned" || meeting.state === "invited");
  const unreachable = meeting.participants.filter(({ hasAddress }) => !hasAddress);
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("meetings.title"), href: href("/app/:region/sitzungen", { region }) },
        { label: name, href: href("/app/:region/sitzungen/:id", { region, id: meeting.id }) },
      ]}
      kicker={`${meeting.gremium.name}: ${name}`}
      title={t("meetings.participants-title")}
      head={<MeetingHead region={region} meeting={meeting} />}
      notice={
        actionData ? (
          <Notice kind="error">{t(actionData.fault)}</Notice>
        ) : notice ? (
          <Notice kind="success">{notice === "invited" ? t("meetings.notice-invited", { mails }) : t(`meetings.notice-${notice}`)}</Notice>
        ) : undefined
      }
      aside={mayInvite ? <Invite region={region} meeting={meeting} nonce={nonce} refused={actionData} /> : undefined}
    >
      <title>{`${t("meetings.participants-title")} – ${name} – ${frame.region.name}`}</title>
      {meeting.mayKeep && unreachable.length > 0 ? (
        <Notice kind="warn" title={t("meetings.without-address-title")}>
          <p>{t("meetings.without-address")}</p>
          <ul>
            {unreachable.map((person) => (
              <li key={person.id}>{[person.name, person.organisation].join(", ")}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {meeting.participants.length === 0 ? <p className="muted">{t("meetings.participants-empty")}</p> : <People meeting={meeting} isAhead={isAhead} />}
    </WorkspacePage>
  );
}

function People({ meeting, isAhead }: { meeting: MeetingPage; isAhead: boolean }) {
  const { t } = useTexts();
  const mayRecord = meeting.mayKeep && meeting.state !== "cancelled" && (!isAhead || meeting.state === "held");
  const hasNeeds = meeting.participants.some(({ needs }) => needs !== null);
  const table = (
    <Table
      caption={t("meetings.participants-title")}
      columns={[
        { label: t("meetings.person") },
        { label: t("meetings.answer") },
        ...(hasNeeds ? [{ label: t("meetings.needs") }] : []),
        { label: t("meetings.attendance") },
      ]}
      rows={meeting.participants.map((participant) => ({
        key: participant.id,
        cells: [
          <Person key="person" participant={participant} />,
          <Answer key="answer" participant={participant} />,
          ...(hasNeeds ? [<Needs key="needs" participant={participant} />] : []),
          mayRecord && participant.standsInFor === null ? (
            <select
              key="attended"
              className="kern-form-input__select"
              name={`attended-${participant.id}`}
              defaultValue={participant.attended ?? ""}
              aria-label={t("meetings.attendance-of", { name: participant.name })}
            >
              <option value="">{t("meetings.attended-unknown")}</option>
              {ATTENDANCES.map((value) => (
                <option key={value} value={value}>
                  {t(`meetings.attended-${value}`)}
                </option>
              ))}
            </select>
          ) : participant.attended ? (
            t(`meetings.attended-${participant.attended}`)
          ) : (
            ""
          ),
        ],
      }))}
    />
  );
  return (
    <>
      {hasNeeds ? <p className="muted s">{t("meetings.needs-note")}</p> : null}
      {mayRecord ? (
        <form method="post" className="stack">
          <p className="muted s">{t("meetings.attendance-lede")}</p>
          {table}
          <div className="row">
            <Button kind="primary" name="intent" value="attendance">
              {t("meetings.attendance-save")}
            </Button>
          </div>
        </form>
      ) : (
        table
      )}
    </>
  );
}

function Person({ participant: { name, organisation, isGuest, itemTitle, standsInFor, votes } }: { participant: MeetingParticipant }) {
  const { t } = useTexts();
  return (
    <>
      {name}
      <br />
      <span className="muted s">
        {[
          organisation,
          standsInFor !== null
            ? t("meetings.stands-in-for", { name: standsInFor })
            : itemTitle !== null
              ? t("meetings.guest-of-item", { item: itemTitle })
              : isGuest
                ? t("meetings.guest")
                : votes
                  ? t("meetings.votes")
                  : "",
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </>
  );
}

function Answer({ participant: { answer, mailedAt, substitute } }: { participant: MeetingParticipant }) {
  const { t } = useTexts();
  return (
    <>
      {answer ? t(`meetings.answer-${answer}`) : t(mailedAt ? "meetings.answer-open" : "meetings.answer-not-mailed")}
      {substitute ? (
        <>
          <br />
          <span className="muted s">{t("meetings.substitute", { name: substitute.name })}</span>
        </>
      ) : null}
    </>
  );
}

function Needs({ participant: { needs } }: { participant: MeetingParticipant }) {
  const { t } = useTexts();
  if (!needs) return null;
  const { interpreterLanguage, childcare, access } = needs;
  return (
    <ul className="s">
      {interpreterLanguage ? <li>{t("meetings.needs-interpreter", { language: interpreterLanguage })}</li> : null}
      {childcare ? <li>{t("meetings.needs-childcare", { text: childcare })}</li> : null}
      {access ? <li>{t("meetings.needs-access", { text: access })}</li> : null}
    </ul>
  );
}

function Invite({
  region,
  meeting,
  nonce,
  refused,
}: {
  region: string;
  meeting: MeetingPage;
  nonce: string;
  refused?: { person: Named; agendaItemId: string };
}) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <>
      <Side title={t("meetings.invite-title")}>
        <form method="post" className="stack-s">
          <p className="s">{t("meetings.invite-lede")}</p>
          <DateInput name="answerBy" label={t("meetings.field-answerBy")} defaultValue={meeting.answerBy ?? undefined} max={meeting.on} optional />
          <Button kind="primary" name="intent" value="invite" icon="send">
            {t(meeting.state === "invited" ? "meetings.invite-again" : "meetings.invite-act")}
          </Button>
          {meeting.answerBy ? (
            <p className="muted s">
              {t("meetings.field-answerBy")}: {formats.day(meeting.answerBy)}
            </p>
          ) : null}
        </form>
      </Side>
      <Side title={t("meetings.guest-title")}>
        <form method="post" className="stack-s">
          <p className="s">{t("meetings.guest-lede")}</p>
          <PersonInput name="personId" label={t("meetings.person")} hint={t("forms.person-wanted-hint")} person={refused?.person ?? NOBODY} />
          <PersonList region={region} near={[]} nonce={nonce} />
          {meeting.items.length > 0 ? (
            <Select
              name="agendaItemId"
              label={t("meetings.guest-item")}
              hint={t("meetings.guest-item-hint")}
              empty={t("meetings.guest-whole")}
              choices={meeting.items.map(({ id, position, title }) => ({ value: id, label: `${position}. ${title}` }))}
              defaultValue={refused?.agendaItemId}
              optional
            />
          ) : null}
          <Button name="intent" value="guest">
            {t("meetings.guest-act")}
          </Button>
        </form>
      </Side>
    </>
  );
}
