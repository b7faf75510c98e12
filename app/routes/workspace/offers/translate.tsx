import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { textState, TranslateOffer, translateOffer, type OfferPage } from "#domain/offers/catalogue/index.ts";
import type { Context } from "#platform/db/index.ts";
import { Conflict } from "../gremien/conflict.tsx";
import { orNotFound, throwIfClosed } from "../meetings/refusals.ts";
import { textsOf } from "../network/form.ts";
import type { Route } from "./+types/translate.ts";
import { offerCrumbs } from "./crumbs.ts";
import { germanTitle, keptOffer } from "./kept-offer.ts";
import { WordInputs } from "./offer-fields.tsx";
import { readWords, wordsOf, type OfferFaults } from "./offer-form.ts";
import { WORD_LABELS } from "./shown-texts.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const offer = await keptOffer(ctx, params.id);
  const language = languageOf(ctx, params.language);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    id: params.id,
    title: germanTitle(offer),
    version: offer.version,
    language,
    state: textState(offer.content.texts, language),
    source: wordsIn(offer, "de"),
    typed: wordsIn(offer, language),
  };
}

/** One of the portal's languages other than German. @throws 404 as data */
function languageOf(ctx: Context, asked: string) {
  const language = TranslateOffer.shape.language.safeParse(asked);
  return orNotFound(language.success && language.data !== "de" && ctx.region.languages.includes(language.data) ? language.data : null);
}
const wordsIn = ({ content }: OfferPage, language: string) => wordsOf(content.texts.find((text) => text.language === language));

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await keptOffer(ctx, params.id);
  const language = languageOf(ctx, params.language);
  const typed = textsOf(await request.formData());
  const version = Number(typed["version"]);
  const { input, faults } = readWords(typed);
  if (!input || !Number.isInteger(version)) return data({ typed, faults, conflict: null, version }, { status: 422 });
  const saved = await translateOffer(ctx, { id: params.id, version, language, words: input });
  if (saved.ok) return redirect(`${href("/app/:region/angebote/:id", { region: params.region, id: params.id })}?hinweis=translated`, 303);
  if (saved.refusal === "version-conflict") {
    const none: OfferFaults = {};
    const theirs = wordsOf(saved.stored.texts.find((text) => text.language === language));
    return data({ typed, faults: none, conflict: { theirs, changed: saved.changed }, version: saved.version }, { status: 409 });
  }
  throwIfClosed(saved.refusal);
  throw data({ code: "not-found" }, { status: 404 });
}

export default function TranslateOfferPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, id, title, language, state, source } = loaderData;
  const faults: OfferFaults = actionData?.faults ?? {};
  const name = t("catalogue.translate-title", { language: formats.language(language) });
  const shown = (typed: Record<string, string>) => Object.fromEntries(TRANSLATED_FIELDS.map((field) => [t(WORD_LABELS[field]), typed[field] ?? ""]));
  return (
    <WorkspacePage
      {...frame}
      crumbs={offerCrumbs(t, region, id, title)}
      title={name}
      lede={t("catalogue.translate-lede")}
      notice={state === "outdated" ? <Notice kind="warn">{t("catalogue.translate-outdated")}</Notice> : undefined}
    >
      <title>{`${name} – ${frame.region.name}`}</title>
      {actionData?.conflict ? (
        <Conflict
          changed={actionData.conflict.changed}
          yours={shown(actionData.typed)}
          theirs={shown(actionData.conflict.theirs)}
          theirsHref={href("/app/:region/angebote/:id/sprachen/:language", { region, id, language })}
        />
      ) : null}
      <form method="post" className="stack narrow" noValidate>
        <input type="hidden" name="version" value={actionData?.version || loaderData.version} />
        <FormErrors errors={Object.fromEntries(Object.entries(faults).map(([field, key]) => [field, t(key)]))} />
        <WordInputs typed={actionData?.typed ?? loaderData.typed} faults={faults} source={source} lang={language} />
        <SubmitBar label={t("catalogue.translate-save")} cancel={{ href: href("/app/:region/angebote/:id", { region, id }), label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
const TRANSLATED_FIELDS = ["title", "summary", "description", "papers", "requirements", "timesNote", "costNote", "childcareNote"] as const;
