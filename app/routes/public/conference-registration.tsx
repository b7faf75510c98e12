import { data, redirect } from "react-router";
import { findPublicConference, Register, register } from "#domain/network/conferences/index.ts";
import { localTime } from "#domain/network/meetings/index.ts";
import { countVisitorWrite } from "#platform/auth/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { Button } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { CheckList, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { German, german } from "#app/components/german.tsx";
import { useFormats, useInLanguage, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { idOfForm } from "#app/form-id.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { houseContext, localeContext, requestContext } from "#app/request.ts";
import { isId, textsOf } from "../workspace/network/form.ts";
import type { Route } from "./+types/conference-registration";
import { ConferenceFrame } from "./conference-frame.tsx";
import { publicRegion } from "./frame.tsx";

/** A whole office may stand behind one address; more in a row is a machine. */
const MOST_IN_A_ROW = 40;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const conference = await shown(ctx, params.id);
  return {
    region: publicRegion(ctx.region),
    today: ctx.today,
    on: localTime(ctx.region.timeZone, conference.startsAt).on,
    conference,
    isSent: url.searchParams.has("danke"),
  };
}

/** @throws 404 as data */
async function shown(ctx: Context, id: string) {
  const conference = isId(id) ? await read(ctx, (db) => findPublicConference(ctx, db, id)) : null;
  if (!conference || conference.state === "cancelled") throw data({ code: "not-found" }, { status: 404 });
  return conference;
}

/**
 * The one form that strangers send. Nothing is asked that a machine could not answer, too (no riddle, no hidden field): what
 * keeps machines out is that a registration counts only after the click in a mail, and that an address may not send many.
 */
export async function action({ request, params, context, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const conference = await shown(ctx, params.id);
  const form = await request.formData();
  const typed = { texts: textsOf(form), workshopIds: form.getAll("workshopIds").map(String) };
  const again = (faults: Record<string, MessageKey>, status = 422) => data({ typed, faults }, { status });
  const locale = context.get(localeContext);
  const { name = "", organisation = "", email = "" } = typed.texts;
  const input = Register.safeParse({
    conferenceId: conference.id,
    name,
    organisation,
    email: email.trim(),
    language: locale === "en" || locale === "ar" ? locale : "de",
    workshopIds: typed.workshopIds,
  });
  if (!input.success)
    return again(
      Object.fromEntries(
        input.error.issues.map(({ path: [field] }) => [
          String(field ?? ""),
          field === "name" ? "registration.fault-name" : field === "email" ? "registration.fault-email" : "registration.fault-check",
        ]),
      ),
    );
  if (!(await countVisitorWrite(context.get(houseContext), "registration", MOST_IN_A_ROW, request))) return again({ "": "registration.fault-throttled" }, 429);
  const registered = await register(ctx, input.data, await idOfForm(form));
  if (!registered.ok)
    return registered.refusal === "not-open"
      ? again({ "": "registration.fault-not-open" }, 409)
      : again({ workshopIds: "registration.fault-workshops-overlap" });
  const language = url.searchParams.get("sprache");
  const query = new URLSearchParams({ ...(language ? { sprache: language } : {}), danke: "1" });
  return redirect(`${url.pathname.replace(/\.data$/, "")}?${query}`, 303);
}

export default function ConferenceRegistrationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t, rich } = useTexts();
  const formats = useFormats();
  const inLanguage = useInLanguage();
  const { region, today, on, conference, isSent } = loaderData;
  const back = `/${region.slug}/konferenzen/${conference.id}${inLanguage}`;
  const typed = actionData?.typed.texts ?? {};
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  const field = (name: string) => ({ name, defaultValue: typed[name], error: errors[name] });
  const title = isSent && !actionData ? t("registration.sent-title") : t("registration.form-title");
  return (
    <ConferenceFrame region={region} today={today} languages={conference.languages}>
      <title>{`${title} – ${region.name}`}</title>
      <header className="page-head hero">
        <Crumbs crumbs={[{ label: t("registration.kicker"), href: back }, { label: title }]} />
        <h1>{title}</h1>
        <p className="lede">
          {isSent && !actionData ? t("registration.sent-text") : rich("registration.form-lede", { german, title: conference.title, day: formats.weekday(on) })}
        </p>
      </header>
      {isSent && !actionData ? (
        <p>
          <a href={back}>{t("registration.back")}</a>
        </p>
      ) : conference.takesRegistrations ? (
        <form method="post" className="stack narrow flow" noValidate>
          <FormId />
          <FormErrors errors={errors} />
          <TextInput
            {...field("name")}
            label={t("registration.name")}
            hint={t("registration.name-hint")}
            autoComplete="name"
            dir="auto"
            maxLength={120}
            required
          />
          <TextInput {...field("organisation")} label={t("registration.organisation")} autoComplete="organization" dir="auto" maxLength={160} optional />
          <TextInput {...field("email")} type="email" label={t("registration.email")} autoComplete="email" dir="ltr" maxLength={200} required />
          {conference.workshops.length > 0 ? (
            <CheckList
              name="workshopIds"
              label={t("registration.choose-workshops")}
              hint={t("registration.choose-hint")}
              error={errors["workshopIds"]}
              chosen={actionData?.typed.workshopIds ?? []}
              choices={conference.workshops.map((workshop) => ({
                value: workshop.id,
                label: <German>{workshop.title}</German>,
                hint: `${t("registration.time", { from: formats.time(workshop.startsAt), to: formats.time(workshop.endsAt) })} · ${t(`registration.left-${workshop.left}`)}`,
              }))}
            />
          ) : null}
          <p className="muted s">{t("registration.privacy")}</p>
          <div className="row">
            <Button kind="primary">{t("registration.send")}</Button>
          </div>
        </form>
      ) : (
        <Notice title={t("registration.closed")} />
      )}
    </ConferenceFrame>
  );
}
