import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { CheckBox, Select, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { readOffersQuery } from "#app/offers/offers-query.ts";
import { SubscriptionFields } from "#app/offers/subscription-fields.tsx";
import { subscriptionFrom } from "#app/offers/subscription-form.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { enterSubscriber } from "#domain/offers/course-list/index.ts";
import { LEVELS } from "#domain/offers/finding/index.ts";
import { throwIfClosed } from "../../meetings/refusals.ts";
import { textsOf } from "../../network/form.ts";
import type { Route } from "./+types/new.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return { frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"), region: params.region };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const typed = textsOf(form);
  const again = (faults: Record<string, MessageKey>) => data({ typed, faults }, { status: 422 });
  const wanted = subscriptionFrom(typed);
  if (!wanted.ok) return again(wanted.faults);
  if (!("consent" in typed)) return again({ consent: "course-list.fault-consent-office" });
  const { stufe = "", ort = "" } = typed;
  const entered = await enterSubscriber(ctx, wanted.value, readOffersQuery(new URLSearchParams({ stufe, ort })), await idOfForm(form));
  if (entered.ok) return redirect(`${href("/app/:region/angebote/kursliste", params)}?hinweis=entered`, 303);
  return throwIfClosed(entered.refusal);
}

export default function NewSubscriberPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region } = loaderData;
  const list = href("/app/:region/angebote/kursliste", { region });
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  const typed: Record<string, string> = actionData?.typed ?? { language: "de" };
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) },
        { label: t("course-list.title"), href: list },
      ]}
      title={t("course-list.enter")}
      lede={t("course-list.enter-lede")}
    >
      <title>{`${t("course-list.enter")} – ${frame.region.name}`}</title>
      <form method="post" className="stack narrow" noValidate>
        <FormId />
        <FormErrors errors={errors} />
        <SubscriptionFields typed={typed} errors={errors} byOffice />
        <Select
          name="stufe"
          label={t("course-list.only-level")}
          empty={t("course-list.any")}
          defaultValue={typed.stufe ?? ""}
          choices={LEVELS.map((level) => ({ value: level, label: level }))}
          optional
        />
        <TextInput name="ort" label={t("course-list.only-place")} defaultValue={typed.ort} maxLength={100} optional />
        <CheckBox name="consent" label={t("course-list.consent-office")} error={errors.consent} defaultChecked={"consent" in typed} />
        <SubmitBar label={t("course-list.enter-act")} cancel={{ href: list, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
