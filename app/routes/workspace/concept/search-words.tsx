import { data, href, redirect } from "react-router";
import { listSynonyms, removeSynonym, SaveSynonym, saveSynonym } from "#domain/concept/search/index.ts";
import { read } from "#platform/db/index.ts";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import type { Route } from "./+types/search-words.ts";

type Errors = Partial<Record<"word" | "means", MessageKey>>;

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: ctx.region.slug,
    synonyms: await read(ctx, (db) => listSynonyms(ctx, db)),
    saved: url.searchParams.has("eingetragen"),
    removed: url.searchParams.has("entfernt"),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const here = href("/app/:region/konzept/suchwoerter", params);
  const synonymId = form.get("remove");
  if (typeof synonymId === "string") {
    await removeSynonym(ctx, { synonymId });
    return redirect(`${here}?entfernt`, 303);
  }
  const draft = { word: String(form.get("word") ?? "").trim(), means: String(form.get("means") ?? "").trim() };
  const means = draft.means
    .split(",")
    .map((word) => word.trim())
    .filter(Boolean);
  const input = SaveSynonym.safeParse({ word: draft.word, means });
  if (!input.success) {
    const wrong = new Set(input.error.issues.map(({ path }) => path[0]));
    const errors: Errors = {
      ...(wrong.has("word") ? { word: "search.words-word-wrong" } : {}),
      ...(wrong.has("means") ? { means: "search.words-means-wrong" } : {}),
    };
    return data({ draft, errors }, { status: 422 });
  }
  await saveSynonym(ctx, input.data);
  return redirect(`${here}?eingetragen`, 303);
}

/** The region's own words for the search. */
export default function SearchWordsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, synonyms, saved, removed } = loaderData;
  const errors = Object.fromEntries(Object.entries(actionData?.errors ?? {}).map(([name, key]) => [name, t(key)]));
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("concept.concept"), href: href("/app/:region/konzept", { region }) }, { label: t("search.words-title") }]}
      title={t("search.words-title")}
      lede={t("search.words-lede")}
      notice={
        saved ? <Notice kind="success">{t("search.words-saved")}</Notice> : removed ? <Notice kind="success">{t("search.words-removed")}</Notice> : undefined
      }
    >
      <title>{`${t("search.words-title")} – ${frame.region.name}`}</title>
      <form method="post" className="entry stack" noValidate aria-labelledby="h-add">
        <h2 id="h-add">{t("search.words-add")}</h2>
        <FormErrors errors={errors} />
        <TextInput
          name="word"
          label={t("search.words-word")}
          hint={t("search.words-word-hint")}
          error={errors.word}
          defaultValue={actionData?.draft.word}
          maxLength={60}
          required
        />
        <TextInput
          name="means"
          label={t("search.words-means")}
          hint={t("search.words-means-hint")}
          error={errors.means}
          defaultValue={actionData?.draft.means}
          required
        />
        <div>
          <Button kind="primary">{t("search.words-save")}</Button>
        </div>
      </form>
      {synonyms.length === 0 ? (
        <EmptyState>{t("search.words-none")}</EmptyState>
      ) : (
        <Rows
          rows={synonyms.map(({ id, word, means }) => ({
            key: id,
            title: <span lang="de">{word}</span>,
            second: <span lang="de">{means.join(", ")}</span>,
            act: (
              <form method="post">
                <Button small name="remove" value={id} aria-label={`${t("search.words-remove")}: ${word}`}>
                  {t("search.words-remove")}
                </Button>
              </form>
            ),
          }))}
        />
      )}
    </WorkspacePage>
  );
}
