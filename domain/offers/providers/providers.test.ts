import { describe, expect, test } from "vitest";
import { merge } from "#domain/network/duplicates/index.ts";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { someOffers } from "#tests/support/offers.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { aForm } from "../catalogue/test-offer.ts";
import { changeOfferState, createOffer, editOffer, findOffer, listVersions, restoreVersion, saveCourse } from "../catalogue/index.ts";
import { lendTo, type LendingFields } from "../lending/index.ts";
import { offerLendings } from "../lending/schema.ts";
import type { PostFields } from "../posts/index.ts";
import { offerPosts } from "../posts/schema.ts";
import { offers, offerTexts } from "../schema.ts";
import { NO_TIME } from "../times/index.ts";
import {
  createOwnOffer,
  editOwnOffer,
  findLastAnswer,
  findOwnOffer,
  findReview,
  listOwnOffers,
  listProviders,
  listReview,
  moveOwnOffer,
  setOwnCourse,
  setOwnLending,
  setOwnPost,
  setOwnTimes,
  setTrust,
  settleReview,
  type OwnCourse,
  type OwnFields,
  type ProviderLetter,
} from "./index.ts";

const db = await testDatabase();

const compose = (letter: ProviderLetter) => ({ subject: `${letter.outcome} ${letter.title}`, body: letter.answer });
const byLink = (county: County, organisationId: string): Context =>
  db.ctx(county.region, { kind: "link", opens: "organisation-entry", subjectId: organisationId, name: "Link zum Eintrag" }, county.ctx.now);

async function aProvider(county: County, { trusted = false } = {}) {
  const form = await aForm(county, { places: [] });
  const { organisationId, note: _note, ...fields } = form;
  await transact(county.ctx, async (tx) => {
    await tx.execute(`update organisations set email = 'cafe@example.org' where id = '${organisationId}'`);
    tx.audit("test.prepared", organisationId);
  });
  if (trusted) await setTrust(county.as("editor"), { organisationId, trusted: true });
  return { link: byLink(county, organisationId), organisationId, form, fields: fields satisfies OwnFields };
}
type Provider = Awaited<ReturnType<typeof aProvider>>;

/** An offer of the provider that the office wrote and made public, with a note of the house. */
async function aPublicOffer(county: County, { form }: Provider): Promise<string> {
  const made = await createOffer(county.as("editor"), { ...form, note: "Zahlt spät." });
  if (!made.ok) throw new Error(made.refusal);
  await changeOfferState(county.as("editor"), { id: made.value.id, version: 1, state: "public" });
  return made.value.id;
}
const own = async ({ link }: Provider, id: string) => {
  const found = await read(link, (reader) => findOwnOffer(link, reader, id));
  if (!found) throw new Error("no offer");
  return found;
};
const edit = async (provider: Provider, id: string, values: Partial<OwnFields>, language: "de" | "ar" = "de", ownFieldsMayGo = false) =>
  editOwnOffer(provider.link, { id, stamp: (await own(provider, id)).stamp, fields: { ...provider.fields, ...values }, language, ownFieldsMayGo });
const titled = ({ fields }: Provider, title: string): Partial<OwnFields> => ({ words: { ...fields.words, title } });
/** What the public reads. */
const shown = async (county: County, id: string) => {
  const offer = await read(county.publicCtx, (reader) => findOffer(county.publicCtx, reader, id));
  return (
    offer && {
      title: offer.content.texts.find(({ language }) => language === "de")?.title,
      costCents: offer.content.costCents,
      times: offer.content.times.length,
    }
  );
};
const review = (county: County) => read(county.as("editor"), (reader) => listReview(county.as("editor"), reader));
async function settle(county: County, decision: "approve" | "decline" | "seen", answer = "", as: "editor" | "analyst" = "editor") {
  const [row] = await review(county);
  const found = row && (await read(county.ctx, (reader) => findReview(county.ctx, reader, row.id)));
  if (!found) throw new Error("nothing to review");
  return settleReview(county.as(as), { id: found.id, version: found.version, offerVersion: found.offer.version, decision, answer }, compose);
}
const mails = async (county: County) =>
  (
    await db.superuser.query<{ line: string }>("select to_address || ': ' || subject || ' ' || body as line from mails where region_id = $1", [
      county.region.id,
    ])
  ).rows.map(({ line }) => line);

describe("A provider's new offer", () => {
  test("waits in review, and is public once an editor took it over", async () => {
    const county = await aRegion(db, "2026-11-12");
    const provider = await aProvider(county);
    const id = newId();
    const input = { organisationId: provider.organisationId, fields: provider.fields, language: "de" } as const;
    expect(await createOwnOffer(provider.link, input, id)).toEqual({ ok: true, value: { id, fate: "waits" } });
    expect(await createOwnOffer(provider.link, input, id), "the same form again").toMatchObject({ ok: true });
    expect(await shown(county, id)).toBeNull();
    expect(await review(county)).toMatchObject([{ kind: "new", title: "Sprachcafé", trusted: false }]);
    expect(await settle(county, "approve", "", "analyst")).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await settle(county, "approve", "Danke.")).toEqual({ ok: true, value: { offerId: id, told: true } });
    expect(await shown(county, id)).toMatchObject({ title: "Sprachcafé" });
    expect(await mails(county)).toEqual(["cafe@example.org: approved Sprachcafé Danke."]);
    expect(await review(county)).toEqual([]);
  });

  test("goes back as a draft with a sentence, is mended and handed in again", async () => {
    const county = await aRegion(db, "2026-11-12");
    const provider = await aProvider(county);
    const made = await createOwnOffer(provider.link, { organisationId: provider.organisationId, fields: provider.fields, language: "de" });
    const id = made.ok ? made.value.id : "";
    await settle(county, "decline", "Wann ist es?");
    expect(await mails(county)).toEqual(["cafe@example.org: declined Sprachcafé Wann ist es?"]);
    expect(await read(provider.link, (reader) => listOwnOffers(provider.link, reader))).toMatchObject([{ id, state: "draft", declined: "Wann ist es?" }]);
    expect(await setOwnTimes(provider.link, { id, stamp: (await own(provider, id)).stamp, times: [{ ...NO_TIME, kind: "appointment" }] })).toMatchObject({
      value: { fate: "kept" },
    });
    expect(await read(provider.link, (reader) => findLastAnswer(provider.link, reader, id))).toBe("Wann ist es?");
    expect(await moveOwnOffer(provider.link, { id, act: "send" })).toMatchObject({ ok: true });
    await settle(county, "approve");
    expect(await shown(county, id)).toMatchObject({ times: 1 });
  });

  test("in another language waits for its German words, even of a trusted provider", async () => {
    const county = await aRegion(db, "2026-11-12");
    const provider = await aProvider(county, { trusted: true });
    const fields = { ...provider.fields, ...titled(provider, "مقهى اللغة") };
    const made = await createOwnOffer(provider.link, { organisationId: provider.organisationId, fields, language: "ar" });
    expect(made).toMatchObject({ value: { fate: "waits" } });
    expect(await review(county)).toMatchObject([{ kind: "new", writtenIn: "ar" }]);
  });

  test("is nobody else's matter", async () => {
    const county = await aRegion(db, "2026-11-12");
    const provider = await aProvider(county);
    const other = await county.anOrganisation();
    const input = { organisationId: other.id, fields: provider.fields, language: "de" } as const;
    for (const ctx of [provider.link, county.as("organisation-member", provider.organisationId), county.as("analyst"), county.publicCtx])
      expect(await createOwnOffer(ctx, input)).toEqual({ ok: false, refusal: "not-allowed" });
  });
});

describe("A provider's change of a public offer", () => {
  test("waits beside it, is one change however often it is saved, and is taken over whole", async () => {
    const county = await aRegion(db, "2026-11-12");
    const provider = await aProvider(county);
    const id = await aPublicOffer(county, provider);
    expect(await edit(provider, id, titled(provider, "Teestube"))).toEqual({ ok: true, value: { fate: "waits" } });
    await edit(provider, id, { ...titled(provider, "Teestube"), costCents: 200 });
    expect(await shown(county, id)).toMatchObject({ title: "Sprachcafé", costCents: 0 });
    expect((await own(provider, id)).content).toMatchObject({ costCents: 200, note: "" });
    expect(await review(county)).toHaveLength(1);
    await settle(county, "approve");
    expect(await shown(county, id)).toMatchObject({ title: "Teestube", costCents: 200 });
    const editor = county.as("editor");
    const [newest] = await read(editor, (reader) => listVersions(editor, reader, id));
    expect(newest?.content.note, "the house's note stays").toBe("Zahlt spät.");
  });

  test("keeps what an editor changed meanwhile elsewhere in the offer", async () => {
    const county = await aRegion(db, "2026-11-12");
    const provider = await aProvider(county);
    const id = await aPublicOffer(county, provider);
    await edit(provider, id, titled(provider, "Teestube"));
    await editOffer(county.as("editor"), { id, version: 2, fields: { ...provider.form, costCents: 500 } });
    await settle(county, "approve");
    expect(await shown(county, id)).toMatchObject({ title: "Teestube", costCents: 500 });
  });

  test("is not taken over by an editor who saw it before it was changed again", async () => {
    const county = await aRegion(db, "2026-11-12");
    const provider = await aProvider(county);
    const id = await aPublicOffer(county, provider);
    await edit(provider, id, titled(provider, "Teestube"));
    const [row] = await review(county);
    await edit(provider, id, titled(provider, "Kaffeestube"));
    const seen = { id: row?.id ?? "", version: 1, offerVersion: 2, decision: "approve", answer: "" } as const;
    expect(await settleReview(county.as("editor"), seen, compose)).toEqual({ ok: false, refusal: "changed-meanwhile" });
  });

  test("declined, leaves the offer as it was; taken back or undone, there is nothing to look at", async () => {
    const county = await aRegion(db, "2026-11-12");
    const provider = await aProvider(county);
    const id = await aPublicOffer(county, provider);
    await edit(provider, id, titled(provider, "Teestube"));
    await settle(county, "decline", "Der alte Name ist bekannter.");
    expect(await shown(county, id)).toMatchObject({ title: "Sprachcafé" });
    await edit(provider, id, titled(provider, "Teestube"));
    await moveOwnOffer(provider.link, { id, act: "withdraw" });
    expect(await review(county)).toEqual([]);
    await edit(provider, id, { costCents: 300 });
    expect(await edit(provider, id, {})).toMatchObject({ ok: true });
    expect(await review(county)).toEqual([]);
  });

  test("in another language changes only the words of that language", async () => {
    const county = await aRegion(db, "2026-11-12");
    const provider = await aProvider(county, { trusted: true });
    const id = await aPublicOffer(county, provider);
    await edit(provider, id, titled(provider, "مقهى اللغة"), "ar");
    expect((await own(provider, id)).content.texts.map(({ language, title }) => `${language} ${title}`)).toEqual(["ar مقهى اللغة", "de Sprachcafé"]);
  });

  test("shows the second of two people with one link what the first one saved", async () => {
    const county = await aRegion(db, "2026-11-12");
    const provider = await aProvider(county);
    const id = await aPublicOffer(county, provider);
    const { stamp } = await own(provider, id);
    await edit(provider, id, titled(provider, "Teestube"));
    expect(await editOwnOffer(provider.link, { id, stamp, fields: provider.fields, language: "de" })).toMatchObject({
      ok: false,
      refusal: "changed-meanwhile",
    });
  });
});

describe("A trusted provider's change", () => {
  test("is public at once, stays listed until an editor has seen it, and leaves the house's note alone", async () => {
    const county = await aRegion(db, "2026-11-12");
    const provider = await aProvider(county, { trusted: true });
    const id = await aPublicOffer(county, provider);
    expect(await edit(provider, id, titled(provider, "Teestube"))).toEqual({ ok: true, value: { fate: "live" } });
    expect(await shown(county, id)).toMatchObject({ title: "Teestube" });
    expect(await review(county)).toMatchObject([{ kind: "live", trusted: true }]);
    const page = await read(county.as("editor"), (reader) => findOffer(county.as("editor"), reader, id));
    expect(page?.content.note).toBe("Zahlt spät.");
    expect(await settle(county, "seen")).toMatchObject({ ok: true, value: { told: false } });
    expect(await review(county)).toEqual([]);
    expect(await mails(county)).toEqual([]);
  });

  test("says of each offer where it is, for courses of one title are told apart by it", async () => {
    const county = await aRegion(db, "2026-11-12");
    const provider = await aProvider(county);
    const { id: municipalityId } = await county.aMunicipality({ name: "Lindhorst" });
    const { organisationId } = provider;
    await someOffers(county, [
      { title: "Deutsch", values: { organisationId }, place: { municipalityId, name: "Raum 2" } },
      { title: "Deutsch online", values: { organisationId } },
    ]);
    const listed = await read(provider.link, (reader) => listOwnOffers(provider.link, reader));
    expect(listed.map(({ place }) => place)).toEqual(["Raum 2, Lindhorst", ""]);
  });

  test("waits again once the trust has ended", async () => {
    const county = await aRegion(db, "2026-11-12");
    const provider = await aProvider(county, { trusted: true });
    const id = await aPublicOffer(county, provider);
    await edit(provider, id, titled(provider, "Teestube"));
    expect(await setTrust(county.as("analyst"), { organisationId: provider.organisationId, trusted: false })).toMatchObject({ ok: false });
    await setTrust(county.as("editor"), { organisationId: provider.organisationId, trusted: false });
    expect(await edit(provider, id, titled(provider, "Kaffeestube"))).toMatchObject({ value: { fate: "waits" } });
    expect(await shown(county, id)).toMatchObject({ title: "Teestube" });
  });
});

describe("Two entries of a provider made one", () => {
  test.each([
    [true, false, true],
    [false, true, false],
    [true, true, true],
  ])("(kept one trusted: %s, the other: %s): trusted afterwards: %s, and the offers of both are the kept one's", async (kept, other, after) => {
    const county = await aRegion(db, "2026-11-12");
    const [stays, goes] = [await aProvider(county, { trusted: kept }), await aProvider(county, { trusted: other })];
    const id = await aPublicOffer(county, goes);
    const versions = { winnerVersion: 1, loserVersion: 1, fromLoser: [] };
    expect(await merge(county.as("editor"), { winnerId: stays.organisationId, loserId: goes.organisationId, ...versions })).toMatchObject({ ok: true });
    const editor = county.as("editor");
    const providers = await read(editor, (reader) => listProviders(editor, reader));
    expect(providers.map((provider) => [provider.id, provider.trusted !== null])).toEqual([[stays.organisationId, after]]);
    expect(await read(stays.link, (reader) => listOwnOffers(stays.link, reader))).toMatchObject([{ id }]);
    const edited = await edit({ ...stays, fields: goes.fields }, id, titled(goes, "Teestube"));
    expect(edited).toEqual({ ok: true, value: { fate: after ? "live" : "waits" } });
  });
});

describe("A provider's offer", () => {
  test("is paused, resumed and ended by its provider, and then no longer changed", async () => {
    const county = await aRegion(db, "2026-11-12");
    const provider = await aProvider(county);
    const id = await aPublicOffer(county, provider);
    expect(await moveOwnOffer(provider.link, { id, act: "resume" })).toEqual({ ok: false, refusal: "no-such-way" });
    for (const act of ["pause", "resume", "end"] as const) expect(await moveOwnOffer(provider.link, { id, act })).toMatchObject({ ok: true });
    expect(await shown(county, id)).toBeNull();
    expect(await edit(provider, id, titled(provider, "Teestube"))).toEqual({ ok: false, refusal: "over" });
  });

  test.each([
    ["public", "in-review", false],
    ["public", "archived", false],
    ["ended", "public", false],
    ["in-review", "public", false],
    ["draft", "public", false],
    ["archived", "draft", false],
    ["public", "paused", true],
    ["paused", "ended", true],
    ["draft", "in-review", true],
  ] as const)("is moved past the domain from %s to %s: %s", async (from, to, ok) => {
    const county = await aRegion(db, "2026-11-12");
    const provider = await aProvider(county, { trusted: true });
    const id = await aPublicOffer(county, provider);
    const moves = (ctx: Context, state: typeof from | typeof to) =>
      transact(ctx, async (tx) => {
        await tx.update(offers).set({ state });
        tx.audit("test.prepared", id);
      });
    await moves(county.ctx, from);
    expect(
      await moves(provider.link, to).then(
        () => true,
        () => false,
      ),
    ).toBe(ok);
  });

  test("is entered past the domain only as one that waits, or public by a trusted provider", async () => {
    const county = await aRegion(db, "2026-11-12");
    const entered = async ({ link, form }: Provider, state: "draft" | "in-review" | "public" | "ended") =>
      transact(link, async (tx) => {
        const row = { regionId: county.region.id, id: newId(), kind: "offer" as const, organisationId: form.organisationId, branchId: form.branchId };
        await tx.insert(offers).values({ ...row, state, createdAt: county.ctx.now });
        tx.audit("test.prepared", row.id);
        return state;
      }).catch(() => "refused");
    const [new_, trusted] = [await aProvider(county), await aProvider(county, { trusted: true })];
    expect([await entered(new_, "in-review"), await entered(new_, "public"), await entered(new_, "draft")]).toEqual(["in-review", "refused", "refused"]);
    expect([await entered(trusted, "public"), await entered(trusted, "ended")]).toEqual(["public", "refused"]);
  });

  test("is walled: another organisation's link and another region find nothing, a public offer's words are out of reach", async () => {
    const county = await aRegion(db, "2026-11-12");
    const provider = await aProvider(county);
    const id = await aPublicOffer(county, provider);
    const { stamp } = await own(provider, id);
    const { id: other } = await county.anOrganisation();
    const stranger = await aRegion(db, "2026-11-12");
    for (const ctx of [byLink(county, other), byLink(stranger, provider.organisationId), county.as("organisation-member", other)]) {
      expect(await editOwnOffer(ctx, { id, stamp, fields: provider.fields, language: "de" })).toEqual({ ok: false, refusal: "not-found" });
      expect(await moveOwnOffer(ctx, { id, act: "end" })).toEqual({ ok: false, refusal: "not-found" });
    }
    const past = await transact(provider.link, async (tx) => {
      tx.audit("test.prepared", id);
      return { words: (await tx.update(offerTexts).set({ title: "Anders" })).rowCount };
    });
    expect(past).toEqual({ words: 0 });
    await expect(
      transact(provider.link, async (tx) => {
        await tx.update(offers).set({ organisationId: other });
        tx.audit("test.prepared", id);
      }),
    ).rejects.toThrow("Failed query: update");
  });
});

describe("A provider's course", () => {
  const COURSE = {
    type: "integration",
    levelFrom: "A1",
    levelTo: "A2",
    lessons: 100,
    certificate: "",
    funding: null,
    startsOn: null,
    endsOn: null,
    room: "",
  } as const;

  /** A public course with a teacher of the provider, whose free places go to the interest list. */
  async function aCourse(trusted: boolean) {
    const county = await aRegion(db, "2026-11-12");
    const provider = await aProvider(county, { trusted });
    const { id: teacherPersonId } = await county.aPerson({ organisationId: provider.organisationId });
    const made = await createOffer(county.as("editor"), { ...provider.form, kind: "course" });
    if (!made.ok) throw new Error(made.refusal);
    const { id } = made.value;
    await saveCourse(county.as("editor"), { id, version: 1, course: { ...COURSE, teacherPersonId, asksInterested: true } });
    await changeOfferState(county.as("editor"), { id, version: 2, state: "public" });
    const says = async (values: Partial<OwnCourse>) =>
      setOwnCourse(provider.link, { id, stamp: (await own(provider, id)).stamp, course: { ...COURSE, ...values } });
    const course = async () => (await read(county.ctx, (reader) => findOffer(county.ctx, reader, id)))?.content.course;
    return { county, provider, teacherPersonId, says, course };
  }

  test("is changed in level, days and room by its provider, and waits like every change", async () => {
    const { county, says, course } = await aCourse(false);
    expect(await says({ levelTo: "B1", startsOn: "2027-01-11" })).toEqual({ ok: true, value: { fate: "waits" } });
    expect(await course()).toMatchObject({ levelTo: "A2", startsOn: null });
    await settle(county, "approve");
    expect(await course()).toMatchObject({ levelTo: "B1", startsOn: "2027-01-11" });
  });

  test("keeps who teaches and the office's interest list, also where the provider is trusted", async () => {
    const { says, course, teacherPersonId } = await aCourse(true);
    expect(await says({ room: "Raum 2" })).toEqual({ ok: true, value: { fate: "live" } });
    expect(await course()).toMatchObject({ room: "Raum 2", teacherPersonId, asksInterested: true });
  });

  test("goes with its kind once the provider agrees: a course that becomes another offer keeps no level, and none comes back with the kind", async () => {
    const county = await aRegion(db, "2026-11-12");
    const provider = await aProvider(county, { trusted: true });
    const id = await aPublicOffer(county, { ...provider, form: { ...provider.form, kind: "course" } });
    await setOwnCourse(provider.link, { id, stamp: (await own(provider, id)).stamp, course: COURSE });
    const content = async () => (await own(provider, id)).content;
    expect((await content()).course).not.toBeNull();
    expect(await edit(provider, id, { kind: "offer" })).toEqual({ ok: false, refusal: "own-fields-go" });
    expect((await content()).course).not.toBeNull();
    await edit(provider, id, { kind: "offer" }, "de", true);
    expect(await content()).toMatchObject({ kind: "offer", course: null });
    await edit(provider, id, { kind: "course" });
    expect(await content()).toMatchObject({ kind: "course", course: null });
  });

  test("is a course: another offer says nothing of that kind", async () => {
    const county = await aRegion(db, "2026-11-12");
    const provider = await aProvider(county);
    const id = await aPublicOffer(county, provider);
    expect(await setOwnCourse(provider.link, { id, stamp: (await own(provider, id)).stamp, course: COURSE })).toEqual({ ok: false, refusal: "no-course" });
  });
});

describe("A post", () => {
  const POST: PostFields = {
    occupation: "Pflegehelferin",
    hoursPerWeek: 20,
    startsOn: "2027-02-01",
    duration: null,
    durationUnit: null,
    payCents: 1450,
    payPer: "hour",
    germanLevel: "B1",
    needsDrivingLicence: false,
    howToApply: "Rufen Sie an.",
    places: 2,
    applyUntil: "2026-12-31",
  };
  async function aPost(trusted: boolean) {
    const county = await aRegion(db, "2026-11-12");
    const provider = await aProvider(county, { trusted });
    const id = await aPublicOffer(county, { ...provider, form: { ...provider.form, kind: "job" } });
    const says = async (by: Provider, post = POST) => setOwnPost(by.link, { id, stamp: (await own(provider, id)).stamp, post });
    const post = async () => (await read(county.ctx, (reader) => findOffer(county.ctx, reader, id)))?.content.post;
    return { county, provider, id, says, post };
  }

  test("is described by its provider and waits like every change; a trusted one's is public at once", async () => {
    const { county, provider, says, post } = await aPost(false);
    expect(await says(provider)).toEqual({ ok: true, value: { fate: "waits" } });
    expect(await post()).toBeNull();
    await settle(county, "approve");
    expect(await post()).toEqual(POST);
    const trusted = await aPost(true);
    expect(await trusted.says(trusted.provider)).toEqual({ ok: true, value: { fate: "live" } });
    expect(await trusted.says(trusted.provider, { ...POST, payCents: null, payPer: null })).toEqual({ ok: true, value: { fate: "live" } });
    expect(await trusted.post()).toMatchObject({ hoursPerWeek: 20, payCents: null });
  });

  test("is its provider's alone, and no offer of another kind", async () => {
    const { county, says, post } = await aPost(true);
    const stranger = await aProvider(county, { trusted: true });
    expect(await says(stranger)).toEqual({ ok: false, refusal: "not-found" });
    expect(await post()).toBeNull();
    const id = await aPublicOffer(county, stranger);
    expect(await setOwnPost(stranger.link, { id, stamp: (await own(stranger, id)).stamp, post: POST })).toEqual({ ok: false, refusal: "no-post" });
  });

  test("of somebody else no link can write, past all code", async () => {
    const { county, id } = await aPost(true);
    const stranger = await aProvider(county, { trusted: true });
    const write = transact(stranger.link, async (tx) => {
      await tx.insert(offerPosts).values({ regionId: county.region.id, offerId: id, isShown: true, ...POST });
      tx.audit("test.prepared", id);
    });
    await expect(write).rejects.toMatchObject({ cause: { code: "42501" } });
  });
});

describe("A lending", () => {
  const LENDING: LendingFields = { item: "Lastenrad", pieces: 3, fetchPlace: "Werkstatt", fetchTimes: "", depositCents: 5000, longestDays: 7, leadDays: 1 };
  async function aLending(trusted: boolean) {
    const county = await aRegion(db, "2026-11-12");
    const provider = await aProvider(county, { trusted });
    const id = await aPublicOffer(county, { ...provider, form: { ...provider.form, kind: "lending" } });
    const says = async (by: Provider, lending = LENDING) => setOwnLending(by.link, { id, stamp: (await own(provider, id)).stamp, lending });
    const lending = async () => (await read(county.ctx, (reader) => findOffer(county.ctx, reader, id)))?.content.lending;
    const lend = async (name: string) => {
      const borrower = { name, email: "", phone: "", language: "de" as const };
      const lent = await lendTo(county.as("editor"), { offerId: id, days: { first: "2026-11-20", last: "2026-11-22" }, borrower });
      expect(lent).toMatchObject({ ok: true });
    };
    return { county, provider, id, says, lending, lend };
  }

  test("is described by its provider and waits like every change; a trusted one's is public at once", async () => {
    const { county, provider, says, lending } = await aLending(false);
    expect(await says(provider)).toEqual({ ok: true, value: { fate: "waits" } });
    expect(await lending()).toBeNull();
    await settle(county, "approve");
    expect(await lending()).toEqual(LENDING);
    const trusted = await aLending(true);
    expect(await trusted.says(trusted.provider)).toEqual({ ok: true, value: { fate: "live" } });
    expect(await trusted.lending()).toEqual(LENDING);
  });

  test("is its provider's alone, and no offer of another kind; no link can write of another's, past all code", async () => {
    const { county, id, says, lending } = await aLending(true);
    const stranger = await aProvider(county, { trusted: true });
    expect(await says(stranger)).toEqual({ ok: false, refusal: "not-found" });
    const write = transact(stranger.link, async (tx) => {
      await tx.insert(offerLendings).values({ regionId: county.region.id, offerId: id, isShown: true, ...LENDING });
      tx.audit("test.prepared", id);
    });
    await expect(write).rejects.toMatchObject({ cause: { code: "42501" } });
    expect(await lending()).toBeNull();
    const other = await aPublicOffer(county, stranger);
    const stamp = (await own(stranger, other)).stamp;
    expect(await setOwnLending(stranger.link, { id: other, stamp, lending: LENDING })).toEqual({ ok: false, refusal: "no-lending" });
  });

  test("never has fewer pieces than people have or will fetch: not by its provider, not by what waited, not by an earlier version, not as another kind", async () => {
    const { county, provider, id, says, lend } = await aLending(true);
    await says(provider, { ...LENDING, pieces: 1 });
    await says(provider);
    await setTrust(county.as("editor"), { organisationId: provider.organisationId, trusted: false });
    expect(await says(provider, { ...LENDING, pieces: 1 })).toEqual({ ok: true, value: { fate: "waits" } });
    await lend("Amira");
    await lend("Bea");
    const refusedToo = { ok: false, refusal: "pieces-lent" };
    expect(await settle(county, "approve")).toEqual(refusedToo);
    expect(await says(provider, { ...LENDING, pieces: 1, longestDays: 5 })).toEqual(refusedToo);
    const editor = county.as("editor");
    const { version, content } = (await read(editor, (reader) => findOffer(editor, reader, id))) ?? { version: 0, content: null };
    const versions = await read(editor, (reader) => listVersions(editor, reader, id));
    const single = versions.find((one) => one.content.lending?.pieces === 1)?.version ?? 0;
    expect(await restoreVersion(editor, { id, version, restore: single })).toEqual(refusedToo);
    expect(await editOffer(editor, { id, version, fields: { ...provider.form, kind: "offer" } })).toEqual(refusedToo);
    expect(content?.lending?.pieces).toBe(3);
    expect(await says(provider, { ...LENDING, pieces: 2 })).toMatchObject({ ok: true });
  });
});
