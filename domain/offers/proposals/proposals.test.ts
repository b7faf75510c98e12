import { describe, expect, test } from "vitest";
import { newId, read, transact } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";
import { aForm } from "../catalogue/test-offer.ts";
import { findOffer } from "../catalogue/index.ts";
import { findAlreadyThere, findProposal, listProposals, ProposeOffer, proposeOffer, refuseProposal, takeProposal, type ProposalLetter } from "./index.ts";
import { offerProposals } from "./schema.ts";

const db = await testDatabase();

const compose = (letter: ProposalLetter) => ({ subject: `${letter.outcome} in ${letter.language}`, body: `${letter.title}: ${letter.answer}` });
const SINGING: ProposeOffer = {
  title: "Singen für alle",
  text: "Wir singen Lieder aus vielen Ländern.",
  organisation: "Chor Elleraue e.V.",
  place: "Gemeindehaus",
  times: "Dienstags um 18 Uhr",
  phone: "05555 4711",
  website: null,
  isProvider: true,
  email: "chor@example.org",
  language: "de",
};

/** A county with one proposal. */
async function proposed(values: Partial<ProposeOffer> = {}) {
  const county = await aRegion(db, "2026-11-12");
  const { branchId } = await aForm(county);
  const id = newId();
  expect(await proposeOffer(county.publicCtx, { ...SINGING, ...values }, id)).toEqual({ ok: true, value: null });
  return { county, id, branchId };
}
const open = (county: County) => read(county.as("editor"), (reader) => listProposals(county.as("editor"), reader));
const mails = async (county: County) =>
  (
    await db.superuser.query<{ line: string }>("select to_address || ' | ' || subject || ' | ' || body as line from mails where region_id = $1", [
      county.region.id,
    ])
  ).rows.map(({ line }) => line);

describe("Telling about an offer", () => {
  test("leaves one proposal for the editors, however often the form is sent, and mails nobody", async () => {
    const { county, id } = await proposed();
    await proposeOffer(county.publicCtx, SINGING, id);
    expect(await open(county)).toMatchObject([{ id, title: "Singen für alle", organisation: "Chor Elleraue e.V." }]);
    expect(await mails(county)).toEqual([]);
  });

  test.each([
    ["www.chor.example", "https://www.chor.example"],
    ["http://chor.example/a", "http://chor.example/a"],
    ["", null],
    ["javascript:alert(1)", "wrong"],
    ["chor", "wrong"],
  ])("takes the website %j as %j", (website, meant) => {
    const parsed = ProposeOffer.safeParse({ ...SINGING, website });
    expect(parsed.success ? parsed.data.website : "wrong").toBe(meant);
  });

  test("stops where nobody could read it any more", async () => {
    const { county } = await proposed();
    await transact(county.ctx, async (tx) => {
      const row = { regionId: county.region.id, title: "x", text: "x", organisation: "x", language: "de" as const, sentAt: county.ctx.now };
      await tx.insert(offerProposals).values(Array.from({ length: 299 }, () => ({ ...row, id: newId() })));
      tx.audit("test.prepared", null);
    });
    expect(await proposeOffer(county.publicCtx, SINGING)).toEqual({ ok: false, refusal: "too-many" });
  });

  test("is walled: the public reads none and changes none, and only the public tells", async () => {
    const { county, id, branchId } = await proposed();
    const past = await transact(county.publicCtx, async (tx) => {
      tx.audit("test.prepared", id);
      return {
        read: (await tx.select().from(offerProposals)).length,
        changed: (await tx.update(offerProposals).set({ title: "Anders" })).rowCount,
        deleted: (await tx.delete(offerProposals)).rowCount,
      };
    });
    expect(past).toEqual({ read: 0, changed: 0, deleted: 0 });
    await expect(
      transact(county.publicCtx, async (tx) => {
        await tx.insert(offerProposals).values({ regionId: county.region.id, id: newId(), ...SINGING, sentAt: county.ctx.now });
        tx.audit("test.prepared", id);
      }),
    ).rejects.toThrow("Failed query: insert");
    expect(await proposeOffer(county.as("analyst"), SINGING)).toEqual({ ok: false, refusal: "too-many" });
    const organisation = await county.anOrganisation();
    const stranger = (await aRegion(db, "2026-11-12")).as("editor");
    for (const [ctx, refusal] of [
      [county.as("analyst"), "not-allowed"],
      [county.as("organisation-member", organisation.id), "not-allowed"],
      [stranger, "not-found"],
    ] as const) {
      expect(await read(ctx, (reader) => findProposal(ctx, reader, id))).toBeNull();
      expect(await refuseProposal(ctx, { id, answer: "Nein." }, compose)).toEqual({ ok: false, refusal });
      expect(await takeProposal(ctx, { id, organisationId: organisation.id, branchId, answer: "" }, compose)).toEqual({ ok: false, refusal });
    }
  });
});

describe("What may be there already", () => {
  test("is found among organisations and offers, in any language of an offer, drafts too", async () => {
    const { county, id } = await proposed({ title: "الغناء للجميع" });
    const choir = await county.anOrganisation({ name: "Chor Elleraue" });
    await someOffers(county, [
      { title: "Offenes Singen", texts: { ar: ["الغناء للجميع", ""] }, state: "draft", values: { organisationId: choir.id } },
      { title: "Fahrradwerkstatt" },
    ]);
    const editor = county.as("editor");
    const there = await read(editor, async (reader) => {
      const proposal = await findProposal(editor, reader, id);
      return proposal && findAlreadyThere(editor, reader, proposal);
    });
    expect(there?.organisations.map(({ name }) => name)).toEqual(["Chor Elleraue"]);
    expect(there?.offers).toMatchObject([{ title: "Offenes Singen", state: "draft", organisation: "Chor Elleraue" }]);
  });
});

describe("An editor", () => {
  test("takes a proposal over as a draft at an organisation of the network, and the person hears of it in their language", async () => {
    const { county, id, branchId } = await proposed({ language: "ar" });
    const choir = await county.anOrganisation({ name: "Chor Elleraue" });
    const editor = county.as("editor");
    const input = { id, organisationId: choir.id, branchId, answer: "شكراً" };
    const taken = await takeProposal(editor, input, compose);
    if (!taken.ok) throw new Error(taken.refusal);
    expect(taken.value.told).toBe(true);
    const offer = await read(editor, (reader) => findOffer(editor, reader, taken.value.offerId));
    expect(offer).toMatchObject({ state: "draft", organisation: "Chor Elleraue", content: { phone: "05555 4711", places: [{ name: "Gemeindehaus" }] } });
    expect(offer?.content.texts.map(({ language, title, timesNote }) => `${language} ${title}, ${timesNote}`)).toEqual([
      "ar Singen für alle, Dienstags um 18 Uhr",
      "de Singen für alle, Dienstags um 18 Uhr",
    ]);
    expect(await mails(county)).toEqual(["chor@example.org | taken in ar | Singen für alle: شكراً"]);
    expect(await open(county)).toEqual([]);
    expect(await takeProposal(editor, input, compose), "the form sent twice").toEqual({ ok: false, refusal: "not-found" });
  });

  test("adds the organisation where it is new: not public, and the person's address only inside", async () => {
    const { county, id, branchId } = await proposed();
    const taken = await takeProposal(county.as("editor"), { id, organisationId: null, branchId, answer: "" }, compose);
    expect(taken).toMatchObject({ ok: true });
    const { rows } = await db.superuser.query(
      "select o.name, o.is_public, o.email, i.email as inside from organisations o left join organisation_internals i on i.organisation_id = o.id where o.id = $1",
      [id],
    );
    expect(rows).toEqual([{ name: "Chor Elleraue e.V.", is_public: false, email: null, inside: "chor@example.org" }]);
  });

  test("does not add one of a name that is there, and nothing is taken over then", async () => {
    const { county, id, branchId } = await proposed();
    await county.anOrganisation({ name: "chor elleraue e.v." });
    expect(await takeProposal(county.as("editor"), { id, organisationId: null, branchId, answer: "" }, compose)).toEqual({ ok: false, refusal: "name-taken" });
    expect(await open(county)).toHaveLength(1);
  });

  test("refuses with a sentence, which goes out only where an address was given", async () => {
    const [told, untold] = [await proposed(), await proposed({ email: null })];
    expect(await refuseProposal(told.county.as("editor"), { id: told.id, answer: "Das gibt es schon." }, compose)).toMatchObject({ value: { told: true } });
    expect(await mails(told.county)).toEqual(["chor@example.org | refused in de | Singen für alle: Das gibt es schon."]);
    expect(await refuseProposal(untold.county.as("editor"), { id: untold.id, answer: "Nein." }, compose)).toMatchObject({ value: { told: false } });
    expect(await mails(untold.county)).toEqual([]);
  });
});
