import { data, href, redirect } from "react-router";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditConcept } from "#domain/concept/index.ts";
import { editPlan, PlanFields, planKindNames, type PlanConflict } from "#domain/concept/plans/index.ts";
import { read } from "#platform/db/index.ts";
import { isId } from "../network/form.ts";
import type { Route } from "./+types/edit.ts";
import { getPlan } from "./find-plan.ts";
import { PlanForm } from "./plan-form.tsx";
import { draftOfPlan, planErrors, planInput, readPlan, type PlanDraft, type PlanErrors } from "./plan-input.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { plan, kinds } = await read(ctx, async (db) => ({ plan: await getPlan(ctx, db, params.id), kinds: await planKindNames(ctx, db) }));
  return { frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"), region: params.region, plan, kinds };
}

type Again = { draft: PlanDraft; version: number; errors: PlanErrors; conflict: PlanConflict | null };

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditConcept(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const form = await request.formData();
  const draft = readPlan(form);
  const version = Number(form.get("version"));
  const again = (rest: Partial<Again>, status = 422) => data<Again>({ draft, version, errors: {}, conflict: null, ...rest }, { status });
  const input = PlanFields.safeParse(planInput(draft));
  if (!input.success) return again({ errors: planErrors(input.error, draft) });
  const result = await editPlan(ctx, { id: params.id, version, fields: input.data });
  if (result.ok) return redirect(`${href("/app/:region/plaene/:id", params)}?hinweis=saved`, 303);
  if (result.refusal === "version-conflict") return again({ conflict: result, version: result.stored.version }, 409);
  throw data({ code: "not-found" }, { status: 404 });
}

export default function EditPlanPage({ loaderData, actionData: again, params }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, plan, kinds } = loaderData;
  const own = href("/app/:region/plaene/:id", params);
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("plans.title"), href: href("/app/:region/plaene", { region }) },
        { label: plan.title, href: own },
      ]}
      title={t("plans.edit")}
    >
      <title>{`${t("plans.edit")} – ${frame.region.name}`}</title>
      {again?.conflict ? <Conflict conflict={again.conflict} draft={again.draft} editHref={`${own}/bearbeiten`} /> : null}
      <PlanForm
        draft={again?.draft ?? draftOfPlan(plan)}
        errors={again?.errors ?? {}}
        kinds={kinds}
        version={again?.version ?? plan.version}
        cancelHref={own}
      />
    </WorkspacePage>
  );
}

function Conflict({ conflict: { stored, changed }, draft, editHref }: { conflict: PlanConflict; draft: PlanDraft; editHref: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  const theirs = draftOfPlan(stored);
  const names = ["title", "kind", "publisher", "year", "url", "goals"] as const;
  const yesNo = (is: boolean) => t(is ? "common.yes" : "common.no");
  return (
    <CompareVersions
      name={changed?.by || t("measures.somebody")}
      time={changed ? formats.time(changed.at) : ""}
      moment={changed ? formats.moment(changed.at) : ""}
      fields={[
        ...names.map((name) => ({ label: t(`plans.field-${name}`), yours: draft[name], theirs: theirs[name] })),
        { label: t("plans.field-isPublic"), yours: yesNo(draft.isPublic), theirs: yesNo(theirs.isPublic) },
      ]}
      theirsHref={editHref}
    />
  );
}
