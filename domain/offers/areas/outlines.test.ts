import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listMap } from "../finding/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { listAreas, MOST_BYTES, previewOutlines, SaveArea, saveArea, seenAs, takeOutlines } from "./index.ts";
import { FINE, middleOf, simplified, surfaceOf, type Position } from "./outline.ts";
import { readGeoJson } from "./read-geojson.ts";

const db = await testDatabase();

type Ring = number[][];
/** A closed square of this side, from its corner in the south-west. */
const square = (west = 9, south = 53, side = 0.1): Ring => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const feature = (properties: Record<string, unknown>, ring: Ring, ...holes: Ring[]) => ({
  type: "Feature",
  properties,
  geometry: { type: "Polygon", coordinates: [ring, ...holes] },
});
const several = (properties: Record<string, unknown>, ...rings: Ring[]) => ({
  type: "Feature",
  properties,
  geometry: { type: "MultiPolygon", coordinates: rings.map((ring) => [ring]) },
});
const bytes = (text: string) => new TextEncoder().encode(text);
const collection = (...features: unknown[]) => bytes(JSON.stringify({ type: "FeatureCollection", features }));

type APlace = { name: string; officialKey?: string; parent?: string };
async function aCounty(...places: APlace[]): Promise<{ county: County; ctx: Context }> {
  const county = await aRegion(db);
  const ids = new Map<string, string>();
  for (const { name, officialKey = null, parent } of places)
    ids.set(name, (await county.aMunicipality({ name, officialKey, parentId: parent ? (ids.get(parent) ?? null) : null })).id);
  return { county, ctx: county.as("coordinator") };
}
const placesOf = (ctx: Context) => read(ctx, (reader) => listAreas(ctx, reader));
const areaOf = async (ctx: Context, name: string) => (await placesOf(ctx)).find((place) => place.name === name)?.area;

describe("Outlines from a file", () => {
  test("make the public map", async () => {
    const { county, ctx } = await aCounty({ name: "Moordorf", officialKey: "03999012" });
    expect(await takeOutlines(ctx, collection(feature({ AGS: "03999012", GEN: "Moordorf" }, square())))).toEqual({
      ok: true,
      value: { taken: [{ name: "Moordorf", label: "Moordorf, 03999012", by: "key" }], unmatched: [], unclear: [], shapeless: [], missing: [] },
    });
    const shown = await read(county.publicCtx, (reader) => listMap(county.publicCtx, reader));
    expect(shown).toEqual([{ name: "Moordorf", latitude: 53.05, longitude: 9.05, outline: [9, 53, 9.1, 53, 9.1, 53.1, 9, 53.1] }]);
    const published = await db.superuser.query("select version from directory.content_versions where region_id = $1", [ctx.region.id]);
    expect(published.rows).toHaveLength(1);
  });

  test.each<[what: string, place: APlace, properties: Record<string, unknown>, by: "key" | "name" | null]>([
    ["8 digits at 8", { name: "A", officialKey: "03999012" }, { ags: "03999012" }, "key"],
    ["12 digits at 12", { name: "A", officialKey: "039990000012" }, { RS: "039990000012" }, "key"],
    ["12 digits at 8: the first five and the last three", { name: "A", officialKey: "03999012" }, { ARS: "039995403012" }, "key"],
    ["8 digits at 12", { name: "A", officialKey: "039995403012" }, { AGS_0: "03999012" }, "key"],
    ["a number that lost its zero", { name: "A", officialKey: "03999012" }, { AGS: 3999012 }, "key"],
    ["OpenStreetMap's heading", { name: "A", officialKey: "03999012" }, { "de:amtlicher_gemeindeschluessel": "03999012" }, "key"],
    ["a joint municipality's 12 at the same 12", { name: "A", officialKey: "039995403000" }, { RS_0: "039995403000" }, "key"],
    ["another joint municipality's 12 never", { name: "A", officialKey: "039995401000" }, { RS_0: "039995403000" }, null],
    ["a town that is a county of its own", { name: "A", officialKey: "03403000" }, { ARS: "034030000000" }, "key"],
    ["another key never, whatever the name", { name: "A", officialKey: "03999012" }, { AGS: "03999013", GEN: "A" }, null],
    ["the same name, case and spaces apart", { name: "Bad  Wede" }, { NAME: " bad wede " }, "name"],
    ["the same name where only the file has a key", { name: "Wede" }, { GEN: "Wede", AGS: "03999012" }, "name"],
    ["the same name where only the house has a key", { name: "Wede", officialKey: "03999012" }, { GEN: "Wede" }, "name"],
    ["a name that only begins alike never", { name: "Wede" }, { GEN: "Wede am Moor" }, null],
  ])("match %s", async (_, place, properties, by) => {
    const { ctx } = await aCounty(place);
    const result = await takeOutlines(ctx, collection(feature(properties, square())));
    expect(result).toMatchObject(by ? { ok: true, value: { taken: [{ name: place.name, by }] } } : { ok: false, refusal: "nothing-matched" });
    expect((await areaOf(ctx, place.name))?.outline ?? null).toEqual(by ? [9, 53, 9.1, 53, 9.1, 53.1, 9, 53.1] : null);
  });

  test("say what was of no place, of more than one, without a surface, and what is missing", async () => {
    const { ctx } = await aCounty({ name: "Börde" }, { name: "Wede", parent: "Börde" }, { name: "Zarnau" }, { name: "Moor" }, { name: "Zarnau" });
    const file = collection(
      feature({ GEN: "Wede" }, square()),
      feature({ GEN: "Zarnau" }, square(9.2)),
      feature({ GEN: "Moor", AGS: "03999001" }, square(9.3)),
      feature({ GEN: "Moor", AGS: "03999002" }, square(9.4)),
      feature({ GEN: "Fernhausen" }, square(9.5)),
      { type: "Feature", properties: { GEN: "Punkt" }, geometry: { type: "Point", coordinates: [9, 53] } },
    );
    expect(await takeOutlines(ctx, file)).toMatchObject({
      value: {
        taken: [{ name: "Wede", by: "name" }],
        unmatched: ["Fernhausen"],
        unclear: ["Zarnau", "Moor, 03999001", "Moor, 03999002"],
        shapeless: ["Punkt"],
        missing: ["Moor", "Zarnau", "Zarnau"],
      },
    });
  });

  test("are those of the largest surface, of all parts of one key, without holes", async () => {
    const { ctx } = await aCounty({ name: "A", officialKey: "03999012" });
    await takeOutlines(
      ctx,
      collection(
        several({ AGS: "03999012" }, square(8, 53, 0.01), square(9, 53, 0.2), square(10, 53, 0.1)),
        feature({ AGS: "03999012" }, square(11, 53, 0.15), square(11.01, 53.01, 0.1)),
      ),
    );
    expect(await areaOf(ctx, "A")).toMatchObject({ latitude: 53.1, longitude: 9.1, outline: [9, 53, 9.2, 53, 9.2, 53.2, 9, 53.2] });
  });

  test("are shown before anything is written, and what was shown is what is taken over", async () => {
    const { ctx } = await aCounty({ name: "A", officialKey: "03999012" }, { name: "B" }, { name: "C" });
    await takeOutlines(ctx, collection(feature({ name: "B" }, square(9.2)), feature({ AGS: "03999012" }, square(9.4))));
    const jagged = [...Array.from({ length: 40 }, (_, at) => [9 + at / 400, 53 + (at % 2) / 100]), [9.1, 53.2], [9, 53.2], [9, 53]];
    const file = collection(
      feature({ AGS: "03999012" }, jagged),
      feature({ name: "B" }, square(9.2)),
      feature({ name: "C" }, square(9.6)),
      feature({ name: "D" }, square()),
    );
    const before = await placesOf(ctx);
    const shown = await previewOutlines(ctx, file);
    if (!shown.ok) throw new Error(shown.refusal);
    expect(shown.value.taken.map(({ name, was }) => [name, was])).toEqual([
      ["A", "other"],
      ["B", "same"],
      ["C", "nothing"],
    ]);
    expect(shown.value).toMatchObject({ unmatched: ["D"], missing: [] });
    expect(await placesOf(ctx)).toEqual(before);
    expect(await takeOutlines(ctx, bytes(shown.value.found))).toMatchObject({ ok: true, value: { missing: [] } });
    const after = await placesOf(ctx);
    expect(after.map(({ name, area }) => [name, area?.outline])).toEqual(shown.value.map.map(({ name, outline }) => [name, outline]));
    await takeOutlines(ctx, file);
    expect(await placesOf(ctx)).toEqual(after);
    const again = await previewOutlines(ctx, file);
    expect(again.ok && again.value.taken.map(({ was }) => was)).toEqual(["same", "same", "same"]);
  });

  test("leave a middle and postal codes that somebody entered, and renew one that was theirs", async () => {
    const { ctx } = await aCounty({ name: "A" }, { name: "B" });
    const [a] = await placesOf(ctx);
    const typed = { latitude: "53.02", longitude: "9.03", postalCodes: "27356", keepsOutline: true, seen: seenAs(a?.area ?? null) };
    await saveArea(ctx, SaveArea.parse({ ...typed, municipalityId: a?.id }));
    for (const at of [9, 9.2]) await takeOutlines(ctx, collection(feature({ name: "A" }, square(at)), feature({ name: "B" }, square(at))));
    expect(await areaOf(ctx, "A")).toMatchObject({
      latitude: 53.02,
      longitude: 9.03,
      postalCodes: ["27356"],
      outline: expect.arrayContaining([9.3]) as unknown,
    });
    expect(await areaOf(ctx, "B")).toMatchObject({ latitude: 53.05, longitude: 9.25 });
  });

  test("sent twice, and by two people at once, are the same outlines", async () => {
    const { ctx } = await aCounty({ name: "A" });
    const file = collection(feature({ name: "A" }, square()));
    const entries = async () => {
      const found = await db.superuser.query<{ count: number }>("select count(*)::int as count from audit.entries where region_id = $1", [ctx.region.id]);
      return found.rows[0]?.count ?? 0;
    };
    const answers = await Promise.all([takeOutlines(ctx, file), takeOutlines(ctx, file)]);
    const before = await entries();
    expect([...answers, await takeOutlines(ctx, file)].every(({ ok }) => ok)).toBe(true);
    expect(await entries()).toBe(before);
    expect((await areaOf(ctx, "A"))?.outline).toHaveLength(8);
  });

  test("are nobody's right who only reads, and reach no place of another county", async () => {
    const [here, there] = [await aCounty({ name: "A" }), await aCounty({ name: "B" })];
    const file = collection(feature({ name: "B" }, square()));
    for (const act of [takeOutlines, previewOutlines]) expect(await act(here.county.as("council-reader"), file)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await takeOutlines(here.ctx, file)).toEqual({ ok: false, refusal: "nothing-matched" });
    expect(await areaOf(there.ctx, "B")).toBeNull();
  });
});

describe("A file that is none", () => {
  const metres = square(512_345, 5_884_011, 1_000);
  test.each<[what: string, file: Uint8Array, refusal: string]>([
    ["empty", bytes(""), "not-json"],
    ["a picture", new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), "not-json"],
    ["with NaN", bytes('{"type":"FeatureCollection","features":[NaN]}'), "not-json"],
    ["a single feature", bytes(JSON.stringify(feature({ name: "A" }, square()))), "no-collection"],
    ["a number", bytes("7"), "no-collection"],
    ["without any feature", collection(), "no-outlines"],
    ["of anything but features", collection(null, 7, [], { geometry: 3, properties: "A" }), "no-outlines"],
    [
      "of lines without a surface",
      collection(
        feature({ name: "A" }, [
          [9, 53],
          [9.1, 53],
          [9, 53],
        ]),
      ),
      "no-outlines",
    ],
    ["of corners that are no numbers", collection(feature({ name: "A" }, [["9", "53"], [null, 1], [], [9]] as number[][])), "no-outlines"],
    ["in metres (UTM)", collection(feature({ name: "A" }, metres)), "not-degrees"],
    [
      "beyond all numbers",
      bytes(JSON.stringify({ type: "FeatureCollection", features: [feature({ name: "A" }, square())] }).replace("9.1", "1e999")),
      "not-degrees",
    ],
    ["with latitude before longitude", collection(feature({ name: "A" }, square(53, 9))), "elsewhere"],
    ["of other places", collection(feature({ name: "B" }, square())), "nothing-matched"],
    ["of a surface smaller than a metre", collection(feature({ name: "A" }, square(9, 53, 1e-7))), "nothing-matched"],
  ])("%s is refused, and leaves all as it was", async (_, file, refusal) => {
    const { ctx } = await aCounty({ name: "A" });
    for (const act of [previewOutlines, takeOutlines]) expect(await act(ctx, file)).toEqual({ ok: false, refusal });
    expect(await areaOf(ctx, "A")).toBeNull();
  });

  const many = (part: string, count: number) => part.repeat(count).slice(0, -1);
  const inRing = (corners: string) =>
    `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A"},"geometry":{"type":"Polygon","coordinates":[[${corners}]]}}]}`;
  test.each([
    ["nested a million times", "[".repeat(1_000_000) + "]".repeat(1_000_000)],
    ["of a million corners", inRing(many("[9.1,53],", 1_000_000))],
    ["of a million names", `{${many('"a":1,', 1_000_002)}}`],
    ["of a million objects", `[${many("{},", 1_000_000)}]`],
    ["larger than any upload", `"${"a".repeat(MOST_BYTES)}"`],
  ])("%s is refused within a second", (_, text) => {
    const file = bytes(text);
    const start = performance.now();
    expect(readGeoJson(file)).toEqual({ ok: false, refusal: "too-large" });
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  test("just below the limits takes less than a second as well", () => {
    const corners = Array.from({ length: 240_000 }, (_, at) => `[${(9 + (at % 1000) / 1e4).toFixed(4)},${(53 + at / 1e7).toFixed(7)}]`);
    const file = bytes(inRing(corners.join()));
    const seconds = [1, 2].map(() => {
      const start = performance.now();
      const read = readGeoJson(file);
      expect(simplified((read.ok ? read.value[0]?.ring : null) ?? [], 150)).toHaveLength(300);
      return (performance.now() - start) / 1_000;
    });
    // The better one: other tests run beside it.
    expect(Math.min(...seconds)).toBeLessThan(1);
  });
});

/** From a point to a line by trying all of it. Degrees of latitude. */
function distance([x, y]: Position, [x1, y1]: Position, [x2, y2]: Position, narrow: number): number {
  const steps = Array.from({ length: 201 }, (_, step) => step / 200);
  return Math.min(...steps.map((along) => Math.hypot((x1 + along * (x2 - x1) - x) * narrow, y1 + along * (y2 - y1) - y)));
}

describe("A simplified outline", () => {
  const corner = fc.tuple(fc.double({ min: 8, max: 10, noNaN: true }), fc.double({ min: 52, max: 54, noNaN: true }));
  const ring = fc.array(corner, { minLength: 3, maxLength: 200 });

  test("has three corners or more, at most as many as asked for, all of them the ring's", () => {
    fc.assert(
      fc.property(ring, fc.integer({ min: 4, max: 60 }), (corners: Position[], most) => {
        fc.pre(surfaceOf(corners) > 1e-6);
        const outline = simplified(corners, most);
        expect(outline.length % 2).toBe(0);
        expect(outline.length).toBeGreaterThanOrEqual(6);
        expect(outline.length).toBeLessThanOrEqual(2 * most);
      }),
      { seed: 7 },
    );
  });

  test("of a ring with few bends stays within twenty metres of every corner", () => {
    // Many corners on a circle, each a little off it.
    const round = fc.array(fc.double({ min: 0.098, max: 0.1, noNaN: true }), { minLength: 20, maxLength: 140 }).map((radii) =>
      radii.map((radius, at): Position => {
        const angle = (2 * Math.PI * at) / radii.length;
        return [9 + radius * Math.cos(angle), 53 + radius * Math.sin(angle)];
      }),
    );
    fc.assert(
      fc.property(round, (corners) => {
        const outline = simplified(corners, 150);
        const kept = Array.from({ length: outline.length / 2 }, (_, at): Position => [outline[2 * at] ?? 0, outline[2 * at + 1] ?? 0]);
        const narrow = Math.cos((53 * Math.PI) / 180);
        for (const one of corners) {
          const away = Math.min(...kept.map((from, at) => distance(one, from, kept[(at + 1) % kept.length] ?? from, narrow)));
          // Stored to the metre.
          expect(away).toBeLessThanOrEqual(FINE + 2e-5);
        }
        expect(middleOf(outline)?.latitude).toBeCloseTo(53, 1);
      }),
      { seed: 7 },
    );
  });
});
