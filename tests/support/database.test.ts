import { expect, test } from "vitest";
import { read, transact } from "#platform/db/index.ts";
import { organisations } from "#domain/network/schema.ts";
import { testDatabase } from "./database.ts";

const db = await testDatabase();

test("gives a migrated database with regions and contexts", async () => {
  const region = await db.region("ellerland");
  const ctx = db.ctx(region);
  await transact(ctx, async (tx) => {
    await tx.insert(organisations).values({ regionId: region.id, id: region.id, name: "Jobcenter", kind: "authority" });
    tx.audit("organisation.added", region.id);
  });
  expect(await read(ctx, (reader) => reader.select().from(organisations))).toHaveLength(1);
});
