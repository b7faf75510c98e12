import { knowsProvider, listOfferLabels, type OfferLabel, type OfferQuery } from "#domain/offers/finding/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import { readOffersQuery, typedInAddress, without, type QueryName } from "./offers-query.ts";

/** Filters whose values are known beforehand, or have to be looked up; any text may be searched for, and a place says so itself. */
const FILTERS = [
  ["art", "kind"],
  ["bereich", "branch"],
  ["thema", "topic"],
  ["fuer", "group"],
  ["anbieter", "organisation"],
  ["umkreis", "within"],
  ["tag", "weekday"],
  ["zeit", "dayPart"],
  ["spricht", "language"],
  ["stufe", "level"],
  ["kostenlos", "isFree"],
  ["kinder", "hasChildcare"],
  ["stufenlos", "isStepFree"],
  ["plaetze", "hasFreePlaces"],
] as const satisfies readonly (readonly [QueryName, keyof OfferQuery])[];
const LABEL_KINDS: Partial<Record<keyof OfferQuery, OfferLabel["kind"]>> = { branch: "branch", topic: "topic", group: "target-group" };

/** What an address says of a filter that is none of its values. */
export type PassedOver = { filter: (typeof FILTERS)[number][1]; value: string };

/**
 * As `readOffersQuery`, for pages: what is none of a filter's values does not count, and the page says so. A file or a feed does not ask:
 * a subscribed search of a topic that is gone stays empty, and does not suddenly carry everything.
 */
export async function readSaidQuery(
  ctx: Context,
  db: Reader,
  parameters: URLSearchParams,
): Promise<{ query: OfferQuery; passedOver: PassedOver[]; labels: OfferLabel[] }> {
  const query = readOffersQuery(parameters);
  const labels = await listOfferLabels(ctx, db);
  const isKnownProvider = query.organisation !== null && (await knowsProvider(ctx, db, query.organisation));
  const isRead = (filter: PassedOver["filter"]) => {
    if (filter === "organisation") return isKnownProvider;
    const kind = LABEL_KINDS[filter];
    return kind ? labels.some((label) => label.kind === kind && label.key === query[filter]) : query[filter] !== null && query[filter] !== false;
  };
  const passedOver = FILTERS.flatMap(([name, filter]) => {
    const value = typedInAddress(parameters, name);
    return value === "" || isRead(filter) ? [] : [{ filter, value }];
  });
  return { query: without(query, ...passedOver.map(({ filter }) => filter)), passedOver, labels };
}
