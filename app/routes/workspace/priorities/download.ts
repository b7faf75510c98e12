import { data } from "react-router";
import { downloadOf } from "#app/long-jobs/answer-export.ts";
import { textsIn, type AppTexts } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { tableCsv, tableXlsx, type TableColumn } from "#app/table-file.ts";
import type { ItemResult, RoundPage } from "#domain/concept/priorities/index.ts";
import { MEDIA_TYPES } from "../conferences/download.ts";
import type { Route } from "./+types/download.ts";
import { shownRound } from "./shown-round.ts";

/** The result of a closed round as a table; nothing below five ballots. */
export async function loader({ params, context }: Pick<Route.LoaderArgs, "params" | "context">) {
  const ctx = context.get(requestContext);
  const shown = await shownRound(ctx, params.id);
  const { t } = textsIn(context.get(localeContext));
  if (shown.round.state !== "closed" || !shown.result) throw data({ code: "not-found" }, { status: 404 });
  const columns = columnsOf(t, shown);
  const [name, kind] = params.file.split(".");
  const bytes =
    params.file === "ergebnis.csv"
      ? new TextEncoder().encode(await tableCsv(columns, shown.result))
      : params.file === "ergebnis.xlsx"
        ? await tableXlsx(t("priorities.result"), columns, shown.result)
        : null;
  if (!bytes || (kind !== "csv" && kind !== "xlsx")) throw data({ code: "not-found" }, { status: 404 });
  return downloadOf({ name: `${name}-${ctx.today}.${kind}`, mediaType: MEDIA_TYPES[kind], pieces: [bytes] });
}

function columnsOf(t: AppTexts["t"], { round, criteria, counted }: RoundPage): TableColumn<ItemResult>[] {
  const parts =
    round.method === "points"
      ? [{ key: "voters", heading: t("priorities.column-voters") }]
      : round.method === "effort"
        ? [
            { key: "effect", heading: t("priorities.column-effect") },
            { key: "effort", heading: t("priorities.column-effort") },
          ]
        : criteria.map(({ id, name, weight }) => ({ key: id, heading: t("priorities.column-criterion", { name, weight }) }));
  return [
    { heading: t("priorities.column-rank"), width: 8, cell: ({ rank }) => rank },
    { heading: t("priorities.column-recommendation"), width: 80, cell: ({ label }) => label },
    { heading: t(`priorities.column-value-${round.method}`), width: 16, cell: ({ value }) => value },
    ...parts.map(({ key, heading }) => ({ heading, width: 20, cell: ({ parts: found }: ItemResult) => found[key] ?? null })),
    { heading: t("priorities.column-ballots"), width: 12, cell: () => counted.ballots },
    { heading: t("priorities.column-paper"), width: 12, cell: () => counted.onPaper },
  ];
}

/** Takes no form; who may not read the page learns that it is not there. */
export async function action(args: Route.ActionArgs) {
  await loader(args);
  throw data(null, { status: 405 });
}
