import { data, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { CheckBox } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { interestChoices } from "#app/offers/interest-choices.ts";
import { ContactFields, NeedFields } from "#app/offers/interest-fields.tsx";
import { contactFrom, needFrom } from "#app/offers/interest-form.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditOffers } from "#domain/offers/index.ts";
import { enterInterest } from "#domain/offers/courses/interest/index.ts";
import { throwIfClosed } from "../../meetings/refusals.ts";
import { textsOf } from "../../network/form.ts";
import type { Route } from "./+types/interested-new.ts";
import { interestCrumbs, interestHome } from "./interest-home.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    choices: await interestChoices(ctx),
    keepsList: mayEditOffers(ctx.actor),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const typed = textsOf(form);
  const again = (faults: Record<string, MessageKey>) => data({ typed, faults }, { status: 422 });
  const need = needFrom(typed);
  if (!need.ok) return again(need.faults);
  const contact = "consent" in typed ? contactFrom(typed) : null;
  if (contact && !contact.ok) return again(contact.faults);
  const entered = await enterInterest(ctx, need.value, contact?.value ?? null, await idOfForm(form));
  if (entered.ok) return redirect(`${interestHome(params.region, mayEditOffers(ctx.actor))}?hinweis=entered`, 303);
  throwIfClosed(entered.refusal);
  return again({ municipalityId: "interest.fault-check" });
}

export default function NewInterestPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, choices, keepsList } = loaderData;
  const list = interestHome(region, keepsList);
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  const typed: Record<string, string> = actionData?.typed ?? { language: "de" };
  return (
    <WorkspacePage {...frame} crumbs={interestCrumbs(t, region, keepsList)} title={t("interest.enter")} lede={t("interest.enter-lede")}>
      <title>{`${t("interest.enter")} – ${frame.region.name}`}</title>
      <form method="post" className="stack narrow" noValidate>
        <FormId />
        <FormErrors errors={errors} />
        <NeedFields typed={typed} errors={errors} choices={choices} isOwn={false} />
        <CheckBox name="consent" label={t("interest.consent")} error={errors.consent} defaultChecked={"consent" in typed} />
        <ContactFields typed={typed} errors={errors} choices={choices} needsEmail={false} />
        <SubmitBar label={t("interest.enter-act")} cancel={{ href: list, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
