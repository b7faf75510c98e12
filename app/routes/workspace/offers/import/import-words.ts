import { importWords as networkWords } from "#app/network-import-words.ts";
import { textsIn } from "#app/messages/texts.ts";
import { plainSpelling } from "#domain/network/index.ts";
import { OFFER_KINDS, type OfferKind } from "#domain/offers/index.ts";
import type { ImportWords } from "#domain/offers/list-import/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";

/** What words over kinds and languages mean in a list of offers, in German and English. One query. */
export async function importWords(ctx: Context, db: Reader): Promise<ImportWords> {
  const { languages } = await networkWords(ctx, db);
  const kinds = new Map<string, OfferKind>();
  for (const locale of ["de", "en"] as const) {
    const { t } = textsIn(locale);
    for (const kind of OFFER_KINDS) kinds.set(plainSpelling(t(`finding.kind-${kind}`)), kind);
  }
  return { kinds, languages };
}
