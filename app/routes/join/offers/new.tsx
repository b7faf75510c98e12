import { data, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { Select } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { german } from "#app/components/german.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { idOfForm } from "#app/form-id.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { textsOf } from "#app/routes/workspace/network/form.ts";
import { formChoices } from "#app/routes/workspace/offers/fixed-choices.ts";
import { OfferInputs } from "#app/routes/workspace/offers/offer-fields.tsx";
import { refusedAt, type OfferFaults } from "#app/routes/workspace/offers/offer-form.ts";
import { createOwnOffer } from "#domain/offers/providers/index.ts";
import { otherLanguages } from "../languages.ts";
import type { Route } from "./+types/new.ts";
import { frameOf, offeredLanguage, ownHref, ownProvider, readOwnForm, withoutBookings } from "./own.ts";

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { choices, fixed } = await formChoices(ctx, { locale: context.get(localeContext) });
  return {
    code: params.code,
    provider: await ownProvider(ctx),
    region: frameOf(ctx),
    languages: ctx.region.languages,
    language: offeredLanguage(ctx, context.get(localeContext)),
    choices,
    fixed: withoutBookings(fixed, {}),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const provider = await ownProvider(ctx);
  const form = await request.formData();
  const typed = textsOf(form);
  const again = (faults: OfferFaults) => data({ typed, faults }, { status: 422 });
  const { fields, faults } = readOwnForm(typed, provider.id);
  if (!fields) return again(faults);
  const input = { organisationId: provider.id, fields, language: offeredLanguage(ctx, typed["language"]) };
  const created = await createOwnOffer(ctx, input, await idOfForm(form));
  if (!created.ok) return again(refusedAt(created.refusal));
  // When it takes place is asked next, on a page of its own.
  return redirect(ownHref(params.code, `/${created.value.id}/zeiten`, context.get(localeContext), { hinweis: created.value.fate }), 303);
}

export default function NewOwnOfferPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t, rich } = useTexts();
  const { locale } = useLocale();
  const formats = useFormats();
  const { code, provider, region, choices, fixed, languages, language } = loaderData;
  const faults: OfferFaults = actionData?.faults ?? {};
  const typed = actionData?.typed ?? { languages: "de" };
  return (
    <JoinPage
      region={region.name}
      demo={region.isDemo}
      languages={otherLanguages(locale)}
      title={t("providers.own-new")}
      lede={rich(provider.trusted ? "providers.new-lede-trusted" : "providers.new-lede", { german, name: provider.name })}
    >
      <title>{`${t("providers.own-new")} – ${region.name}`}</title>
      <form method="post" className="stack flow" noValidate>
        <FormId />
        <FormErrors errors={Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)]))} />
        <Select
          name="language"
          label={t("providers.words-language")}
          hint={t("providers.words-language-hint")}
          defaultValue={actionData?.typed["language"] ?? language}
          choices={languages.map((value) => ({ value, label: formats.language(value) }))}
        />
        <OfferInputs typed={typed} faults={faults} choices={choices} fixed={fixed} provider="own" />
        <SubmitBar label={t("providers.new-act")} cancel={{ href: ownHref(code, "", locale), label: t("common.cancel") }} />
      </form>
    </JoinPage>
  );
}
