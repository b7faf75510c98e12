import { data, href, redirect } from "react-router";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditConcept } from "#domain/concept/index.ts";
import { DIRECTIONS, editIndicator, findIndicator, IndicatorFields, type IndicatorConflict } from "#domain/concept/indicators/index.ts";
import { read } from "#platform/db/index.ts";
import { isId } from "../network/form.ts";
import { typedNumber } from "../measures/german-number.ts";
import type { Route } from "./+types/edit.ts";
import { goalChoices } from "./goals.ts";
import { IndicatorForm } from "./indicator-form.tsx";
import { draftOfIndicator, indicatorErrors, indicatorInput, isUnit, readIndicator, type IndicatorDraft, type IndicatorErrors } from "./indicator-input.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = isId(params.id)
    ? await read(ctx, async (db) => ({ indicator: await findIndicator(ctx, db, params.id), goals: await goalChoices(ctx, db) }))
    : null;
  if (!found?.indicator) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    indicator: found.indicator,
    goals: found.goals,
  };
}

type Again = { draft: IndicatorDraft; version: number; errors: IndicatorErrors; conflict: IndicatorConflict | null };

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditConcept(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const form = await request.formData();
  const draft = readIndicator(form);
  const version = Number(form.get("version"));
  const again = (rest: Partial<Again>, status = 422) => data<Again>({ draft, version, errors: {}, conflict: null, ...rest }, { status });
  const input = IndicatorFields.safeParse(indicatorInput(draft));
  if (!input.success) return again({ errors: indicatorErrors(input.error, draft) });
  const result = await editIndicator(ctx, { id: params.id, version, fields: input.data });
  if (result.ok) return redirect(`${href("/app/:region/kennzahlen/:id", params)}?hinweis=saved`, 303);
  switch (result.refusal) {
    case "version-conflict":
      return again({ conflict: result, version: result.stored.version }, 409);
    case "goal-not-found":
      return again({ errors: { goalId: "goal-not-found" } });
    case "not-allowed":
      throw data({ code: "not-allowed" }, { status: 403 });
    case "indicator-not-found":
      throw data({ code: "not-found" }, { status: 404 });
  }
}

export default function EditIndicatorPage({ loaderData, actionData: again, params }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, indicator, goals } = loaderData;
  const own = href("/app/:region/kennzahlen/:id", params);
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("indicators.title"), href: href("/app/:region/kennzahlen", { region }) },
        { label: indicator.name, href: own },
      ]}
      title={t("indicators.edit")}
    >
      <title>{`${t("indicators.edit")} – ${frame.region.name}`}</title>
      {again?.conflict ? <Conflict conflict={again.conflict} draft={again.draft} goals={goals} editHref={`${own}/bearbeiten`} /> : null}
      <IndicatorForm
        draft={again?.draft ?? draftOfIndicator(indicator)}
        errors={again?.errors ?? {}}
        goals={goals}
        version={again?.version ?? indicator.version}
        cancelHref={own}
      />
    </WorkspacePage>
  );
}

function Conflict({
  conflict: { stored, changed },
  draft,
  goals,
  editHref,
}: {
  conflict: IndicatorConflict;
  draft: IndicatorDraft;
  goals: readonly { id: string; title: string }[];
  editHref: string;
}) {
  const { t } = useTexts();
  const formats = useFormats();
  const goal = (id: string | null) => goals.find((known) => known.id === id)?.title ?? "";
  const figure = (value: number | null) => (value === null ? "" : typedNumber(value));
  const unit = (word: string) => (isUnit(word) ? t(`indicators.unit-${word}`) : "");
  const direction = (word: string) => {
    const known = DIRECTIONS.find((one) => one === word);
    return known ? t(`measured.direction-${known}`) : "";
  };
  const texts = ["name", "unitWord", "definition", "source"] as const;
  return (
    <CompareVersions
      name={changed?.by || t("measures.somebody")}
      time={changed ? formats.time(changed.at) : ""}
      moment={changed ? formats.moment(changed.at) : ""}
      fields={[
        ...texts.map((name) => ({ label: t(`indicators.field-${name}`), yours: draft[name], theirs: stored[name] })),
        { label: t("indicators.field-goalId"), yours: goal(draft.goalId), theirs: goal(stored.goalId) },
        { label: t("indicators.field-unit"), yours: unit(draft.unit), theirs: unit(stored.unit) },
        { label: t("indicators.field-direction"), yours: direction(draft.direction), theirs: direction(stored.direction) },
        { label: t("indicators.field-baseline"), yours: draft.baseline, theirs: figure(stored.baseline) },
        { label: t("indicators.field-baselineOn"), yours: draft.baselineOn, theirs: stored.baselineOn ?? "" },
        { label: t("indicators.field-target"), yours: draft.target, theirs: figure(stored.target) },
        { label: t("indicators.field-targetOn"), yours: draft.targetOn, theirs: stored.targetOn ?? "" },
      ]}
      theirsHref={editHref}
    />
  );
}
