import { data, href, redirect } from "react-router";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditConcept } from "#domain/concept/index.ts";
import { createPlan, PlanFields, planKindNames } from "#domain/concept/plans/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/new.ts";
import { PlanForm } from "./plan-form.tsx";
import { EMPTY_PLAN, planErrors, planInput, readPlan } from "./plan-input.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    kinds: await read(ctx, (db) => planKindNames(ctx, db)),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditConcept(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const form = await request.formData();
  const draft = readPlan(form);
  const input = PlanFields.safeParse(planInput(draft));
  if (!input.success) return data({ draft, errors: planErrors(input.error, draft) }, { status: 422 });
  const result = await createPlan(ctx, input.data, await idOfForm(form));
  if (!result.ok) throw data({ code: "not-allowed" }, { status: 403 });
  return redirect(`${href("/app/:region/plaene/:id", { region: params.region, id: result.value.id })}?hinweis=created`, 303);
}

export default function NewPlanPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, kinds } = loaderData;
  const list = href("/app/:region/plaene", { region });
  return (
    <WorkspacePage {...frame} crumbs={[{ label: t("plans.title"), href: list }]} title={t("plans.new")}>
      <title>{`${t("plans.new")} – ${frame.region.name}`}</title>
      <PlanForm draft={actionData?.draft ?? EMPTY_PLAN} errors={actionData?.errors ?? {}} kinds={kinds} cancelHref={list} />
    </WorkspacePage>
  );
}
