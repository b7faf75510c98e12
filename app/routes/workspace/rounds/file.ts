import { data } from "react-router";
import { z } from "zod";
import { textsIn } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { findRound, type RoundAnswer, type RoundRequest } from "#domain/concept/rounds/index.ts";
import { read } from "#platform/db/index.ts";
import { tableDownload } from "../network/table-download.ts";
import type { Route } from "./+types/file.ts";
import { answerStanding } from "./answer-table.tsx";

type Line = { request: RoundRequest; answer: RoundAnswer };

/** The round as a table to take along: a row for each measure that was asked about, also those without an answer. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const round = z.uuid().safeParse(params.id).success ? await read(ctx, (db) => findRound(ctx, db, params.id)) : null;
  if (!round) throw data({ code: "not-found" }, { status: 404 });
  const { t } = textsIn(context.get(localeContext));
  const said = ({ kind, assessment, handOnToName }: RoundAnswer) => {
    if (kind === "not-ours") return t("rounds.not-ours");
    if (kind === "hand-on") return handOnToName ? t("rounds.hand-on", { name: handOnToName }) : t("rounds.hand-on-words");
    return assessment === null ? "" : t(`states.${assessment}`);
  };
  return tableDownload<Line>(ctx, params.file, {
    name: "statusrunde",
    title: t("rounds.table-title"),
    columns: [
      { heading: t("rounds.measure"), width: 45, cell: ({ answer }) => answer.measure },
      { heading: t("rounds.column-organisation"), width: 35, cell: ({ request }) => request.organisation },
      { heading: t("rounds.column-person"), width: 25, cell: ({ request }) => request.person },
      { heading: t("rounds.column-assessment"), width: 20, cell: ({ answer }) => said(answer) },
      { heading: t("rounds.answer"), width: 60, cell: ({ answer }) => answer.text },
      { heading: t("rounds.what-became"), width: 30, cell: ({ answer }) => t(answerStanding(answer)) },
    ],
    rows: round.requests.flatMap((request) => request.answers.map((answer) => ({ request, answer }))),
  });
}
