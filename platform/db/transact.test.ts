import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { organisations } from "#domain/network/schema.ts";
import { done, refused } from "#platform/result.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { newId, read, transact, type Context, type Writer } from "./index.ts";

const db = await testDatabase();

const anOrganisation = (ctx: Context, tx: Writer, name = "Kreisvolkshochschule") =>
  tx.insert(organisations).values({ regionId: ctx.region.id, id: newId(), name, kind: "education" });
const count = async (table: string, ctx: Context) => (await db.superuser.query(`select 1 from ${table} where region_id = $1`, [ctx.region.id])).rowCount;

describe("One act", () => {
  test("is kept as a whole with its audit entry", async () => {
    const { ctx } = await aRegion(db);
    const value = await transact(ctx, async (tx) => {
      await anOrganisation(ctx, tx);
      tx.audit("organisation.created", null);
      return done("made");
    });
    expect(value).toEqual({ ok: true, value: "made" });
    expect([await count("organisations", ctx), await count("audit.entries", ctx)]).toEqual([1, 1]);
  });

  test("that is refused leaves nothing behind, and the caller gets the refusal", async () => {
    const { ctx } = await aRegion(db);
    const value = await transact(ctx, async (tx) => {
      await anOrganisation(ctx, tx);
      tx.audit("organisation.created", null);
      tx.publish();
      return refused("name-taken");
    });
    expect(value).toEqual({ ok: false, refusal: "name-taken" });
    expect([await count("organisations", ctx), await count("audit.entries", ctx), await count("directory.content_versions", ctx)]).toEqual([0, 0, 0]);
  });

  test("that throws leaves nothing behind, and its connection serves the next", async () => {
    const { ctx } = await aRegion(db);
    const failing = transact(ctx, async (tx) => {
      await anOrganisation(ctx, tx);
      throw new RangeError("a bug");
    });
    await expect(failing).rejects.toThrow(RangeError);
    expect(await count("organisations", ctx)).toBe(0);
    for (let turn = 0; turn < 25; turn++)
      await expect(
        transact(ctx, async () => {
          throw new RangeError("a bug");
        }),
      ).rejects.toThrow(RangeError);
    expect(await read(ctx, (reader) => reader.select().from(organisations))).toEqual([]);
  });

  test("without an audit entry is refused by the database", async () => {
    const { ctx } = await aRegion(db);
    await expect(transact(ctx, (tx) => anOrganisation(ctx, tx))).rejects.toMatchObject({ code: "23000" });
    expect(await count("organisations", ctx)).toBe(0);
  });

  test("writes its audit entries last, so that acts beside it need not wait for its work", async () => {
    const { ctx } = await aRegion(db);
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const slow = transact(ctx, async (tx) => {
      await anOrganisation(ctx, tx, "langsam");
      tx.audit("organisation.created", null, { order: "noted first" });
      await held;
    });
    // Would wait for ever if the slow one held the chain's head already.
    await transact(ctx, async (tx) => {
      await anOrganisation(ctx, tx, "schnell");
      tx.audit("organisation.created", null, { order: "committed first" });
    });
    letGo();
    await slow;
    const entries = await db.superuser.query<{ order: string }>("select details ->> 'order' as order from audit.entries where region_id = $1 order by seq", [
      ctx.region.id,
    ]);
    expect(entries.rows.map(({ order }) => order)).toEqual(["committed first", "noted first"]);
  });

  test("that publishes raises the content version of its region only", async () => {
    const [county, neighbour] = [await aRegion(db), await aRegion(db)];
    await transact(county.ctx, async (tx) => tx.publish());
    await transact(county.ctx, async (tx) => tx.publish());
    const versions = await db.superuser.query<{ version: string }>("select version from directory.content_versions where region_id = any($1)", [
      [county.region.id, neighbour.region.id],
    ]);
    expect(versions.rows.map(({ version }) => Number(version))).toEqual([2]);
  });
});

describe("Reading", () => {
  test("sees one moment, whatever is committed meanwhile", async () => {
    const { ctx } = await aRegion(db);
    const counts = await read(ctx, async (reader) => {
      const before = (await reader.select().from(organisations)).length;
      await transact(ctx, async (tx) => {
        await anOrganisation(ctx, tx);
        tx.audit("organisation.created", null);
      });
      return [before, (await reader.select().from(organisations)).length];
    });
    expect(counts).toEqual([0, 0]);
  });

  test("cannot write", async () => {
    const { ctx } = await aRegion(db);
    const writing = read(ctx, (reader) => reader.delete(organisations).where(eq(organisations.regionId, ctx.region.id)));
    await expect(writing).rejects.toMatchObject({ cause: { code: "25006" } });
  });

  test("without a context there are no rows, not even after one on the same connection", async () => {
    const { ctx } = await aRegion(db);
    await transact(ctx, async (tx) => {
      await anOrganisation(ctx, tx);
      tx.audit("organisation.created", null);
    });
    const client = await db.database.app.connect();
    try {
      expect((await client.query("select * from organisations")).rowCount).toBe(0);
    } finally {
      client.release();
    }
  });

  test("counts what it asked, for the limit per page", async () => {
    const { ctx } = await aRegion(db);
    await read(ctx, async (reader) => [await reader.select().from(organisations), await reader.select().from(organisations)]);
    expect(ctx.statistics.queries).toBe(2);
  });
});
