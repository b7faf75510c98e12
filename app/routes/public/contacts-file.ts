import { data } from "react-router";
import { contactColumns, contactLines } from "#app/contact-table.ts";
import { contactFold, contactListDocument, MOST_PAPER_ROWS } from "#app/documents/contact-list.ts";
import { textsIn } from "#app/messages/texts.ts";
import { houseContext, localeContext, requestContext } from "#app/request.ts";
import { tableXlsx } from "#app/table-file.ts";
import { listContacts } from "#domain/concept/organisations/index.ts";
import { regionKinds } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import { renderPdf, renderPocketFold } from "#platform/documents/index.ts";
import { createFormats } from "#platform/i18n/index.ts";
import type { Route } from "./+types/contacts-file";
import { readContactsQuery } from "./contacts-query.ts";

const FILES = ["kontakte.xlsx", "kontakte.pdf", "kontakte-falten.pdf"] as const;
/** More than any county has; keeps one address from holding the machine. */
const MOST_ROWS = 10_000;

/** What the list shows under the same address, all pages of it. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const name = FILES.find((known) => known === params.file);
  if (!name) throw data({ code: "not-found" }, { status: 404 });
  const { query } = readContactsQuery(url.searchParams);
  const { by } = query;
  const language = context.get(localeContext) === "en" ? "en" : "de";
  const { list, kinds } = await read(ctx, async (db) => ({
    list: await listContacts(ctx, db, query, { after: null, limit: name === "kontakte.pdf" ? MOST_PAPER_ROWS : MOST_ROWS }),
    kinds: await regionKinds(ctx, db),
  }));
  const texts = textsIn(language);
  const { t } = texts;
  const address = `${new URL(context.get(houseContext).settings.origin).host}/${ctx.region.slug}/kontakte`;
  const paper = { region: ctx.region, today: ctx.today, by, list, language, kind: "public", address } as const;
  const at = { at: new Date(`${ctx.today}T00:00:00Z`) };
  const words = { ...texts, formats: createFormats(language), by, kinds };
  const bytes = {
    "kontakte.xlsx": () => tableXlsx(t("contact-lists.title"), contactColumns(words), contactLines(list.groups, words, "together")),
    "kontakte.pdf": () => renderPdf(contactListDocument(paper), at),
    "kontakte-falten.pdf": () => renderPocketFold(contactFold(paper), at),
  };
  const mediaType = name.endsWith(".pdf") ? "application/pdf" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return new Response(new Uint8Array(await bytes[name]()), {
    headers: { "Content-Type": mediaType, "Content-Disposition": `attachment; filename="${ctx.region.slug}-${name}"` },
  });
}
