import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { CheckList, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { German, german } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { linkUnknown } from "#app/link-is-over.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { requestContext } from "#app/request.ts";
import { AnswerRegistration, answerRegistration, findOwnRegistration } from "#domain/network/conferences/index.ts";
import { localTime } from "#domain/network/meetings/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { textsOf } from "../workspace/network/form.ts";
import type { Route } from "./+types/registration.ts";
import { otherLanguages } from "./languages.ts";
import { WhomToCall } from "./whom-to-call.tsx";

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { conference, registration, name, needs, workshops, isOpen, isFull, ahead, onlineUrl } = await ownRegistration(ctx);
  const { title, startsAt, endsAt, place, state, cancelledReason } = conference;
  const { name: region, isDemo, contactName, contactPhone } = ctx.region;
  return {
    conference: { title, startsAt, endsAt, place, isCancelled: state === "cancelled", cancelledReason },
    on: localTime(ctx.region.timeZone, startsAt).on,
    state: registration.state,
    name,
    needs: { interpreter: needs?.interpreterLanguage ?? "", childcare: needs?.childcare ?? "", access: needs?.access ?? "" },
    workshops: workshops.map((workshop) => ({
      id: workshop.id,
      title: workshop.title,
      sentence: workshop.sentence,
      startsAt: workshop.startsAt,
      endsAt: workshop.endsAt,
      own: workshop.own,
      ahead: workshop.ahead,
      isFull: workshop.isFull,
    })),
    isOpen,
    isFull,
    ahead,
    onlineUrl: registration.state === "registered" ? onlineUrl : null,
    region: { name: region, isDemo, contactName, contactPhone },
    thanks: url.searchParams.has("danke"),
  };
}

export async function action({ request, params, context, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await ownRegistration(ctx);
  const form = await request.formData();
  const texts = textsOf(form);
  const typed = { texts, workshopIds: form.getAll("workshopIds").map(String) };
  const again = (faults: Record<string, MessageKey>, status = 422) => data({ faults, typed }, { status });
  const { intent = "", interpreter = "", childcare = "", access = "" } = texts;
  if (intent !== "come" && intent !== "leave") return again({ "": "registration.fault-check" });
  const input = AnswerRegistration.safeParse({
    comes: intent === "come",
    workshopIds: typed.workshopIds,
    needs: { interpreterLanguage: interpreter, childcare, access },
  });
  if (!input.success) return again({ [String(input.error.issues[0]?.path.at(-1) ?? "")]: "registration.fault-check" });
  const answered = await answerRegistration(ctx, input.data);
  if (!answered.ok) {
    if (answered.refusal === "not-allowed") throw linkUnknown();
    return answered.refusal === "too-late" ? again({ "": "registration.fault-too-late" }, 409) : again({ workshopIds: "registration.fault-workshops-overlap" });
  }
  const language = url.searchParams.get("sprache");
  return redirect(`/j/${params.code}/anmeldung?${new URLSearchParams({ danke: "1", ...(language ? { sprache: language } : {}) })}`, 303);
}

/** @throws 404 as data: the link was revoked, or the name behind it is deleted */
async function ownRegistration(ctx: Context) {
  const own = await read(ctx, (db) => findOwnRegistration(ctx, db));
  if (!own) throw linkUnknown();
  return own;
}

export default function RegistrationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t, rich } = useTexts();
  const { locale } = useLocale();
  const formats = useFormats();
  const { conference, on, state, name, isOpen, ahead, region, thanks, onlineUrl } = loaderData;
  const heading = t(`registration.link-title-${conference.isCancelled ? "cancelled" : isOpen || state === "registered" ? state : "over"}`);
  return (
    <JoinPage
      region={region.name}
      demo={region.isDemo}
      languages={otherLanguages(locale)}
      title={heading}
      lede={rich("registration.link-lede", { german, name, title: conference.title })}
    >
      <title>{`${heading} – ${region.name}`}</title>
      <div className="stack-l flow">
        {thanks && !actionData ? (
          <Notice kind="success" title={t("registration.thanks")}>
            {isOpen ? t("registration.can-change") : null}
          </Notice>
        ) : null}
        {conference.isCancelled && conference.cancelledReason ? (
          <p>{rich("registration.cancelled-reason", { german, reason: conference.cancelledReason })}</p>
        ) : null}
        {state === "waiting" && isOpen ? <p>{t("registration.ahead", { count: ahead })}</p> : null}
        <ul className="stack-s">
          <li>
            <Icon name="calendar-event" />{" "}
            {t("registration.when", { day: formats.weekday(on), from: formats.time(conference.startsAt), to: formats.time(conference.endsAt) })}
          </li>
          {conference.place ? (
            <li>
              <Icon name="map-pin" /> <German>{conference.place}</German>
            </li>
          ) : null}
          {onlineUrl ? (
            <li>
              <Icon name="world" />{" "}
              <a href={onlineUrl} rel="noreferrer">
                {t("registration.online-link")}
              </a>
            </li>
          ) : null}
        </ul>
        {isOpen ? <AnswerForm own={loaderData} again={actionData} /> : null}
        <WhomToCall region={region} />
      </div>
    </JoinPage>
  );
}

type Own = Route.ComponentProps["loaderData"];

function AnswerForm({ own, again }: { own: Own; again: Route.ComponentProps["actionData"] }) {
  const { t } = useTexts();
  const formats = useFormats();
  const { state, workshops } = own;
  const errors = Object.fromEntries(Object.entries(again?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  const texts: Record<string, string> = again?.typed.texts ?? own.needs;
  const isIn = state === "registered" || state === "waiting";
  const standing = (workshop: Own["workshops"][number]) =>
    workshop.own === "place"
      ? t("registration.workshop-place")
      : workshop.own === "waiting"
        ? t("registration.workshop-waiting", { count: workshop.ahead })
        : t(workshop.isFull ? "registration.workshop-full" : "registration.workshop-free");
  return (
    <form method="post" className="stack-l">
      <FormErrors errors={errors} />
      {workshops.length > 0 ? (
        <CheckList
          name="workshopIds"
          label={t("registration.choose-workshops")}
          hint={t("registration.choose-hint")}
          error={errors["workshopIds"]}
          chosen={again?.typed.workshopIds ?? workshops.flatMap(({ id, own: has }) => (has ? [id] : []))}
          choices={workshops.map((workshop) => ({
            value: workshop.id,
            label: <German>{workshop.title}</German>,
            hint: `${t("registration.time", { from: formats.time(workshop.startsAt), to: formats.time(workshop.endsAt) })} · ${standing(workshop)}`,
          }))}
        />
      ) : null}
      <details open={Boolean(texts["interpreter"] || texts["childcare"] || texts["access"])}>
        <summary>{t("registration.needs")}</summary>
        <div className="stack flow-s">
          <p className="muted s">{t("registration.needs-lede")}</p>
          <TextInput name="interpreter" label={t("invitation.interpreter")} defaultValue={texts["interpreter"]} maxLength={60} dir="auto" optional />
          <TextInput
            name="childcare"
            label={t("invitation.childcare")}
            hint={t("invitation.childcare-hint")}
            defaultValue={texts["childcare"]}
            maxLength={500}
            dir="auto"
            optional
          />
          <TextInput
            name="access"
            label={t("invitation.access")}
            hint={t("invitation.access-hint")}
            defaultValue={texts["access"]}
            maxLength={500}
            dir="auto"
            optional
          />
        </div>
      </details>
      <div className="row">
        <Button kind="primary" name="intent" value="come">
          {t(isIn ? "registration.act-save" : state === "asked" ? "registration.act-confirm" : "registration.act-come")}
        </Button>
        {state === "withdrawn" || state === "declined" || state === "asked" ? null : (
          <Button name="intent" value="leave">
            {t(isIn ? "registration.act-withdraw" : "registration.act-decline")}
          </Button>
        )}
      </div>
    </form>
  );
}
