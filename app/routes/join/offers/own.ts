import { data } from "react-router";
import { linkUnknown } from "#app/link-is-over.ts";
import { readOfferForm, storedTexts, wordsOf, type OfferFaults } from "#app/routes/workspace/offers/offer-form.ts";
import { findLinkedProvider, findOwnOffer, type OwnFields, type OwnOffer } from "#domain/offers/providers/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { isLocale, type Locale } from "#platform/i18n/index.ts";

/** Whose link it is. @throws 404 as data: the entry is gone */
export async function ownProvider(ctx: Context) {
  const provider = await read(ctx, (db) => findLinkedProvider(ctx, db));
  if (!provider) throw linkUnknown();
  return provider;
}

/** @throws 404 as data */
export async function ownOffer(ctx: Context, id: string): Promise<OwnOffer> {
  const own = await read(ctx, (db) => findOwnOffer(ctx, db, id));
  if (!own) throw data({ code: "not-found" }, { status: 404 });
  return own;
}

/** One of the link's own pages, in the reader's language. @param rest behind "/angebote" */
export function ownHref(code: string, rest: string, locale: Locale, query: Record<string, string> = {}): string {
  const asked = new URLSearchParams({ ...query, ...(locale === "de" ? {} : { sprache: locale }) }).toString();
  return `/j/${code}/angebote${rest}${asked ? `?${asked}` : ""}`;
}

/** `von` in the address of the page that ends an offer: there the question was asked whether it still exists, and there it goes on. */
export const FROM_CONFIRMATION = "stimmen";

export const frameOf = ({ region: { name, isDemo } }: Context) => ({ name, isDemo });

/** A language of this portal; German for anything else. */
export function offeredLanguage({ region }: Context, asked: string | null | undefined): Locale {
  return isLocale(asked) && region.languages.includes(asked) ? asked : "de";
}

/** An own offer as its form shows it, with the words of one language. */
export function ownTexts({ content }: OwnOffer, language: Locale): Record<string, string> {
  return { ...storedTexts(content), ...wordsOf(content.texts.find((text) => text.language === language)) };
}

export function readOwnForm(typed: Record<string, string>, organisationId: string): { fields: OwnFields | null; faults: OfferFaults } {
  const { input, faults } = readOfferForm({ ...typed, organisationId, note: "" });
  if (!input) return { fields: null, faults };
  const { organisationId: _organisation, note: _note, ...fields } = input;
  return { fields, faults };
}

/** Who wants places to be booked in the portal agrees that with the office; a link to somewhere else anybody can give. */
export const withoutBookings = <T extends { registrations: readonly string[] }>(fixed: T, typed: Record<string, string>): T => ({
  ...fixed,
  registrations: fixed.registrations.filter((way) => way !== "here" || typed["registration"] === "here"),
});
