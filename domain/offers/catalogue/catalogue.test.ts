import { describe, expect, test } from "vitest";
import { eq, sql } from "drizzle-orm";
import { read, transact } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { offerPlaces, offers, type OfferState } from "../schema.ts";
import {
  ALL_OFFERS,
  changeOfferState,
  createOffer,
  deleteDraft,
  editOffer,
  findOffer,
  listOffers,
  listVersions,
  NEXT_STATES,
  OfferFields,
  restoreVersion,
  textState,
  translateOffer,
  type OfferFilter,
} from "./index.ts";
import { moveOwnOffer } from "../providers/index.ts";
import { aForm } from "./test-offer.ts";

const db = await testDatabase();

async function anOffer(county: County, values: Partial<OfferFields> = {}) {
  const form = await aForm(county, values);
  const created = await createOffer(county.as("editor"), form);
  if (!created.ok) throw new Error(created.refusal);
  return { id: created.value.id, form };
}
async function offerOf(county: County, id: string) {
  const found = await read(county.as("editor"), (reader) => findOffer(county.as("editor"), reader, id));
  if (!found) throw new Error("no offer");
  return found;
}
async function moveTo(county: County, id: string, state: OfferState) {
  const { version } = await offerOf(county, id);
  return changeOfferState(county.as("editor"), { id, version, state });
}
const list = async (county: County, filter: Partial<OfferFilter>, after: string | null = null, limit = 50) =>
  read(county.ctx, (reader) => listOffers(county.ctx, reader, { ...ALL_OFFERS, ...filter }, { after, limit }));
const seenByPublic = async (county: County, id: string) => (await read(county.publicCtx, (reader) => findOffer(county.publicCtx, reader, id))) !== null;

describe("Writing an offer", () => {
  test("makes a draft that the public does not see, and sent twice is one", async () => {
    const county = await aRegion(db, "2026-11-12");
    const { id, form } = await anOffer(county);
    expect(await createOffer(county.as("editor"), form, id)).toMatchObject({ ok: true });
    expect(await offerOf(county, id)).toMatchObject({ state: "draft", version: 1, confirmedOn: "2026-11-12" });
    expect(await seenByPublic(county, id)).toBe(false);
    expect((await list(county, {})).total).toBe(1);
  });

  test("is a matter of the coordination office, and of its own region", async () => {
    const county = await aRegion(db, "2026-11-12");
    const stranger = await aRegion(db, "2026-11-12");
    const { id, form } = await anOffer(county);
    expect(await createOffer(county.as("analyst"), form)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await editOffer(stranger.as("editor"), { id, version: 1, fields: form })).toEqual({ ok: false, refusal: "not-found" });
    expect(await createOffer(stranger.as("editor"), form)).toEqual({ ok: false, refusal: "provider-unknown" });
  });

  test.each([
    ["an end before its start", { validFrom: "2026-12-02", validUntil: "2026-12-01" }, "validUntil"],
    ["registration by a link that is missing", { registration: "link" as const }, "registrationLink"],
    ["registration by phone without a number", { registration: "phone" as const }, "phone"],
    ["registration by mail without an address", { registration: "mail" as const }, "email"],
  ])("refuses %s, at its field", async (_, values, field) => {
    const county = await aRegion(db, "2026-11-12");
    const checked = OfferFields.safeParse({ ...(await aForm(county)), ...values });
    expect(checked.error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });

  test("shows the second of two editors what the first one saved", async () => {
    const county = await aRegion(db, "2026-11-12");
    const { id, form } = await anOffer(county);
    await editOffer(county.as("editor"), { id, version: 1, fields: { ...form, costCents: 500 } });
    const second = await editOffer(county.as("coordinator"), { id, version: 1, fields: { ...form, costCents: 900 } });
    expect(second).toMatchObject({ ok: false, refusal: "version-conflict", version: 2, stored: { costCents: 500 }, changed: { by: "Test editor" } });
    expect((await offerOf(county, id)).content.costCents).toBe(500);
  });

  test("keeps a place's id while it is edited, and its coordinates while it does not move", async () => {
    const county = await aRegion(db, "2026-11-12");
    const { id, form } = await anOffer(county);
    const [place] = (await offerOf(county, id)).content.places;
    if (!place) throw new Error("no place");
    await editOffer(county.as("editor"), {
      id,
      version: 1,
      fields: { ...form, places: [{ id: place.id, name: "Kleiner Saal", street: "Am Markt 1", postalCode: "99901", municipalityId: null }] },
    });
    expect((await offerOf(county, id)).content.places).toEqual([{ ...place, name: "Kleiner Saal" }]);
  });

  test.each([
    ["with its id", true, { street: "Am  Markt 1", postalCode: "99902" }, 53.1],
    ["by a form that lost the id", false, { street: "am Markt 1", postalCode: "99901" }, 53.1],
    ["moved", true, { street: "Am Markt 2", postalCode: "99901" }, null],
    ["moved, without its id", false, { street: "Hauptstraße 7", postalCode: "99901" }, null],
  ])("keeps a place's coordinates with its address: %s", async (_, named, address, latitude) => {
    const county = await aRegion(db, "2026-11-12");
    const { id, form } = await anOffer(county);
    const [place] = (await offerOf(county, id)).content.places;
    if (!place) throw new Error("no place");
    await transact(county.ctx, async (tx) => {
      await tx.update(offerPlaces).set({ latitude: 53.1, longitude: 9.1 }).where(eq(offerPlaces.id, place.id));
      tx.audit("test.prepared", id);
    });
    const typed = { id: named ? place.id : null, name: "Saal", municipalityId: null, ...address };
    expect(await editOffer(county.as("editor"), { id, version: 1, fields: { ...form, places: [typed] } })).toMatchObject({ ok: true });
    expect((await offerOf(county, id)).content.places).toMatchObject([{ latitude }]);
  });
});

describe("A translation", () => {
  test("is out of date as soon as the German words change, and current when it is saved anew", async () => {
    const county = await aRegion(db, "2026-11-12");
    const editor = county.as("editor");
    const { id, form } = await anOffer(county);
    const english = { ...form.words, title: "Language café", summary: "German over coffee." };
    const state = async () => textState((await offerOf(county, id)).content.texts, "en");
    expect(await state()).toBe("missing");
    await translateOffer(editor, { id, version: 1, language: "en", words: english });
    expect(await state()).toBe("reviewed");
    await editOffer(editor, { id, version: 2, fields: { ...form, costCents: 100 } });
    expect(await state()).toBe("reviewed");
    await editOffer(editor, { id, version: 3, fields: { ...form, words: { ...form.words, summary: "Deutsch bei Tee." } } });
    expect(await state()).toBe("outdated");
    await translateOffer(editor, { id, version: 4, language: "en", words: english });
    expect(await state()).toBe("reviewed");
  });
});

describe("The way of an offer", () => {
  test.each(Object.entries(NEXT_STATES))("from %s leads only on to %s", async (from, next) => {
    const county = await aRegion(db, "2026-11-12");
    const ways: Record<string, OfferState[]> = {
      draft: [],
      "in-review": ["in-review"],
      public: ["public"],
      paused: ["public", "paused"],
      ended: ["public", "ended"],
      archived: ["public", "archived"],
    };
    const allowed: OfferState[] = [];
    for (const to of ["draft", "in-review", "public", "paused", "ended", "archived"] as const) {
      const { id } = await anOffer(county);
      for (const step of ways[from] ?? []) await moveTo(county, id, step);
      if (to !== from && (await moveTo(county, id, to)).ok) allowed.push(to);
    }
    expect(allowed.toSorted()).toEqual([...next].toSorted());
  });

  test("shows it to the public while it is public or paused", async () => {
    const county = await aRegion(db, "2026-11-12");
    const { id } = await anOffer(county);
    const seen: boolean[] = [];
    for (const state of ["in-review", "public", "paused", "ended"] as const) {
      await moveTo(county, id, state);
      seen.push(await seenByPublic(county, id));
    }
    expect(seen).toEqual([false, true, true, false]);
  });

  test("does not make public what is over", async () => {
    const county = await aRegion(db, "2026-11-12");
    const { id } = await anOffer(county, { validUntil: "2026-11-11" });
    expect(await moveTo(county, id, "public")).toEqual({ ok: false, refusal: "already-over" });
  });

  test("ends for a draft by deleting it, and for nothing else", async () => {
    const county = await aRegion(db, "2026-11-12");
    const draft = await anOffer(county);
    const shown = await anOffer(county);
    await moveTo(county, shown.id, "public");
    expect(await deleteDraft(county.as("editor"), { id: shown.id, version: 2 })).toEqual({ ok: false, refusal: "not-a-draft" });
    expect(await deleteDraft(county.as("editor"), { id: draft.id, version: 1 })).toMatchObject({ ok: true });
    expect((await list(county, {})).offers.map(({ id }) => id)).toEqual([shown.id]);
  });
});

describe("Versions", () => {
  test("keep the whole offer for each saving, and bring an earlier one back as a new one, but for the house's own note", async () => {
    const county = await aRegion(db, "2026-11-12");
    const editor = county.as("editor");
    const { id, form } = await anOffer(county);
    const first = (await offerOf(county, id)).content;
    await translateOffer(editor, { id, version: 1, language: "en", words: { ...form.words, title: "Language café" } });
    await editOffer(editor, { id, version: 2, fields: { ...form, places: [], note: "Nachgefragt", words: { ...form.words, title: "Teestube" } } });
    expect(await restoreVersion(editor, { id, version: 2, restore: 1 })).toEqual({ ok: false, refusal: "changed-meanwhile" });
    expect(await restoreVersion(county.as("analyst"), { id, version: 3, restore: 1 })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await restoreVersion(editor, { id, version: 3, restore: 1 })).toEqual({ ok: true, value: { version: 4 } });
    expect((await offerOf(county, id)).content).toEqual({ ...first, note: "Nachgefragt" });
    const versions = await read(editor, (reader) => listVersions(editor, reader, id));
    expect(versions.map(({ version, content }) => `${version} ${content.texts.map(({ title }) => title).join("/")}`)).toEqual([
      "4 Sprachcafé",
      "3 Teestube/Language café",
      "2 Sprachcafé/Language café",
      "1 Sprachcafé",
    ]);
  });
});

describe("The state of an offer", () => {
  test("is kept as a version with what the offer said then", async () => {
    const county = await aRegion(db, "2026-11-12");
    const { id, form } = await anOffer(county);
    await moveTo(county, id, "public");
    await editOffer(county.as("editor"), { id, version: 2, fields: { ...form, costCents: 700 } });
    await moveTo(county, id, "paused");
    const versions = await read(county.ctx, (reader) => listVersions(county.ctx, reader, id));
    expect(versions.map(({ version, state, savedBy, content }) => [version, state, savedBy, content.costCents])).toEqual([
      [4, "paused", "Test editor", 700],
      [3, null, "Test editor", 700],
      [2, "public", "Test editor", 0],
      [1, null, "Test editor", 0],
    ]);
  });

  test("is kept by a provider's link too, which writes no words this way", async () => {
    const county = await aRegion(db, "2026-11-12");
    const { id, form } = await anOffer(county);
    await moveTo(county, id, "public");
    const link = db.ctx(county.region, { kind: "link", opens: "organisation-entry", subjectId: form.organisationId, name: "Link" }, county.ctx.now);
    expect(await moveOwnOffer(link, { id, act: "pause" })).toEqual({ ok: true, value: null });
    const versions = await read(county.ctx, (reader) => listVersions(county.ctx, reader, id));
    expect(versions[0]).toMatchObject({ version: 3, state: "paused", content: { costCents: 0 } });
    const stranger = db.ctx(
      county.region,
      { kind: "link", opens: "organisation-entry", subjectId: (await county.anOrganisation()).id, name: "Link" },
      county.ctx.now,
    );
    // A number that no version has: as if the offer had just gone somewhere.
    await transact(county.ctx, async (tx) => {
      await tx.update(offers).set({ version: 4 }).where(eq(offers.id, id));
      tx.audit("test.prepared", id);
    });
    for (const [ctx, count] of [
      [stranger, 3],
      [county.publicCtx, 3],
      [link, 4],
    ] as const) {
      await transact(ctx, async (tx) => {
        await tx.execute(sql`select wall.keep_state(${id}, now(), 'jemand')`);
        tx.audit("test.prepared", id);
      });
      expect(await read(county.ctx, (reader) => listVersions(county.ctx, reader, id))).toHaveLength(count);
    }
  });
});

describe("The list", () => {
  test("narrows by what was chosen, and counts the states under all other filters", async () => {
    const county = await aRegion(db, "2026-11-12");
    const { id: municipalityId } = await county.aMunicipality();
    const cafe = await anOffer(county, { places: [{ id: null, name: "", street: "", postalCode: "", municipalityId }] });
    const course = await anOffer(county, { kind: "course", words: { ...cafe.form.words, title: "100 % Deutsch" } });
    await moveTo(county, course.id, "public");
    const found = async (filter: Partial<OfferFilter>) => (await list(county, filter)).offers.map(({ title }) => title);
    expect(await found({})).toEqual(["100 % Deutsch", "Sprachcafé"]);
    expect(await found({ search: "100 % deutsche" })).toEqual(["100 % Deutsch"]);
    expect(await found({ search: "Sprachkaffee" })).toEqual(["Sprachcafé"]);
    expect(await found({ search: "_" })).toEqual([]);
    expect(await found({ states: ["draft"] })).toEqual(["Sprachcafé"]);
    expect(await found({ kinds: ["course"] })).toEqual(["100 % Deutsch"]);
    expect(await found({ municipalityIds: [municipalityId] })).toEqual(["Sprachcafé"]);
    expect(await found({ organisationIds: [course.form.organisationId] })).toEqual(["100 % Deutsch"]);
    expect(await found({ branchIds: [cafe.form.branchId] })).toEqual(["Sprachcafé"]);
    expect(await list(county, { states: ["draft"], kinds: ["offer"] })).toMatchObject({ total: 1, states: { draft: 1 } });
  });

  test("puts what fits the words best first, page by page", async () => {
    const county = await aRegion(db, "2026-11-12");
    const words = { summary: "", description: "", papers: "", requirements: "", costNote: "", childcareNote: "", timesNote: "" };
    await anOffer(county, { words: { ...words, title: "Abendessen", description: "Wir sprechen Deutsch, immer am Abend." } });
    await anOffer(county, { words: { ...words, title: "Deutsch am Abend" } });
    const first = await list(county, { search: "Deutsch am Abend" }, null, 1);
    const second = await list(county, { search: "Deutsch am Abend" }, first.next, 1);
    expect([...first.offers, ...second.offers].map(({ title }) => title)).toEqual(["Deutsch am Abend", "Abendessen"]);
    expect(second.next).toBeNull();
  });

  test("says whether it only found what is spelled alike", async () => {
    const county = await aRegion(db, "2026-11-12");
    await anOffer(county);
    const nearly = async (filter: Partial<OfferFilter>) => {
      const { offers, nearly: alike } = await list(county, filter);
      return [offers.length, alike];
    };
    expect(await nearly({})).toEqual([1, false]);
    expect(await nearly({ search: "Sprachcafé" })).toEqual([1, false]);
    expect(await nearly({ search: "Sprachkaffee" })).toEqual([1, true]);
    expect(await nearly({ search: "Sprachkaffee", kinds: ["course"] })).toEqual([0, false]);
    expect(await nearly({ search: "Sprachkaffee", states: ["public"] })).toEqual([0, false]);
    expect(await nearly({ search: "Xylophon" })).toEqual([0, false]);
  });

  test("pages through everything once, also by age", async () => {
    const county = await aRegion(db, "2026-11-12");
    for (const title of ["C", "A", "B"])
      await anOffer(county, { words: { title, summary: "", description: "", papers: "", requirements: "", costNote: "", childcareNote: "", timesNote: "" } });
    const paged = async (order: OfferFilter["order"]) => {
      const titles: string[] = [];
      let after: string | null = null;
      do {
        const page = await list(county, { order }, after, 2);
        titles.push(...page.offers.map(({ title }) => title));
        after = page.next;
      } while (after);
      return titles;
    };
    expect(await paged("title")).toEqual(["A", "B", "C"]);
    expect((await paged("confirmed")).toSorted()).toEqual(["A", "B", "C"]);
  });
});
