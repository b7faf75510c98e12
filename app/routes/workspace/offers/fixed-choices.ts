import { ACCESSIBILITY } from "#domain/network/index.ts";
import { OFFER_KINDS, REGISTRATIONS, SETTINGS } from "#domain/offers/index.ts";
import { offerChoices } from "#domain/offers/catalogue/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { LANGUAGES, type Locale } from "#platform/i18n/index.ts";

/** What an offer's form lets people choose from; components load nothing of the domain themselves. @param asked as in offerChoices */
export async function formChoices(ctx: Context, asked: { organisationIds?: readonly string[]; locale?: Locale } = {}) {
  return {
    choices: await read(ctx, (db) => offerChoices(ctx, db, asked)),
    fixed: { kinds: OFFER_KINDS, settings: SETTINGS, registrations: REGISTRATIONS, accessibility: ACCESSIBILITY, languages: LANGUAGES.map(({ code }) => code) },
  };
}
