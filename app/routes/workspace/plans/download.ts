import { data } from "react-router";
import { downloadOf } from "#app/long-jobs/answer-export.ts";
import { textsIn } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { tableCsv, tableXlsx, type TableColumn } from "#app/table-file.ts";
import { listPlans, type Plan, type PlanGoal } from "#domain/concept/plans/index.ts";
import { read } from "#platform/db/index.ts";
import { goalChoices } from "../indicators/goals.ts";
import type { Route } from "./+types/download.ts";

const KINDS = { csv: "text/csv; charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

type Line = { plan: Plan; goal: PlanGoal | null; ours: string };

/** A line for each goal of each plan, with the goals of ours that serve it. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const kind = params.file === "plaene.csv" ? "csv" : params.file === "plaene.xlsx" ? "xlsx" : null;
  if (!kind) throw data({ code: "not-found" }, { status: 404 });
  const { t } = textsIn(context.get(localeContext));
  const { plans, goals } = await read(ctx, async (db) => ({ plans: await listPlans(ctx, db), goals: await goalChoices(ctx, db) }));
  const names = (ids: readonly string[]) => goals.flatMap(({ id, title }) => (ids.includes(id) ? title : [])).join("; ");
  const lines = plans.flatMap((plan): Line[] =>
    plan.goals.length === 0 ? [{ plan, goal: null, ours: "" }] : plan.goals.map((goal) => ({ plan, goal, ours: names(goal.goalIds) })),
  );
  const columns: TableColumn<Line>[] = [
    { heading: t("plans.field-title"), width: 40, cell: ({ plan }) => plan.title },
    { heading: t("plans.field-kind"), width: 24, cell: ({ plan }) => plan.kind },
    { heading: t("plans.field-publisher"), width: 30, cell: ({ plan }) => plan.publisher },
    { heading: t("plans.field-year"), width: 8, cell: ({ plan }) => plan.year },
    { heading: t("plans.their-number"), width: 8, cell: ({ goal }) => goal?.number ?? null },
    { heading: t("plans.their-goal"), width: 60, cell: ({ goal }) => goal?.text ?? null },
    { heading: t("plans.our-goals"), width: 60, cell: ({ ours }) => ours },
  ];
  const bytes = kind === "csv" ? new TextEncoder().encode(await tableCsv(columns, lines)) : await tableXlsx(t("plans.title"), columns, lines);
  return downloadOf({ name: `plaene-${ctx.region.slug}-${ctx.today}.${kind}`, mediaType: KINDS[kind], pieces: [bytes] });
}
