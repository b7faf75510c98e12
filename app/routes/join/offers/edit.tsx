import { data, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { German } from "#app/components/german.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { localeContext, requestContext } from "#app/request.ts";
import { textsOf } from "#app/routes/workspace/network/form.ts";
import { formChoices } from "#app/routes/workspace/offers/fixed-choices.ts";
import { OfferInputs } from "#app/routes/workspace/offers/offer-fields.tsx";
import { refusedAt, storedTexts, wordsOf, type OfferFaults } from "#app/routes/workspace/offers/offer-form.ts";
import { shownTexts } from "#app/routes/workspace/offers/shown-texts.ts";
import { editOwnOffer } from "#domain/offers/providers/index.ts";
import { otherLanguages } from "../languages.ts";
import type { Route } from "./+types/edit.ts";
import { frameOf, offeredLanguage, ownHref, ownOffer, ownTexts, readOwnForm, withoutBookings } from "./own.ts";
import { titleOf } from "./title-of.ts";

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const own = await ownOffer(ctx, params.id);
  const language = offeredLanguage(ctx, url.searchParams.get("text"));
  const typed = ownTexts(own, language);
  const { choices, fixed } = await formChoices(ctx, { locale: context.get(localeContext), organisationIds: [own.row.organisationId] });
  return {
    code: params.code,
    id: params.id,
    title: titleOf(own),
    stamp: own.stamp,
    typed,
    language,
    languages: ctx.region.languages,
    region: frameOf(ctx),
    choices,
    fixed: withoutBookings(fixed, typed),
  };
}

export async function action({ request, context, params, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const own = await ownOffer(ctx, params.id);
  const typed = textsOf(await request.formData());
  const { stamp = "" } = typed;
  const language = offeredLanguage(ctx, url.searchParams.get("text"));
  const again = (faults: OfferFaults) => data({ typed, faults, theirs: null, stamp }, { status: 422 });
  const { fields, faults } = readOwnForm(typed, own.row.organisationId);
  if (!fields) return again(faults);
  const edited = await editOwnOffer(ctx, { id: params.id, stamp, fields, language, ownFieldsMayGo: typed["kindGoes"] !== undefined });
  if (edited.ok) return redirect(ownHref(params.code, `/${params.id}`, context.get(localeContext), { hinweis: edited.value.fate }), 303);
  if (edited.refusal === "changed-meanwhile") {
    const none: OfferFaults = {};
    const theirs = { ...storedTexts(edited.standing), ...wordsOf(edited.standing.texts.find((text) => text.language === language)) };
    return data({ typed, faults: none, theirs, stamp: edited.stamp }, { status: 409 });
  }
  if (edited.refusal === "not-found") throw data({ code: "not-found" }, { status: 404 });
  return again(edited.refusal === "over" ? { "": "providers.fault-over" } : refusedAt(edited.refusal));
}

export default function EditOwnOfferPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const formats = useFormats();
  const { code, id, title, region, choices, fixed, language, languages } = loaderData;
  const faults: OfferFaults = actionData?.faults ?? {};
  const shown = (typed: Record<string, string>) => shownTexts(t, formats, choices, typed);
  const theirs = actionData?.theirs ? shown(actionData.theirs) : null;
  const page = (text: string) => ownHref(code, `/${id}/bearbeiten`, locale, text === "de" ? {} : { text });
  return (
    <JoinPage region={region.name} demo={region.isDemo} languages={otherLanguages(locale)} title={t("providers.edit-title")} lede={<German>{title}</German>}>
      <title>{`${t("providers.edit-title")} – ${region.name}`}</title>
      <nav className="row s flow" aria-label={t("providers.words-in")}>
        <span>{t("providers.words-in")}</span>
        {languages.map((one) => (
          <a key={one} className="touch" href={page(one)} aria-current={one === language ? "page" : undefined}>
            {formats.language(one)}
          </a>
        ))}
      </nav>
      {actionData && theirs ? (
        <CompareVersions
          name={t("providers.somebody")}
          fields={Object.entries(shown(actionData.typed)).map(([label, yours]) => ({ label, yours, theirs: theirs[label] ?? "" }))}
          theirsHref={page(language)}
        />
      ) : null}
      <form method="post" className="stack flow" noValidate>
        <input type="hidden" name="stamp" value={actionData?.stamp || loaderData.stamp} />
        <FormErrors errors={Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)]))} />
        <OfferInputs typed={actionData?.typed ?? loaderData.typed} faults={faults} choices={choices} fixed={fixed} provider="own" />
        <SubmitBar label={t("providers.save")} cancel={{ href: ownHref(code, `/${id}`, locale), label: t("common.cancel") }} />
      </form>
    </JoinPage>
  );
}
