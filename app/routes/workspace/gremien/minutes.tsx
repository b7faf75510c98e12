import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { composeMinutesLetter } from "#app/mails/minutes.ts";
import { quorumText } from "#app/quorum-text.ts";
import { nearNames, readPeople } from "#app/named-fields.ts";
import { PersonList } from "#app/routes/workspace/network/name-inputs.tsx";
import { accountContext, houseContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { textsOf } from "#app/routes/workspace/network/form.ts";
import { loadFrame, mayOpen } from "#app/workspace.ts";
import { decisionsOfMeeting, mayCreateMeasure } from "#domain/concept/measures/index.ts";
import { findMinutes, sendMinutes } from "#domain/network/minutes/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/minutes.ts";
import { actOnMinutes, NOTICES } from "./minutes-acts.ts";
import { MinutesColumns } from "./minutes-column.tsx";
import { meetingPath, MinutesState, useMeetingName } from "./minutes-words.tsx";
import { minutesPdf } from "./minutes-document.ts";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const query = new URL(request.url).searchParams;
  const found = await read(ctx, async (db) => {
    const minutes = await findMinutes(ctx, db, params.id);
    if (!minutes) return null;
    const isOpen = minutes.mayKeep && minutes.minutesState !== "approved" && minutes.state !== "cancelled";
    return {
      minutes,
      isOpen,
      near: isOpen ? await nearNames(ctx, db, { gremiumId: minutes.gremium.id }) : [],
      measures: minutes.mayRead ? await decisionsOfMeeting(ctx, db, minutes.id) : [],
    };
  });
  if (!found) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/gremien"),
    region: params.region,
    ...found,
    nonce: context.get(scriptNonceContext),
    ownName: context.get(accountContext)?.name ?? "",
    now: ctx.now.toISOString(),
    mayMakeMeasure: mayOpen(ctx, "/app/:region/massnahmen/neu") && mayCreateMeasure(ctx.actor),
    writes: query.get("punkt"),
    notice: NOTICES.find((word) => word === query.get("hinweis")) ?? null,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  // Who does not see the meeting learns from no form that there is one.
  const minutes = await read(ctx, (db) => findMinutes(ctx, db, params.id));
  if (!minutes) throw data({ code: "not-found" }, { status: 404 });
  const form = await request.formData();
  const people = await readPeople(ctx, form, ["owner"], { gremiumId: minutes.gremium.id });
  const typed = textsOf(form);
  const path = meetingPath(params.region, params.id);
  if (typed.intent === "send") {
    const { origin } = context.get(houseContext).settings;
    const pdf = await minutesPdf(ctx, params.id);
    if (!pdf) throw data({ code: "not-found" }, { status: 404 });
    const sent = await sendMinutes(ctx, { meetingId: params.id, pdf }, composeMinutesLetter(origin));
    if (sent.ok) return redirect(`${path}?hinweis=sent`, 303);
    if (sent.refusal === "not-allowed" || sent.refusal === "meeting-not-found") throw refusedPage(sent.refusal);
    return data(
      { itemId: "", form: "meeting" as const, error: `minutes.refused-${sent.refusal}` as const, typed: {}, people: {}, conflict: null },
      { status: 409 },
    );
  }
  const acted = await actOnMinutes(ctx, params.id, typed, people, await idOfForm(form));
  if (acted.kind === "refused") throw refusedPage(acted.refusal);
  if (acted.kind === "again") return data(acted.again, { status: acted.again.conflict ? 409 : 422 });
  const query = new URLSearchParams({ ...(acted.writes ? { punkt: acted.itemId } : {}), ...(acted.notice ? { hinweis: acted.notice } : {}) });
  return redirect(`${path}?${query}${acted.itemId ? `#punkt-${acted.itemId}` : ""}`, 303);
}

function refusedPage(refusal: string) {
  return refusal === "not-allowed" ? data({ code: "not-allowed" }, { status: 403 }) : data({ code: "not-found" }, { status: 404 });
}

export default function MinutesRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const nameOf = useMeetingName();
  const { frame, region, minutes, isOpen, notice } = loaderData;
  const name = nameOf(minutes);
  const file = (kind: string) => href("/app/:region/sitzungen/:id/protokoll/datei/:file", { region, id: minutes.id, file: `protokoll.${kind}` });
  const refused = actionData?.form === "meeting" ? actionData.error : null;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("meetings.title"), href: href("/app/:region/sitzungen", { region }) },
        { label: minutes.gremium.name, href: href("/app/:region/gremien/:id", { region, id: minutes.gremium.id }) },
        { label: name, href: href("/app/:region/sitzungen/:id", { region, id: minutes.id }) },
      ]}
      kicker={minutes.gremium.name}
      title={minutes.title ? `${name}: ${minutes.title}` : name}
      notice={notice ? <Notice kind="success" title={t(`minutes.notice-${notice}`)} /> : undefined}
      actions={
        minutes.mayRead && minutes.minutesState !== "none" ? (
          <>
            <ButtonLink small icon="printer" href={file("pdf")}>
              {t("minutes.pdf")}
            </ButtonLink>
            <ButtonLink small icon="file-text" href={file("docx")}>
              {t("minutes.docx")}
            </ButtonLink>
          </>
        ) : undefined
      }
      head={
        <p className="row flow-s muted">
          <span>
            <Icon name="calendar-event" />{" "}
            {t("minutes.when", { day: formats.weekday(minutes.on), from: formats.time(minutes.startsAt), to: formats.time(minutes.endsAt) })}
          </span>
          {minutes.place ? (
            <span>
              <Icon name="map-pin" /> {minutes.place}
            </span>
          ) : null}
          {minutes.quorum ? (
            <span>
              <Icon name="users" /> {quorumText(t, minutes.quorum)}
            </span>
          ) : null}
          <MinutesState state={minutes.minutesState} />
        </p>
      }
    >
      <title>{`${t("minutes.minutes")}, ${name}, ${minutes.gremium.name} – ${frame.region.name}`}</title>
      {refused ? <Notice kind="warn">{t(refused)}</Notice> : null}
      {minutes.mayRead ? null : <Notice>{t("minutes.not-readable")}</Notice>}
      <Approval minutes={minutes} />
      {isOpen ? <PersonList region={region} near={loaderData.near} nonce={loaderData.nonce} /> : null}
      <MinutesColumns {...loaderData} again={actionData} />
      {minutes.mayKeep && minutes.minutesState !== "none" ? <Keeping region={region} minutes={minutes} isOpen={isOpen} /> : null}
    </WorkspacePage>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

function Approval({ minutes }: Pick<Loaded, "minutes">) {
  const { t } = useTexts();
  const formats = useFormats();
  if (!minutes.approvedAt) return null;
  const { approvedIn } = minutes;
  return (
    <Notice>
      {approvedIn?.number
        ? t("minutes.approved-in", { number: approvedIn.number, day: formats.day(approvedIn.on) })
        : t("minutes.approved-on", { day: formats.momentDay(minutes.approvedAt) })}
    </Notice>
  );
}

/** After the agenda: closing, approving, sending. */
function Keeping({ region, minutes, isOpen }: Pick<Loaded, "region" | "minutes" | "isOpen">) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <section className="stack noprint" aria-labelledby="h-keeping">
      <h2 id="h-keeping">{t("minutes.outcome")}</h2>
      {isOpen && minutes.state !== "held" ? (
        <form method="post" className="stack-s">
          <p className="s muted">{t("minutes.close-hint", { open: minutes.items.filter(({ outcome }) => outcome !== "finished").length })}</p>
          <p>
            <Button kind="primary" name="intent" value="close">
              {t("minutes.close")}
            </Button>
          </p>
        </form>
      ) : null}
      {isOpen && minutes.state === "held" ? (
        <p>
          <ButtonLink kind="primary" href={href("/app/:region/sitzungen/:id/protokoll/genehmigung", { region, id: minutes.id })}>
            {t("minutes.approve")}
          </ButtonLink>
        </p>
      ) : null}
      <form method="post" className="stack-s">
        <p className="s muted">
          {t("minutes.send-hint")} {minutes.sentAt ? t("minutes.sent-on", { moment: formats.moment(minutes.sentAt) }) : null}
        </p>
        <p>
          <Button icon="mail" name="intent" value="send">
            {t("minutes.send")}
          </Button>
        </p>
      </form>
    </section>
  );
}
