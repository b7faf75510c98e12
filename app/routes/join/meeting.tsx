import { data, redirect } from "react-router";
import { German, german } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { linkUnknown } from "#app/link-is-over.ts";
import { answerFaults, readMeetingAnswer } from "#app/meetings/read-answer.ts";
import { MeetingAnswerForm } from "#app/meetings/answer-form.tsx";
import { requestContext } from "#app/request.ts";
import { answerMeeting, findOwnInvitation, localTime } from "#domain/network/meetings/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import type { Route } from "./+types/meeting.ts";
import { WhomToCall } from "./whom-to-call.tsx";

const LANGUAGES = [
  ["de", "Deutsch"],
  ["en", "English"],
  ["ar", "العربية"],
] as const;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { meeting, person, ...own } = await ownInvitation(ctx);
  const { name, isDemo, contactName, contactPhone } = ctx.region;
  return {
    own,
    code: params.code,
    person: {
      name:
        person.salutation === "Frau" || person.salutation === "Herr"
          ? `${person.salutation} ${person.lastName}`
          : `${person.firstName} ${person.lastName}`.trim(),
    },
    title: meeting.title,
    number: meeting.number,
    on: localTime(ctx.region.timeZone, meeting.startsAt).on,
    meeting: { startsAt: meeting.startsAt, endsAt: meeting.endsAt, place: meeting.place, state: meeting.state },
    region: { name, isDemo, contactName, contactPhone },
    thanks: url.searchParams.has("danke"),
  };
}

export async function action({ request, params, context, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await ownInvitation(ctx);
  const { typed, input, faults } = readMeetingAnswer(await request.formData());
  if (!input) return data({ faults, typed }, { status: 422 });
  const answered = await answerMeeting(ctx, input);
  if (!answered.ok) {
    if (answered.refusal === "not-allowed") throw linkUnknown();
    return data({ faults: answerFaults(answered.refusal), typed }, { status: answered.refusal === "too-late" ? 409 : 422 });
  }
  const language = url.searchParams.get("sprache");
  return redirect(`/j/${params.code}/sitzung?${new URLSearchParams({ danke: "1", ...(language ? { sprache: language } : {}) })}`, { status: 303 });
}

/** @throws 404 as data: the link was revoked a moment ago */
async function ownInvitation(ctx: Context) {
  const own = await read(ctx, (db) => findOwnInvitation(ctx, db));
  if (!own) throw linkUnknown();
  return own;
}

export default function MeetingAnswerPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t, rich } = useTexts();
  const { locale } = useLocale();
  const formats = useFormats();
  const { own, code, person, title, number, on, meeting, region, thanks } = loaderData;
  const heading = t(own.isOpen ? "invitation.title" : meeting.state === "cancelled" ? "invitation.title-cancelled" : "invitation.title-over");
  return (
    <JoinPage
      region={region.name}
      demo={region.isDemo}
      languages={LANGUAGES.filter(([language]) => language !== locale).map(([language, label]) => ({ locale: language, label, href: `?sprache=${language}` }))}
      title={heading}
      lede={
        // A title is content and stays German on pages of every language; a number is ours to say.
        title
          ? rich("invitation.lede", { german, name: person.name, gremium: own.gremium, title })
          : number === null
            ? rich("invitation.lede-unnamed", { german, name: person.name, gremium: own.gremium })
            : rich("invitation.lede-numbered", { german, name: person.name, gremium: own.gremium, number })
      }
    >
      <title>{`${heading} – ${region.name}`}</title>
      <div className="stack-l flow">
        <ul className="stack-s">
          <li>
            <Icon name="calendar-event" />{" "}
            {t(own.itemTime ? "invitation.when-about" : "invitation.when", {
              day: formats.weekday(on),
              from: formats.time((own.itemTime ?? meeting).startsAt),
              to: formats.time((own.itemTime ?? meeting).endsAt),
            })}
          </li>
          {meeting.place ? (
            <li>
              <Icon name="map-pin" /> <German>{meeting.place}</German>
            </li>
          ) : null}
          {own.onlineUrl ? (
            <li>
              <Icon name="world" />{" "}
              <a href={own.onlineUrl} rel="noreferrer">
                {t("invitation.online-link")}
              </a>
            </li>
          ) : null}
        </ul>
        {thanks && !actionData ? (
          <Notice kind="success" title={t("invitation.thanks")}>
            {t("invitation.can-change")}
          </Notice>
        ) : null}
        {own.cancelledReason && meeting.state === "cancelled" ? <p>{rich("invitation.reason", { german, reason: own.cancelledReason })}</p> : null}
        {own.isOpen ? <MeetingAnswerForm own={own} faults={actionData?.faults ?? {}} typed={actionData?.typed ?? null} /> : null}
        {own.note ? (
          <p>
            <German>{own.note}</German>
          </p>
        ) : null}
        {own.agenda.length > 0 ? (
          <section aria-labelledby="h-agenda">
            <h2 id="h-agenda">{t(own.itemTime ? "invitation.item" : "invitation.agenda")}</h2>
            <ol className="prose">
              {own.agenda.map((item) => (
                <li key={item.id}>
                  <German>{item.title}</German>
                  {item.durationMinutes === null ? null : <span className="muted s"> {t("invitation.minutes", { count: item.durationMinutes })}</span>}
                </li>
              ))}
            </ol>
          </section>
        ) : null}
        {own.papers.length > 0 ? (
          <section aria-labelledby="h-papers">
            <h2 id="h-papers">{t("invitation.papers")}</h2>
            <ul className="prose">
              {own.papers.map((paper) => (
                <li key={paper.id}>
                  <a href={`/j/${code}/sitzung/${paper.id}`}>
                    <German>{paper.title}</German>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <WhomToCall region={region} />
      </div>
    </JoinPage>
  );
}
