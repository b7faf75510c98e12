import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { editRound } from "#domain/concept/priorities/index.ts";
import { Conflict } from "../gremien/conflict.tsx";
import type { Route } from "./+types/edit.ts";
import { RoundInputs } from "./round-fields.tsx";
import { choicesFor, faultAt, readRoundForm, storedTexts, type Faults, type TypedRound } from "./round-form.ts";
import { roundCrumbs, runRoundPage, throwIfGone } from "./shown-round.ts";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = await runRoundPage(ctx, params.id);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    round: { id: params.id, question: found.round.question, version: found.round.version, state: found.round.state },
    stored: storedTexts(found),
    choices: await choicesFor(ctx),
    isNew: url.searchParams.get("hinweis") === "angelegt",
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await runRoundPage(ctx, params.id);
  const { typed, input, faults } = readRoundForm(await request.formData());
  const version = Number(typed.texts["version"]) || 0;
  const again = (found: Faults, status = 422) => data({ typed, faults: found, conflict: null, version }, { status });
  if (!input) return again(faults);
  const edited = await editRound(ctx, { id: params.id, version, fields: input });
  if (edited.ok) return redirect(`${href("/app/:region/priorisierung/:id", params)}?hinweis=gespeichert`, 303);
  if ("stored" in edited) {
    const theirs = storedTexts(await runRoundPage(ctx, params.id));
    return data({ typed, faults: {} as Faults, conflict: { theirs, changed: edited.changed }, version: edited.stored.version }, { status: 409 });
  }
  if (edited.refusal === "not-allowed" || edited.refusal === "not-found") {
    throwIfGone(edited.refusal);
    return again({});
  }
  return again(faultAt(edited.refusal), edited.refusal === "not-draft" ? 409 : 422);
}

export default function EditRoundPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, round, stored, choices, isNew } = loaderData;
  const faults: Faults = actionData?.faults ?? {};
  const back = href("/app/:region/priorisierung/:id", { region, id: round.id });
  const shown = ({ texts, items, languages }: TypedRound): Record<string, string> => ({
    [t("priorities.field-question")]: texts["question"] ?? "",
    [t("priorities.field-method")]: texts["method"] ?? "",
    [t("priorities.field-points")]: texts["points"] ?? "",
    [t("priorities.field-strength")]: texts["strength"] ?? "",
    [t("priorities.field-languages")]: languages.join(", "),
    [t("priorities.field-items")]: choices.fields
      .flatMap(({ recommendations }) => recommendations.filter(({ id }) => items.includes(id)))
      .map(({ id, number, text }) => `${number} ${texts[`label.${id}`] || text}`)
      .join("; "),
  });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[...roundCrumbs(t, region, round), { label: t("priorities.edit") }]}
      title={t("priorities.edit")}
      lede={t("priorities.edit-lede")}
      notice={
        round.state !== "draft" ? (
          <Notice kind="warn">{t("priorities.refused-not-draft")}</Notice>
        ) : isNew && !actionData ? (
          <Notice kind="success">{t("priorities.notice-angelegt")}</Notice>
        ) : undefined
      }
    >
      <title>{`${t("priorities.edit")} – ${frame.region.name}`}</title>
      {actionData?.conflict ? (
        <Conflict
          changed={actionData.conflict.changed}
          yours={shown(actionData.typed)}
          theirs={shown(actionData.conflict.theirs)}
          theirsHref={href("/app/:region/priorisierung/:id/bearbeiten", { region, id: round.id })}
        />
      ) : null}
      <form method="post" className="stack narrow" noValidate>
        <input type="hidden" name="version" value={actionData?.version ?? round.version} />
        <FormErrors errors={Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)]))} />
        <RoundInputs typed={actionData?.typed ?? stored} faults={faults} choices={choices} />
        <SubmitBar label={t("priorities.save")} cancel={{ href: back, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
