import { contactLines, phoneColumns } from "#app/contact-table.ts";
import { contactFold, contactListDocument, MOST_PAPER_ROWS } from "#app/documents/contact-list.ts";
import { textsIn } from "#app/messages/texts.ts";
import { readContactsQuery } from "#app/routes/public/contacts-query.ts";
import { tableCsv, tableXlsx } from "#app/table-file.ts";
import { listContacts } from "#domain/concept/organisations/index.ts";
import { regionKinds } from "#domain/network/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { renderPdf, renderPocketFold } from "#platform/documents/index.ts";
import { createFormats, type Locale } from "#platform/i18n/index.ts";
import type { Export, Progress } from "#platform/long-jobs/index.ts";

export const PHONE_LIST_FILES = ["telefonliste.csv", "telefonliste.xlsx", "telefonliste.pdf", "telefonliste-falten.pdf"] as const;
const TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
} as const;
const MOST_ROWS = 50_000;

/** @param asked.origin where the house is reached, for the line that says where the whole list is */
export async function writePhoneList(
  ctx: Context,
  asked: { file: (typeof PHONE_LIST_FILES)[number]; query: string; origin: string },
  locale: Locale,
  progress: Progress,
): Promise<Export> {
  const { query } = readContactsQuery(new URLSearchParams(asked.query));
  const { by } = query;
  const language = locale === "en" ? "en" : "de";
  const [name = "", ending = "pdf"] = asked.file.split(".") as [string, keyof typeof TYPES];
  const { list, kinds } = await read(ctx, async (db) => ({
    list: await listContacts(ctx, db, query, { after: null, limit: asked.file === "telefonliste.pdf" ? MOST_PAPER_ROWS : MOST_ROWS }),
    kinds: await regionKinds(ctx, db),
  }));
  await progress("writing", 50);
  const texts = textsIn(language);
  const { t } = texts;
  const words = { ...texts, formats: createFormats(language), by, kinds };
  const lines = contactLines(list.groups, words, "each");
  const address = `${new URL(asked.origin).host}/app/${ctx.region.slug}/netzwerk/telefonliste`;
  const paper = { region: ctx.region, today: ctx.today, by, list, language, kind: "phone-list", address } as const;
  const writers = {
    "telefonliste.csv": async () => new TextEncoder().encode(await tableCsv(phoneColumns(words), lines)),
    "telefonliste.xlsx": () => tableXlsx(t("contact-lists.phone-list"), phoneColumns(words), lines),
    "telefonliste.pdf": () => renderPdf(contactListDocument(paper), { at: ctx.now }),
    "telefonliste-falten.pdf": () => renderPocketFold(contactFold(paper), { at: ctx.now }),
  };
  return {
    name: `${name}-${ctx.region.slug}-${ctx.today}.${ending}`,
    mediaType: TYPES[ending],
    rows: lines.length,
    pieces: [await writers[asked.file]()],
  };
}
