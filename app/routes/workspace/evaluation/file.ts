import { data } from "react-router";
import { z } from "zod";
import { textsIn } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { evaluationSummary, type SummaryGoal, type SummaryRating } from "#domain/concept/evaluation/index.ts";
import { read } from "#platform/db/index.ts";
import { tableDownload } from "../network/table-download.ts";
import type { Route } from "./+types/file.ts";

type Line = { goal: SummaryGoal; said: SummaryRating | null };

/** One row for each rating; goals that nobody rated have one without. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const summary = z.uuid().safeParse(params.id).success ? await read(ctx, (db) => evaluationSummary(ctx, db, params.id)) : null;
  if (!summary) throw data({ code: "not-found" }, { status: 404 });
  const { t } = textsIn(context.get(localeContext));
  return tableDownload<Line>(ctx, params.file, {
    name: "bewertung",
    title: t("evaluation.result"),
    columns: [
      { heading: t("evaluation.column-number"), width: 10, cell: ({ goal }) => goal.number },
      { heading: t("evaluation.column-goal"), width: 50, cell: ({ goal }) => goal.text },
      { heading: t("evaluation.column-field"), width: 30, cell: ({ goal }) => goal.field },
      { heading: t("evaluation.column-rater"), width: 30, cell: ({ said }) => said?.name ?? "" },
      { heading: t("evaluation.column-rating"), width: 20, cell: ({ said }) => t(said ? `rating.said-${said.rating}` : "rating.no-answer") },
      { heading: t("evaluation.column-reason"), width: 60, cell: ({ said }) => said?.reason ?? "" },
      { heading: t("evaluation.column-proposal"), width: 20, cell: ({ goal }) => (goal.proposal ? t(`evaluation.kind-${goal.proposal.kind}`) : "") },
      { heading: t("evaluation.column-sentence"), width: 50, cell: ({ goal }) => goal.proposal?.sentence ?? "" },
    ],
    rows: summary.goals.flatMap((goal): Line[] => (goal.ratings.length > 0 ? goal.ratings.map((said) => ({ goal, said })) : [{ goal, said: null }])),
  });
}
