import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { CheckBox } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useLocale, useTexts } from "#app/components/locale.tsx";
import { idOfForm } from "#app/form-id.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { interestChoices } from "#app/offers/interest-choices.ts";
import { ContactFields, NeedFields } from "#app/offers/interest-fields.tsx";
import { onlyByMail } from "#app/offers/booking-form.ts";
import { contactFrom, needFrom } from "#app/offers/interest-form.ts";
import { houseContext, requestContext } from "#app/request.ts";
import { askForCourse } from "#domain/offers/courses/interest/index.ts";
import { countVisitorWrite } from "#platform/auth/index.ts";
import { textsOf } from "../../workspace/network/form.ts";
import { publicRegion } from "../frame.tsx";
import type { Route } from "./+types/interest.ts";
import { offeredLocale, PortalFrame } from "./portal-frame.tsx";

/** A whole accommodation may stand behind one address; more in a row is a machine. */
const MOST_IN_A_ROW = 40;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  offeredLocale(ctx.region, params.lang);
  return { region: publicRegion(ctx.region), choices: await interestChoices(ctx), isSent: url.searchParams.has("danke") };
}

/** What keeps machines out: an entry counts only after the click in a mail, and an address may not send many. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  offeredLocale(ctx.region, params.lang);
  const form = await request.formData();
  const typed = textsOf(form);
  const again = (faults: Record<string, MessageKey>, status = 422) => data({ typed, faults }, { status });
  const [need, contact] = [needFrom(typed), contactFrom(typed)];
  const consent: Record<string, MessageKey> = "consent" in typed ? {} : { consent: "interest.fault-consent" };
  if (!need.ok || !contact.ok || consent.consent) {
    return again({ ...(need.ok ? {} : need.faults), ...(contact.ok ? {} : onlyByMail(contact.faults)), ...consent });
  }
  if (!(await countVisitorWrite(context.get(houseContext), "interest", MOST_IN_A_ROW, request))) return again({ "": "interest.fault-throttled" }, 429);
  const asked = await askForCourse(ctx, need.value, contact.value, await idOfForm(form));
  if (asked.ok) return redirect(`${href("/:region/:lang/kurse/interesse", params)}?danke=1`, 303);
  if (asked.refusal === "too-many") return again({ "": "interest.fault-closed" }, 409);
  return again(asked.refusal === "no-address" ? { email: "bookings.fault-email-needed" } : { municipalityId: "interest.fault-check" });
}

export default function InterestPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const { region, choices, isSent } = loaderData;
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  const typed: Record<string, string> = { language: locale, ...actionData?.typed };
  const thanks = isSent && !actionData;
  const heading = t(thanks ? "interest.sent-title" : "interest.form-title");
  return (
    <PortalFrame region={region} area="kurse">
      <title>{`${heading} – ${region.name}`}</title>
      <header className="page-head flow">
        <h1>{heading}</h1>
        <p className="lede">{t(thanks ? "interest.sent-text" : "interest.form-lede")}</p>
      </header>
      {thanks ? null : (
        <form method="post" className="stack narrow flow" noValidate>
          <FormId />
          <FormErrors errors={errors} />
          <NeedFields typed={typed} errors={errors} choices={choices} isOwn />
          <ContactFields typed={typed} errors={errors} choices={choices} needsEmail />
          <CheckBox name="consent" label={t("interest.form-agree")} error={errors.consent} defaultChecked={"consent" in typed} />
          <p className="muted s">{t("interest.form-privacy")}</p>
          <div className="row">
            <Button kind="primary">{t("interest.send")}</Button>
          </div>
        </form>
      )}
    </PortalFrame>
  );
}
