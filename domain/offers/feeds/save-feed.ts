import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { findLastChange, type LastChange } from "#domain/network/index.ts";
import { municipalities, organisations } from "#domain/network/schema.ts";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { enqueue } from "#platform/jobs/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { offerLabels } from "../schema.ts";
import { offerFeeds } from "./schema.ts";

export const FeedFields = z.strictObject({
  name: z.string().trim().min(1).max(120),
  /** "webcal:" is what calendar programs call it. */
  address: z.preprocess((text) => (typeof text === "string" ? text.trim().replace(/^webcals?:/i, "https:") : text), z.url({ protocol: /^https?$/ }).max(1000)),
  organisationId: z.uuid(),
  branchId: z.uuid(),
  municipalityId: z.uuid().nullable(),
  isTrusted: z.boolean(),
  isPaused: z.boolean(),
});
export type FeedFields = z.infer<typeof FeedFields>;
/** What somebody else saved meanwhile, for the page that shows both versions. */
export type FeedConflict = { stored: FeedFields & { version: number }; changed: LastChange | null };
export type FeedRefusal =
  "not-allowed" | "feed-not-found" | "changed-meanwhile" | "address-taken" | "organisation-unknown" | "branch-unknown" | "municipality-unknown";

/** Connects a calendar and asks the job to read it at once. @param id of the form: the same sent twice connects once */
export async function addFeed(ctx: Context, fields: FeedFields, id: string = newId(ctx.now)): Promise<Result<{ id: string }, FeedRefusal>> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ id: string }, FeedRefusal>> => {
    const isStored = async () => (await tx.$count(offerFeeds, and(eq(offerFeeds.regionId, ctx.region.id), eq(offerFeeds.id, id)))) > 0;
    if (await isStored()) return done({ id });
    const wrong = await unknownIn(ctx, tx, fields, id);
    if (wrong) return refused(wrong);
    const added = await tx
      .insert(offerFeeds)
      .values({ ...fields, regionId: ctx.region.id, id, createdAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: offerFeeds.id });
    // The same form at the same moment, or somebody else with the same address.
    if (added.length === 0) return (await isStored()) ? done({ id }) : refused("address-taken");
    await enqueueReading(ctx, tx, id);
    tx.audit("offer-feed.added", id);
    return done({ id });
  });
}

/** Offers that were made before keep their organisation and branch. @param change.version as it was when the form was opened */
export async function editFeed(
  ctx: Context,
  change: FeedFields & { id: string; version: number },
): Promise<Result<null, FeedRefusal> | ({ ok: false; refusal: "changed-meanwhile" } & FeedConflict)> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const { id, version, ...fields } = change;
    const own = and(eq(offerFeeds.regionId, ctx.region.id), eq(offerFeeds.id, id));
    const [found] = await tx.select().from(offerFeeds).where(own).for("update");
    if (!found) return refused("feed-not-found");
    if (found.version !== version) {
      return { ...refused("changed-meanwhile"), stored: { ...fieldsOf(found), version: found.version }, changed: await findLastChange(ctx, tx, id, WRITTEN) };
    }
    const wrong = await unknownIn(ctx, tx, fields, id);
    if (wrong) return refused(wrong);
    // What was said of another address's text says nothing of this one's.
    const anew = found.address === fields.address ? {} : { etag: null, lastModified: null };
    await tx
      .update(offerFeeds)
      .set({ ...fields, ...anew, version: version + 1 })
      .where(own);
    if (!fields.isPaused) await enqueueReading(ctx, tx, id);
    tx.audit("offer-feed.edited", id);
    return done(null);
  });
}

const WRITTEN = ["offer-feed.added", "offer-feed.edited"];

function fieldsOf({ name, address, organisationId, branchId, municipalityId, isTrusted, isPaused }: typeof offerFeeds.$inferSelect): FeedFields {
  return { name, address, organisationId, branchId, municipalityId, isTrusted, isPaused };
}

/** Ends the connection; the offers made from it stay. */
export async function deleteFeed(ctx: Context, { id, version }: { id: string; version: number }): Promise<Result<null, FeedRefusal>> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, FeedRefusal>> => {
    const own = and(eq(offerFeeds.regionId, ctx.region.id), eq(offerFeeds.id, id));
    const [found] = await tx.select({ version: offerFeeds.version }).from(offerFeeds).where(own).for("update");
    if (!found) return refused("feed-not-found");
    if (found.version !== version) return refused("changed-meanwhile");
    await tx.delete(offerFeeds).where(own);
    tx.audit("offer-feed.deleted", id);
    return done(null);
  });
}

/** Asks the job to read the calendar now. */
export async function readFeedNow(ctx: Context, { id }: { id: string }): Promise<Result<null, "not-allowed" | "feed-not-found">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "not-allowed" | "feed-not-found">> => {
    const [found] = await tx
      .select({ id: offerFeeds.id })
      .from(offerFeeds)
      .where(and(eq(offerFeeds.regionId, ctx.region.id), eq(offerFeeds.id, id)));
    if (!found) return refused("feed-not-found");
    await enqueueReading(ctx, tx, id);
    return done(null);
  });
}

async function enqueueReading(ctx: Context, tx: Writer, feedId: string): Promise<void> {
  await enqueue(tx, "offers.feeds", { regionId: ctx.region.id, feedId }, { singletonKey: feedId });
}

async function unknownIn(
  ctx: Context,
  tx: Writer,
  { address, organisationId, branchId, municipalityId }: FeedFields,
  feedId: string,
): Promise<FeedRefusal | null> {
  const here = ctx.region.id;
  const [organisation] = await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.regionId, here), eq(organisations.id, organisationId)));
  if (!organisation) return "organisation-unknown";
  const [branch] = await tx
    .select({ id: offerLabels.id })
    .from(offerLabels)
    .where(and(eq(offerLabels.regionId, here), eq(offerLabels.id, branchId), eq(offerLabels.kind, "branch")));
  if (!branch) return "branch-unknown";
  if (municipalityId !== null) {
    const [municipality] = await tx
      .select({ id: municipalities.id })
      .from(municipalities)
      .where(and(eq(municipalities.regionId, here), eq(municipalities.id, municipalityId)));
    if (!municipality) return "municipality-unknown";
  }
  const [same] = await tx
    .select({ id: offerFeeds.id })
    .from(offerFeeds)
    .where(and(eq(offerFeeds.regionId, here), eq(offerFeeds.address, address)));
  return same && same.id !== feedId ? "address-taken" : null;
}
