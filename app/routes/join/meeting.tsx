import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { RadioList, Select, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { German, german } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { linkUnknown } from "#app/link-is-over.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { requestContext } from "#app/request.ts";
import { AnswerMeeting, answerMeeting, findOwnInvitation, localTime } from "#domain/network/meetings/index.ts";
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
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const typed = {
    answer: text("answer"),
    substitute: text("substitute"),
    interpreter: text("interpreter"),
    childcare: text("childcare"),
    access: text("access"),
  };
  const again = (faults: Record<string, MessageKey>, status = 422) => data({ faults, typed }, { status });
  const input = AnswerMeeting.safeParse({
    answer: typed.answer,
    substitutePersonId: typed.substitute || null,
    interpreterLanguage: typed.interpreter,
    childcare: typed.childcare,
    access: typed.access,
  });
  if (!input.success)
    return again(
      Object.fromEntries(
        input.error.issues.map(({ path }) => [
          path[0] === "interpreterLanguage" ? "interpreter" : path[0] === "substitutePersonId" ? "substitute" : String(path[0] ?? ""),
          path[0] === "answer" ? "invitation.fault-answer" : "invitation.fault-check",
        ]),
      ),
    );
  const answered = await answerMeeting(ctx, input.data);
  if (!answered.ok) {
    if (answered.refusal === "not-allowed") throw linkUnknown();
    const at = { "too-late": "", "person-unknown": "substitute", "not-online": "answer" }[answered.refusal];
    return again({ [at]: `invitation.fault-${answered.refusal}` }, answered.refusal === "too-late" ? 409 : 422);
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
        {own.isOpen ? <AnswerForm own={own} faults={actionData?.faults ?? {}} typed={actionData?.typed ?? null} /> : null}
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

type Own = Route.ComponentProps["loaderData"]["own"];
type Typed = { answer: string; substitute: string; interpreter: string; childcare: string; access: string };

function AnswerForm({ own, faults, typed }: { own: Own; faults: Record<string, MessageKey>; typed: Typed | null }) {
  const { t } = useTexts();
  const errors = Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)]));
  const answers = own.onlineUrl ? (["yes", "online", "no"] as const) : (["yes", "no"] as const);
  const given: Typed = typed ?? {
    answer: own.answer ?? "",
    substitute: own.substitutePersonId ?? "",
    interpreter: own.needs?.interpreterLanguage ?? "",
    childcare: own.needs?.childcare ?? "",
    access: own.needs?.access ?? "",
  };
  return (
    <form method="post" className="stack-l">
      <FormErrors errors={errors} />
      <RadioList
        name="answer"
        label={t("invitation.answer")}
        error={errors["answer"]}
        chosen={given.answer}
        choices={answers.map((value) => ({ value, label: t(`invitation.${value}`) }))}
      />
      {own.colleagues.length > 0 ? (
        <Select
          name="substitute"
          label={t("invitation.substitute")}
          hint={t("invitation.substitute-hint")}
          empty={t("invitation.substitute-none")}
          choices={own.colleagues.map(({ id, name }) => ({ value: id, label: name, lang: "de" }))}
          defaultValue={given.substitute}
          error={errors["substitute"]}
          optional
        />
      ) : null}
      <details open={Boolean(given.interpreter || given.childcare || given.access)}>
        <summary>{t("invitation.needs")}</summary>
        <div className="stack flow-s">
          <p className="muted s">{t("invitation.needs-lede")}</p>
          <TextInput
            name="interpreter"
            label={t("invitation.interpreter")}
            defaultValue={given.interpreter}
            error={errors["interpreter"]}
            maxLength={60}
            optional
          />
          <TextInput
            name="childcare"
            label={t("invitation.childcare")}
            hint={t("invitation.childcare-hint")}
            defaultValue={given.childcare}
            error={errors["childcare"]}
            maxLength={500}
            optional
          />
          <TextInput
            name="access"
            label={t("invitation.access")}
            hint={t("invitation.access-hint")}
            defaultValue={given.access}
            error={errors["access"]}
            maxLength={500}
            optional
          />
        </div>
      </details>
      <div className="row">
        <Button kind="primary">{t("invitation.send")}</Button>
      </div>
    </form>
  );
}
