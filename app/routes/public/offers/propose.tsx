import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { CheckBox, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { idOfForm, wasShown } from "#app/form-id.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { houseContext, requestContext } from "#app/request.ts";
import { ProposeOffer, proposeOffer } from "#domain/offers/proposals/index.ts";
import { countVisitorWrite } from "#platform/auth/index.ts";
import { textsOf } from "../../workspace/network/form.ts";
import { publicRegion } from "../frame.tsx";
import type { Route } from "./+types/propose.ts";
import { offeredLocale, PortalFrame } from "./portal-frame.tsx";

/** Several clubs may share a house; more in a row is a machine. */
const MOST_IN_A_ROW = 15;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  offeredLocale(ctx.region, params.lang);
  return { region: publicRegion(ctx.region), isSent: url.searchParams.has("danke") };
}

/**
 * Unlike the other forms for strangers this one mails nobody, so no click in a mail keeps machines out. Instead: a field that
 * people do not see, a form that must have been shown, and an address that may not send many.
 */
export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const language = offeredLocale(ctx.region, params.lang);
  const form = await request.formData();
  const typed = textsOf(form);
  const again = (faults: Record<string, MessageKey>, status = 422) => data({ typed, faults }, { status });
  const { title, text, organisation, place = "", times = "", phone = "", website = "", email = "" } = typed;
  const told = { title, text, organisation, place, times, phone, website, email: email.trim(), isProvider: "isProvider" in typed, language };
  const input = ProposeOffer.safeParse(told);
  if (!input.success) return again(Object.fromEntries(input.error.issues.map(({ path, code }) => faultAt(String(path[0] ?? ""), code))));
  if (typed["subject"] || !wasShown(form, ctx.now)) return again({ "": "proposals.fault-again" });
  if (!(await countVisitorWrite(context.get(houseContext), "offer-proposal", MOST_IN_A_ROW, request))) return again({ "": "proposals.fault-throttled" }, 429);
  const proposed = await proposeOffer(ctx, input.data, await idOfForm(form));
  if (!proposed.ok) return again({ "": "proposals.fault-closed" }, 409);
  return redirect(`${href("/:region/:lang/angebot-melden", params)}?danke=1`, 303);
}

function faultAt(field: string, code: string): [field: string, fault: MessageKey] {
  if (field === "email") return [field, "proposals.fault-email"];
  if (field === "website") return [field, "proposals.fault-website"];
  if (code === "too_big") return [field, "proposals.fault-long"];
  const missing: Record<string, MessageKey> = { title: "proposals.fault-title", text: "proposals.fault-text", organisation: "proposals.fault-organisation" };
  return [field, missing[field] ?? "proposals.fault-long"];
}

export default function ProposeOfferPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { region, isSent } = loaderData;
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  const typed: Record<string, string> = actionData?.typed ?? {};
  const thanks = isSent && !actionData;
  const heading = t(thanks ? "proposals.sent-title" : "proposals.form-title");
  const field = (name: string) => ({ name, defaultValue: typed[name], error: errors[name] });
  return (
    <PortalFrame region={region} area="angebote">
      <title>{`${heading} – ${region.name}`}</title>
      <header className="page-head flow">
        <h1>{heading}</h1>
        <p className="lede">{t(thanks ? "proposals.sent-text" : "proposals.form-lede")}</p>
      </header>
      {thanks ? null : (
        <form method="post" className="stack narrow flow" noValidate>
          <FormId />
          <div hidden>
            <label>
              {t("proposals.stay-empty")} <input type="text" name="subject" tabIndex={-1} autoComplete="off" />
            </label>
          </div>
          <FormErrors errors={errors} />
          <TextInput {...field("title")} label={t("proposals.title")} hint={t("proposals.title-hint")} maxLength={160} dir="auto" required />
          <TextArea {...field("text")} label={t("proposals.text")} hint={t("proposals.text-hint")} rows={5} maxLength={3000} dir="auto" required />
          <TextInput
            {...field("organisation")}
            label={t("proposals.organisation")}
            hint={t("proposals.organisation-hint")}
            maxLength={160}
            dir="auto"
            required
          />
          <TextInput {...field("place")} label={t("proposals.place")} maxLength={200} dir="auto" optional />
          <TextInput {...field("times")} label={t("proposals.times")} hint={t("proposals.times-hint")} maxLength={500} dir="auto" optional />
          <TextInput {...field("phone")} type="tel" label={t("proposals.phone")} hint={t("proposals.phone-hint")} dir="ltr" maxLength={60} optional />
          <TextInput {...field("website")} label={t("proposals.website")} inputMode="url" dir="ltr" maxLength={500} optional />
          <CheckBox name="isProvider" label={t("proposals.is-provider")} defaultChecked={"isProvider" in typed} />
          <TextInput
            {...field("email")}
            type="email"
            label={t("proposals.email")}
            hint={t("proposals.email-hint")}
            autoComplete="email"
            dir="ltr"
            maxLength={200}
            optional
          />
          <p className="muted s">{t("proposals.privacy")}</p>
          <div className="row">
            <Button kind="primary">{t("proposals.send")}</Button>
          </div>
        </form>
      )}
    </PortalFrame>
  );
}
