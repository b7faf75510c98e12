import { describe, expect, test } from "vitest";
import { findPlace, listMap } from "../finding/index.ts";
import { municipalityAreas } from "./schema.ts";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { listAreas, SaveArea, saveArea, seenAs } from "./index.ts";

const db = await testDatabase();
const SQUARE = [9, 53, 9.1, 53, 9.1, 53.1, 9, 53.1];

/** A county with these places, one word each. */
async function aCounty(...names: string[]) {
  const county = await aRegion(db);
  const ids = await Promise.all(names.map((name) => county.aMunicipality({ name })));
  const ctx = county.as("coordinator");
  return { county, ctx, idOf: (name: string) => ids[names.indexOf(name)]?.id ?? "" };
}
const areaOf = async (ctx: Context, id: string) => (await read(ctx, (reader) => listAreas(ctx, reader))).find((place) => place.id === id)?.area ?? null;
type Typed = Partial<Record<"latitude" | "longitude" | "postalCodes" | "seen", string> & { keepsOutline: boolean }>;
const save = async (ctx: Context, municipalityId: string, typed: Typed) => {
  const seen = seenAs(await areaOf(ctx, municipalityId));
  return saveArea(ctx, SaveArea.parse({ municipalityId, latitude: "", longitude: "", postalCodes: "", keepsOutline: true, seen, ...typed }));
};
const draw = (ctx: Context, ...ids: string[]) =>
  transact(ctx, async (tx) => {
    const at = { regionId: ctx.region.id, latitude: 53.02, longitude: 9.02, outline: SQUARE };
    await tx.insert(municipalityAreas).values(ids.map((municipalityId) => ({ ...at, municipalityId })));
    tx.audit("test.prepared", null);
  });

describe("Entering by hand where a municipality lies", () => {
  test("makes it found by postal code, and with its middle, by everybody", async () => {
    const { county, ctx, idOf } = await aCounty("Moordorf");
    expect(await save(ctx, idOf("Moordorf"), { latitude: "53,1043 °", longitude: "9.2278", postalCodes: "27356, 27367\n27356" })).toEqual({
      ok: true,
      value: null,
    });
    const found = await read(county.publicCtx, (reader) => findPlace(county.publicCtx, reader, "27367"));
    expect(found).toMatchObject({ name: "Moordorf", middle: { latitude: 53.1043, longitude: 9.2278 } });
    expect(await areaOf(ctx, idOf("Moordorf"))).toMatchObject({ postalCodes: ["27356", "27367"], outline: null });
  });

  test("raises the version of the public pages", async () => {
    const { ctx, idOf } = await aCounty("Moordorf");
    const version = async () => {
      const found = await db.superuser.query<{ version: string }>("select version from directory.content_versions where region_id = $1", [ctx.region.id]);
      return Number(found.rows[0]?.version ?? 0);
    };
    const before = await version();
    await save(ctx, idOf("Moordorf"), { latitude: "53", longitude: "9" });
    expect(await version()).toBeGreaterThan(before);
  });

  test.each([
    ["south of Germany", { latitude: "46,99", longitude: "9" }],
    ["north of it", { latitude: "56,01", longitude: "9" }],
    ["west of it", { latitude: "53", longitude: "4,9" }],
    ["in each other's field", { latitude: "9,2", longitude: "53,1" }],
    ["in metres", { latitude: "5884011", longitude: "512345" }],
    ["in words", { latitude: "Nord", longitude: "9" }],
    ["with six digits", { latitude: "53", longitude: "9", postalCodes: "273561" }],
  ])("refuses what is %s", async (_, typed) => {
    const { ctx, idOf } = await aCounty("Moordorf");
    await expect(save(ctx, idOf("Moordorf"), typed)).rejects.toThrow("path");
  });

  test("refuses half a middle, and postal codes without one", async () => {
    const { ctx, idOf } = await aCounty("Moordorf");
    expect(await save(ctx, idOf("Moordorf"), { latitude: "53" })).toEqual({ ok: false, refusal: "half-a-middle" });
    expect(await save(ctx, idOf("Moordorf"), { postalCodes: "27356" })).toEqual({ ok: false, refusal: "middle-missing" });
  });

  test("takes the outline's middle where none is given, and forgets what is emptied", async () => {
    const { ctx, idOf } = await aCounty("Moordorf");
    await draw(ctx, idOf("Moordorf"));
    await save(ctx, idOf("Moordorf"), { postalCodes: "27356" });
    expect(await areaOf(ctx, idOf("Moordorf"))).toMatchObject({ latitude: 53.05, longitude: 9.05, outline: SQUARE, postalCodes: ["27356"] });
    await save(ctx, idOf("Moordorf"), { keepsOutline: false });
    expect(await areaOf(ctx, idOf("Moordorf"))).toBeNull();
  });

  test("by two people at once overwrites nobody, and sent twice says the same", async () => {
    const { ctx, idOf } = await aCounty("Moordorf");
    const [one, other] = await Promise.all([
      save(ctx, idOf("Moordorf"), { latitude: "53", longitude: "9", seen: "" }),
      save(ctx, idOf("Moordorf"), { latitude: "54", longitude: "9", seen: "" }),
    ]);
    expect([one, other].filter(({ ok }) => ok)).toHaveLength(1);
    expect([one, other]).toContainEqual({ ok: false, refusal: "changed-meanwhile" });
    const kept = one.ok ? "53" : "54";
    expect(await save(ctx, idOf("Moordorf"), { latitude: kept, longitude: "9", seen: "" })).toMatchObject({ ok: true });
  });

  test("is no right of those who only read, and knows no place of another county", async () => {
    const [here, there] = [await aCounty("Moordorf"), await aCounty("Fernhausen")];
    const typed = { latitude: "53", longitude: "9", seen: "" };
    expect(await save(here.county.as("council-reader"), here.idOf("Moordorf"), typed)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await save(here.ctx, there.idOf("Fernhausen"), typed)).toEqual({ ok: false, refusal: "municipality-not-found" });
    expect(await save(here.ctx, newId(), typed)).toEqual({ ok: false, refusal: "municipality-not-found" });
  });
});

test("The map draws members of a joint municipality only where that itself is not drawn", async () => {
  const { county, ctx, idOf } = await aCounty("Börde", "Zarnau");
  const [member, quarter] = [
    await county.aMunicipality({ name: "Wede", parentId: idOf("Börde") }),
    await county.aMunicipality({ name: "Altstadt", parentId: idOf("Zarnau") }),
  ];
  await draw(ctx, idOf("Zarnau"), member.id, quarter.id);
  await save(ctx, idOf("Börde"), { latitude: "53", longitude: "9" });
  const shown = await read(county.publicCtx, (reader) => listMap(county.publicCtx, reader));
  expect(shown.map(({ name }) => name)).toEqual(["Börde", "Wede", "Zarnau"]);
});
