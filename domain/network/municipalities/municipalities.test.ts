import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { municipalityChoices } from "../choices.ts";
import { organisations } from "../schema.ts";
import { newId, read, transact, type Actor, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { AddMunicipalities, addMunicipalities, deleteMunicipality, EditMunicipality, editMunicipality, listMunicipalities } from "./index.ts";

const db = await testDatabase();

const staff = (role: "coordinator" | "council-reader"): Actor => ({
  kind: "staff",
  accountId: newId(),
  name: "Frau Albers",
  memberships: [{ role, organisationId: null, language: null }],
});
const office = async () => db.ctx(await db.region(), staff("coordinator"));
const enter = (ctx: Context, names: string, kind = "gemeinde", parentId: string | null = null) =>
  addMunicipalities(ctx, AddMunicipalities.parse({ names, kind, parentId }));
const all = (ctx: Context) => read(ctx, (reader) => listMunicipalities(ctx, reader));
const named = async (ctx: Context, name: string) => {
  const found = (await all(ctx)).find((place) => place.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
};
const change = async (
  ctx: Context,
  name: string,
  fields: Partial<Record<"name" | "kind" | "parentId" | "officialKey", string | null> & { version: number }>,
) => {
  const { id, version, kind, parentId, officialKey } = await named(ctx, name);
  return editMunicipality(ctx, EditMunicipality.parse({ id, version, name, kind, parentId, officialKey: officialKey ?? "", ...fields }));
};

describe("Entering the places of a county", () => {
  test("takes a name a line, and the same list twice makes no doubles", async () => {
    const ctx = await office();
    expect(await enter(ctx, " Moordorf \r\n\r\nAlt  Wede\nMoordorf\n")).toEqual({ ok: true, value: { added: 2 } });
    expect(await enter(ctx, "moordorf\nNeuwede")).toEqual({ ok: true, value: { added: 1 } });
    expect((await all(ctx)).map(({ name }) => name)).toEqual(["Alt Wede", "Moordorf", "Neuwede"]);
    expect((await read(ctx, (reader) => municipalityChoices(ctx, reader))).map(({ name }) => name)).toEqual(["Alt Wede", "Moordorf", "Neuwede"]);
  });

  test("at once by two people makes each place once", async () => {
    const ctx = await office();
    await Promise.all([enter(ctx, "Moordorf\nWede"), enter(ctx, "Wede\nMoordorf")]);
    expect(await all(ctx)).toHaveLength(2);
  });

  test("shows below a joint municipality what belongs to it", async () => {
    const ctx = await office();
    await enter(ctx, "Börde\nZarnau", "samtgemeinde");
    await enter(ctx, "Wede", "mitgliedsgemeinde", (await named(ctx, "Börde")).id);
    expect((await all(ctx)).map(({ name, depth }) => [name, depth])).toEqual([
      ["Börde", 0],
      ["Wede", 1],
      ["Zarnau", 0],
    ]);
  });

  test("is no right of those who only read, and knows no place of another county", async () => {
    const [here, there] = [await office(), await office()];
    await enter(there, "Fernhausen");
    const strange = (await named(there, "Fernhausen")).id;
    expect(await enter(db.ctx(here.region, staff("council-reader")), "Wede")).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await enter(here, "Wede", "gemeinde", strange)).toEqual({ ok: false, refusal: "parent-unknown" });
    expect(await deleteMunicipality(here, { id: strange }, [])).toEqual({ ok: false, refusal: "municipality-not-found" });
    expect(await editMunicipality(here, { id: strange, version: 1, name: "Hier", kind: "stadt", parentId: null, officialKey: null })).toEqual({
      ok: false,
      refusal: "municipality-not-found",
    });
  });

  test("refuses no name at all, and far too many", () => {
    for (const names of [" \n ", "x\n".repeat(3) + "y".repeat(81), Array.from({ length: 201 }, (_, row) => `Ort ${row}`).join("\n")])
      expect(AddMunicipalities.safeParse({ names, kind: "gemeinde", parentId: null }).success).toBe(false);
  });
});

describe("Changing a place", () => {
  test("writes name, kind, what it belongs to and its key", async () => {
    const ctx = await office();
    await enter(ctx, "Börde\nWede");
    const { id } = await named(ctx, "Börde");
    expect(await change(ctx, "Wede", { name: "Wede am Moor", kind: "mitgliedsgemeinde", parentId: id, officialKey: "03 999 012" })).toEqual({
      ok: true,
      value: null,
    });
    expect(await named(ctx, "Wede am Moor")).toMatchObject({ kind: "mitgliedsgemeinde", parentId: id, officialKey: "03999012", depth: 1 });
  });

  test("refuses a name that stands there, a circle, and a key of another length", async () => {
    const ctx = await office();
    await enter(ctx, "Börde\nWede");
    await change(ctx, "Wede", { parentId: (await named(ctx, "Börde")).id });
    await enter(ctx, "Wede");
    expect(await change(ctx, "Börde", { parentId: (await all(ctx)).find(({ depth }) => depth === 1)?.id ?? "" })).toEqual({
      ok: false,
      refusal: "parent-below",
    });
    expect(await change(ctx, "Börde", { parentId: (await named(ctx, "Börde")).id })).toEqual({ ok: false, refusal: "parent-below" });
    expect(await change(ctx, "Börde", { name: "WEDE" })).toEqual({ ok: false, refusal: "name-taken" });
    await expect(change(ctx, "Börde", { officialKey: "123" })).rejects.toThrow("officialKey");
  });
});

describe("Changing a place that somebody else changed meanwhile", () => {
  test("is refused with who it was, and wins once it brings the new version", async () => {
    const ctx = await office();
    await enter(ctx, "Wede");
    const { version } = await named(ctx, "Wede");
    const both = await Promise.all([change(ctx, "Wede", { version, kind: "stadt" }), change(ctx, "Wede", { version, officialKey: "03999012" })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({
      ok: false,
      refusal: "version-conflict",
      version: version + 1,
      changed: { by: "Frau Albers", at: expect.any(Date) },
    });
    expect(await change(ctx, "Wede", { kind: "samtgemeinde" })).toEqual({ ok: true, value: null });
    expect(await named(ctx, "Wede")).toMatchObject({ kind: "samtgemeinde", version: version + 2 });
  });
});

describe("Taking a place out", () => {
  test("is refused while an organisation has its seat there or a question of an upper area finds a use, and leaves it as it was", async () => {
    const ctx = await office();
    await enter(ctx, "Wede\nZarnau");
    const [seat, free] = [await named(ctx, "Wede"), await named(ctx, "Zarnau")];
    const organisationId = newId();
    await transact(ctx, async (tx) => {
      await tx.insert(organisations).values({ regionId: ctx.region.id, id: organisationId, name: "Verein", kind: "club", municipalityId: seat.id });
      tx.audit("organisation.created", organisationId);
    });
    expect(await deleteMunicipality(ctx, { id: seat.id }, [])).toEqual({ ok: false, refusal: "still-in-use" });
    const used = () => Promise.resolve([{ kind: "measure" as const, id: newId(), title: "Kurs" }]);
    expect(await deleteMunicipality(ctx, { id: free.id }, [used])).toEqual({ ok: false, refusal: "still-in-use" });
    expect(await all(ctx)).toHaveLength(2);
    expect(await deleteMunicipality(ctx, { id: free.id }, [])).toEqual({ ok: true, value: null });
    const kept = await read(ctx, (reader) => reader.select().from(organisations).where(eq(organisations.id, organisationId)));
    expect(kept).toMatchObject([{ municipalityId: seat.id }]);
  });
});
