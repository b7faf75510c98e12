import { data } from "react-router";
import { downloadOf } from "#app/long-jobs/answer-export.ts";
import { textsIn } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { tableXlsx, type TableColumn } from "#app/table-file.ts";
import { findBoards } from "#domain/network/conferences/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/cards-file.ts";
import { MEDIA_TYPES } from "./download.ts";
import { shownConference } from "./kept-conference.ts";

type Row = { board: string; group: string; text: string; hidden: string; isTopic: boolean };

/** All cards of a conference as a workbook; hidden ones only for who moderates. */
export async function loader({ params, context }: Pick<Route.LoaderArgs, "params" | "context">) {
  const ctx = context.get(requestContext);
  await shownConference(ctx, params.id);
  const boards = await read(ctx, (db) => findBoards(ctx, db, params.id));
  const { t } = textsIn(context.get(localeContext));
  const rows: Row[] = boards.flatMap(({ question: board, groups, loose, hidden }) => [
    ...groups.flatMap(({ title: group, cards, topicId: ofGroup }) =>
      cards.flatMap(({ text, joined, topicId }) =>
        [text, ...joined].map((each) => ({ board, group, text: each, hidden: "", isTopic: (topicId ?? ofGroup) !== null })),
      ),
    ),
    ...loose.flatMap(({ text, joined, topicId }) => [text, ...joined].map((each) => ({ board, group: "", text: each, hidden: "", isTopic: topicId !== null }))),
    ...hidden.map(({ text, hiddenReason }) => ({ board, group: "", text, hidden: hiddenReason ?? "", isTopic: false })),
  ]);
  const columns: TableColumn<Row>[] = [
    { heading: t("conferences.column-board"), width: 40, cell: ({ board }) => board },
    { heading: t("conferences.column-group"), width: 30, cell: ({ group }) => group },
    { heading: t("conferences.column-card"), width: 80, cell: ({ text }) => text },
    { heading: t("conferences.column-topic"), width: 14, cell: ({ isTopic }) => t(isTopic ? "common.yes" : "common.no") },
    { heading: t("conferences.column-hidden"), width: 30, cell: ({ hidden }) => hidden },
  ];
  const bytes = await tableXlsx(t("conferences.ideas"), columns, rows);
  return downloadOf({ name: `karten-${ctx.today}.xlsx`, mediaType: MEDIA_TYPES.xlsx, pieces: [bytes] });
}

/** Takes no form; who may not read the page learns that it is not there. */
export async function action(args: Route.ActionArgs) {
  await loader(args);
  throw data(null, { status: 405 });
}
