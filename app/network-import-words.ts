import { textsIn } from "#app/messages/texts.ts";
import { kindText } from "#app/routes/workspace/network/kind-text.ts";
import { ORGANISATION_KINDS, plainSpelling, regionKinds, SPOKEN } from "#domain/network/index.ts";
import type { ImportWords } from "#domain/network/imports/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";

/** What words in the cells of a list mean: kinds and languages in German and English, and as the region calls them. One query. */
export async function importWords(ctx: Context, db: Reader): Promise<ImportWords> {
  const own = await regionKinds(ctx, db);
  const kinds = new Map<string, string>();
  const languages = new Map<string, string>();
  const keep = (words: Map<string, string>, name: string, code: string) => {
    // "Jobcenter oder Arbeitsagentur" is called by either word in a list.
    for (const word of [name, ...name.split(/ (?:oder|or|und|and) /)]) if (!words.has(plainSpelling(word))) words.set(plainSpelling(word), code);
  };
  for (const locale of ["de", "en"] as const) {
    const { t } = textsIn(locale);
    for (const { code } of own) keep(kinds, kindText(t, own, code), code);
    for (const code of ORGANISATION_KINDS) keep(kinds, kindText(t, [], code), code);
    const names = new Intl.DisplayNames(locale, { type: "language" });
    for (const code of SPOKEN) keep(languages, names.of(code) ?? code, code);
  }
  for (const code of SPOKEN) keep(languages, code, code);
  return { kinds, languages };
}
