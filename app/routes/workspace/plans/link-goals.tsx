import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { CheckList } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditConcept } from "#domain/concept/index.ts";
import { linkPlanGoal } from "#domain/concept/plans/index.ts";
import { read } from "#platform/db/index.ts";
import { goalChoices } from "../indicators/goals.ts";
import { isId } from "../network/form.ts";
import type { Route } from "./+types/link-goals.ts";
import { getPlan } from "./find-plan.ts";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { plan, goals } = await read(ctx, async (db) => ({ plan: await getPlan(ctx, db, params.id), goals: await goalChoices(ctx, db) }));
  const asked = new URL(request.url).searchParams.get("ziel");
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    plan: { id: plan.id, title: plan.title },
    // Without one that is named, the first that nothing of ours serves.
    theirs: plan.goals.find(({ id }) => id === asked) ?? plan.goals.find(({ goalIds }) => goalIds.length === 0) ?? plan.goals[0] ?? null,
    goals,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditConcept(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const form = await request.formData();
  const planGoalId = String(form.get("planGoalId") ?? "");
  const goalIds = form.getAll("goalIds").flatMap((id) => (typeof id === "string" && isId(id) ? id : []));
  if (!isId(planGoalId)) return data({ lost: true }, { status: 422 });
  const result = await linkPlanGoal(ctx, { planGoalId, goalIds });
  if (!result.ok) return data({ lost: true }, { status: 422 });
  return redirect(`${href("/app/:region/plaene/:id", params)}?hinweis=linked#ziel-${planGoalId}`, 303);
}

/** Which goals of ours serve one of theirs. */
export default function LinkGoalsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, plan, theirs, goals } = loaderData;
  const own = href("/app/:region/plaene/:id", { region, id: plan.id });
  const fields = [...new Map(goals.map(({ field }) => [field.id, field])).values()];
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("plans.title"), href: href("/app/:region/plaene", { region }) },
        { label: plan.title, href: own },
      ]}
      title={t("plans.choose-goals")}
      lede={theirs ? [theirs.number, theirs.text].filter(Boolean).join(" ") : t("plans.no-goals")}
      notice={actionData?.lost ? <Notice kind="warn">{t("plans.error-goal-lost")}</Notice> : undefined}
    >
      <title>{`${t("plans.choose-goals")} – ${frame.region.name}`}</title>
      {theirs ? (
        <form method="post" className="stack">
          <input type="hidden" name="planGoalId" value={theirs.id} />
          {fields.map((field) => (
            <CheckList
              key={field.id}
              name="goalIds"
              id={`field-${field.number}`}
              label={`${field.number} ${field.title}`}
              chosen={theirs.goalIds}
              choices={goals.filter((goal) => goal.field.id === field.id).map(({ id, title }) => ({ value: id, label: title }))}
            />
          ))}
          <SubmitBar label={t("plans.save-goals")} cancel={{ href: own, label: t("common.cancel") }} />
        </form>
      ) : null}
    </WorkspacePage>
  );
}
