import { offerFeeds } from "#domain/offers/feeds/schema.ts";
import { offerLabels } from "#domain/offers/schema.ts";
import { newId, transact } from "#platform/db/index.ts";
import type { County } from "#tests/support/factories.ts";

/** A connected calendar. @returns its id */
export async function aFeedToWalk({ ctx }: County, organisationId: string): Promise<string> {
  const [regionId, id, branchId] = [ctx.region.id, newId(), newId()];
  await transact(ctx, async (tx) => {
    await tx.insert(offerLabels).values({ regionId, id: branchId, kind: "branch", key: "feste", names: { de: "Feste" } });
    await tx.insert(offerFeeds).values({ regionId, id, name: "Rathaus", address: "https://example.org/a.ics", organisationId, branchId, createdAt: ctx.now });
    tx.audit("test.prepared", id);
  });
  return id;
}
