import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId, read, transact, type Actor, type Context } from "#platform/db/index.ts";
import { LANGUAGES } from "#platform/i18n/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { offerLabels, offers, offerTopics } from "../schema.ts";
import { anOffer } from "../test-offer.ts";
import {
  AddLabel,
  addLabel,
  completeNames,
  DEFAULT_LABELS,
  deleteLabel,
  EditLabel,
  editLabel,
  enterDefaultLabels,
  listKeptLabels,
  moveLabelUp,
} from "./index.ts";

const db = await testDatabase();

const staff = (role: "editor" | "council-reader"): Actor => ({
  kind: "staff",
  accountId: newId(),
  name: "Frau Albers",
  memberships: [{ role, organisationId: null, language: null }],
});
const office = async () => db.ctx(await db.region(), staff("editor"));
const all = (ctx: Context) => read(ctx, (reader) => listKeptLabels(ctx, reader));
const add = (ctx: Context, name: string, kind = "branch", names: Record<string, string> = {}) =>
  addLabel(ctx, AddLabel.parse({ kind, names: { de: name, ...names }, icon: null }));
const added = async (ctx: Context, name: string, kind = "branch") => {
  const result = await add(ctx, name, kind);
  if (!result.ok) throw new Error(result.refusal);
  return result.value.id;
};
const edit = (ctx: Context, id: string, version: number, name: string) =>
  editLabel(ctx, EditLabel.parse({ id, version, names: { de: name, ar: "" }, icon: null }));

describe("A county's words for its offers", () => {
  test("begin with our proposal, once, also for two who take it at once", async () => {
    const ctx = await office();
    const results = await Promise.all([enterDefaultLabels(ctx), enterDefaultLabels(ctx)]);
    expect(results.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    const labels = await all(ctx);
    expect(labels).toHaveLength(DEFAULT_LABELS.length);
    expect(labels.filter(({ kind }) => kind === "branch").map(({ key }) => key)).toEqual(
      DEFAULT_LABELS.filter(({ kind }) => kind === "branch").map(({ key }) => key),
    );
    expect(labels[0]?.names).toMatchObject({ de: "Beratung", ar: "استشارة" });
  });

  test("are proposed in every language that a portal can have", () => {
    for (const { kind, key, names } of DEFAULT_LABELS) {
      const without = LANGUAGES.filter(({ code }) => !names[code]).map(({ code }) => code);
      expect([kind, key, without, Object.values(names).filter((name) => name.length > 60)]).toEqual([kind, key, [], []]);
    }
    for (const { code } of LANGUAGES) {
      const words = DEFAULT_LABELS.map(({ kind, names }) => `${kind} ${names[code]}`);
      expect([code, words.filter((word, at) => words.indexOf(word) !== at)]).toEqual([code, []]);
    }
  });

  test("get the languages that they lack from our proposal, by the German name; own words stay", async () => {
    const ctx = await office();
    await add(ctx, "beratung", "branch", { tr: "Danışma" });
    await add(ctx, "Garten");
    expect(await completeNames(ctx)).toEqual({ ok: true, value: { labels: 1 } });
    const [advice, garden] = await all(ctx);
    expect(advice?.names).toMatchObject({ de: "beratung", tr: "Danışma", ar: "استشارة", vi: "Tư vấn" });
    expect(garden?.names).toEqual({ de: "Garten" });
    expect(await completeNames(ctx)).toEqual({ ok: true, value: { labels: 0 } });
  });

  test("get a key for addresses, one of its own, that stays when the word changes", async () => {
    const ctx = await office();
    const id = await added(ctx, "Gärten & Äcker");
    await added(ctx, "Garten");
    expect(await add(ctx, "gärten & äcker")).toEqual({ ok: false, refusal: "name-taken" });
    expect((await add(ctx, "gärten & äcker", "topic")).ok).toBe(true);
    expect((await add(ctx, "Gaerten – Aecker")).ok).toBe(true);
    expect((await add(ctx, "ألعاب")).ok).toBe(true);
    expect((await edit(ctx, id, 1, "Natur")).ok).toBe(true);
    expect((await all(ctx)).filter(({ kind }) => kind === "branch").map(({ key }) => key)).toEqual(["gaerten-aecker", "garten", "gaerten-aecker-2", "label"]);
    expect((await all(ctx)).find((label) => label.id === id)?.names).toEqual({ de: "Natur" });
  });

  test("are not overwritten by who saw them before", async () => {
    const ctx = await office();
    const id = await added(ctx, "Musik");
    expect((await edit(ctx, id, 1, "Musik und Tanz")).ok).toBe(true);
    expect(await edit(ctx, id, 1, "Klang")).toEqual({ ok: false, refusal: "version-conflict" });
    await added(ctx, "Tanz");
    expect(await edit(ctx, id, 2, "tanz")).toEqual({ ok: false, refusal: "name-taken" });
  });

  test("stand in the county's own order, each kind by itself", async () => {
    const ctx = await office();
    const ids = [await added(ctx, "Eins"), await added(ctx, "Zwei"), await added(ctx, "Drei")];
    await added(ctx, "Thema", "topic");
    expect((await moveLabelUp(ctx, { id: ids[2] ?? "" })).ok).toBe(true);
    expect((await moveLabelUp(ctx, { id: ids[0] ?? "" })).ok).toBe(true);
    expect((await moveLabelUp(ctx, { id: ids[0] ?? "" })).ok).toBe(true);
    expect((await all(ctx)).map(({ names }) => names.de)).toEqual(["Eins", "Drei", "Zwei", "Thema"]);
  });

  test("go only when nothing stands under them", async () => {
    const county = await aRegion(db);
    const { id: offer } = await anOffer(county);
    const ctx = db.ctx(county.region, staff("editor"));
    const topic = await added(ctx, "Garten", "topic");
    const here = eq(offerLabels.regionId, ctx.region.id);
    const [branch] = await read(ctx, (reader) =>
      reader
        .select()
        .from(offerLabels)
        .where(and(here, eq(offerLabels.kind, "branch"))),
    );
    await transact(ctx, async (tx) => {
      await tx.insert(offerTopics).values({ regionId: ctx.region.id, offerId: offer, isShown: true, labelId: topic });
      tx.audit("test.prepared", offer);
    });
    expect(await deleteLabel(ctx, { id: topic })).toEqual({ ok: false, refusal: "still-in-use" });
    expect(await deleteLabel(ctx, { id: branch?.id ?? "" })).toEqual({ ok: false, refusal: "still-in-use" });
    expect((await all(ctx)).map(({ uses }) => uses)).toEqual([1, 1]);
    await transact(ctx, async (tx) => {
      await tx.delete(offers).where(and(eq(offers.regionId, ctx.region.id), eq(offers.id, offer)));
      tx.audit("test.prepared", offer);
    });
    expect((await deleteLabel(ctx, { id: topic })).ok).toBe(true);
    expect(await deleteLabel(ctx, { id: topic })).toEqual({ ok: false, refusal: "label-not-found" });
  });

  test("are kept by the office only", async () => {
    const region = await db.region();
    const reader = db.ctx(region, staff("council-reader"));
    const id = await added(db.ctx(region, staff("editor")), "Sport");
    const refused = { ok: false, refusal: "not-allowed" };
    expect(await enterDefaultLabels(reader)).toEqual(refused);
    expect(await completeNames(reader)).toEqual(refused);
    expect(await add(reader, "Tanz")).toEqual(refused);
    expect(await edit(reader, id, 1, "Tanz")).toEqual(refused);
    expect(await moveLabelUp(reader, { id })).toEqual(refused);
    expect(await deleteLabel(reader, { id })).toEqual(refused);
  });
});
