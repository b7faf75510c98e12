import { and, asc, eq } from "drizzle-orm";
import { organisationsById } from "#domain/network/names/index.ts";
import { municipalities, organisations } from "#domain/network/schema.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import { mayEditOffers } from "../access.ts";
import { offerLabels, type LabelKind, type OfferState } from "../schema.ts";
import { findOfferRow, readContent, type OfferContent } from "./content.ts";

export type OfferPage = {
  id: string;
  version: number;
  state: OfferState;
  hiddenAt: Date | null;
  publishedAt: Date | null;
  /** YYYY-MM-DD */
  confirmedOn: string;
  organisation: string;
  content: OfferContent;
  mayEdit: boolean;
};

/** One offer with everything that is written about it. */
export async function findOffer(ctx: Context, db: Reader, id: string): Promise<OfferPage | null> {
  const row = await findOfferRow(ctx, db, id);
  if (!row) return null;
  const [provider] = await db
    .select({ name: organisations.name })
    .from(organisations)
    .where(and(eq(organisations.regionId, ctx.region.id), eq(organisations.id, row.organisationId)));
  const { version, state, hiddenAt, publishedAt, confirmedOn } = row;
  return {
    id,
    version,
    state,
    hiddenAt,
    publishedAt,
    confirmedOn,
    organisation: provider?.name ?? "",
    content: await readContent(ctx, db, row),
    mayEdit: mayEditOffers(ctx.actor),
  };
}

export type OfferChoices = {
  labels: { id: string; kind: LabelKind; name: string }[];
  /** Only those that were asked for: there are too many to choose from, forms let people type. */
  organisations: { id: string; name: string }[];
  municipalities: { id: string; name: string }[];
};

/**
 * What a form or a filter about offers lets people choose from.
 * @param asked.organisationIds of those that are named; ids that are gone do no harm
 * @param asked.locale of the labels' names, where there is one
 */
export async function offerChoices(
  ctx: Context,
  db: Reader,
  { organisationIds = [], locale = "de" }: { organisationIds?: readonly string[]; locale?: Locale } = {},
): Promise<OfferChoices> {
  const here = ctx.region.id;
  const labels = await db.select().from(offerLabels).where(eq(offerLabels.regionId, here)).orderBy(asc(offerLabels.position), asc(offerLabels.key));
  return {
    labels: labels.map(({ id, kind, names }) => ({ id, kind, name: names[locale] ?? names.de })),
    organisations: (await organisationsById(ctx, db, organisationIds)).map(({ id, name }) => ({ id, name })),
    municipalities: await db
      .select({ id: municipalities.id, name: municipalities.name })
      .from(municipalities)
      .where(eq(municipalities.regionId, here))
      .orderBy(asc(municipalities.position), asc(municipalities.name)),
  };
}
