import { textsIn, type AppTexts } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import type { TableColumn } from "#app/table-file.ts";
import type { NetworkPicture, Tie } from "#domain/network/picture/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/picture-file.ts";
import { readPicture, readPictureQuery } from "./picture-query.ts";
import { tableDownload } from "./table-download.ts";

/** All ties between the organisations of the picture under the same address, also those too many to draw. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const picture = await read(ctx, (db) => readPicture(ctx, db, readPictureQuery(new URL(request.url).searchParams)));
  const { t } = textsIn(context.get(localeContext));
  return tableDownload(ctx, params.file, { name: "verbindungen", title: t("network-picture.ties"), columns: columns(t, picture), rows: picture.ties });
}

function columns(t: AppTexts["t"], { organisations }: NetworkPicture): TableColumn<Tie>[] {
  const nameOf = new Map(organisations.map(({ id, name }) => [id, name]));
  const titles = ({ shared }: Tie, kind: Tie["shared"][number]["kind"]) =>
    shared
      .filter((thing) => thing.kind === kind)
      .map(({ title }) => title)
      .join("; ");
  return [
    { heading: t("network-picture.column-first"), width: 40, cell: ({ between: [first] }) => nameOf.get(first) ?? "" },
    { heading: t("network-picture.column-second"), width: 40, cell: ({ between: [, second] }) => nameOf.get(second) ?? "" },
    { heading: t("network-picture.column-count"), width: 12, cell: ({ shared }) => shared.length },
    { heading: t("network-picture.kind-gremium"), width: 50, cell: (tie) => titles(tie, "gremium") },
    { heading: t("network-picture.kind-measure"), width: 50, cell: (tie) => titles(tie, "measure") },
    { heading: t("network-picture.kind-agreement"), width: 50, cell: (tie) => titles(tie, "agreement") },
  ];
}
