import { data } from "react-router";
import { textsIn } from "#app/messages/texts.ts";
import { houseContext, requestContext } from "#app/request.ts";
import { renderPdf } from "#platform/documents/index.ts";
import { downloadResponse } from "#platform/files/index.ts";
import type { Route } from "./+types/record-file.ts";
import { publishedDocument } from "./published-document.ts";

const files = { "verzeichnis.pdf": "record", "massnahmen.pdf": "measures" } as const;
const isFile = (name: string): name is keyof typeof files => name in files;

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  if (!isFile(params.file)) throw data({ code: "not-found" }, { status: 404 });
  const which = files[params.file];
  const document = await publishedDocument(ctx, context.get(houseContext).settings, which);
  const { t } = textsIn("de");
  return downloadResponse({
    name: `${t(which === "record" ? "security.record-file" : "security.file")}-${ctx.region.slug}-${ctx.today}.pdf`,
    mediaType: "application/pdf",
    bytes: Buffer.from(await renderPdf(document, { at: ctx.now })),
  });
}
