import { describe, expect, test } from "vitest";
import { read, transact, type Context } from "#platform/db/index.ts";
import { organisationInternals, organisationMunicipalities } from "#domain/network/schema.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { organisationActionFields } from "../schema.ts";
import { listContacts, type ContactList, type ContactQuery } from "./list-contacts.ts";

const db = await testDatabase();
const EVERYTHING: ContactQuery = { by: "topic", actionFieldId: null, municipalityId: null, language: null };
const list = (ctx: Context, query: Partial<ContactQuery> = {}, page: { after?: string | null; limit?: number } = {}) =>
  read(ctx, (reader) => listContacts(ctx, reader, { ...EVERYTHING, ...query }, { after: null, limit: 100, ...page }));
const shape = ({ groups }: ContactList) => groups.map(({ title, contacts }) => [title, ...contacts.map(({ name }) => name)]);

/** Two fields, two places, three public organisations and one that is not. */
async function aNetwork() {
  const county = await aRegion(db);
  const {
    actionFieldIds: [language = "", work = ""],
  } = await county.aConcept({ recommendations: 2, fields: 2, released: true });
  const [town, village] = [await county.aMunicipality({ name: "Hohenwede", position: 1 }), await county.aMunicipality({ name: "Lindhorst", position: 2 })];
  const vhs = await county.anOrganisation({ name: "VHS", isPublic: true, municipalityId: town.id, languages: ["de", "ar"], phone: "1" });
  const club = await county.anOrganisation({ name: "Club", isPublic: true, municipalityId: village.id });
  const office = await county.anOrganisation({ name: "Amt", isPublic: true });
  const inside = await county.anOrganisation({ name: "Lager", isPublic: false, phone: "4" });
  await transact(county.ctx, async (tx) => {
    const regionId = county.region.id;
    const stand = (organisationId: string, actionFieldId: string) => ({ regionId, organisationId, actionFieldId });
    await tx.insert(organisationActionFields).values([stand(vhs.id, language), stand(vhs.id, work), stand(club.id, work), stand(inside.id, work)]);
    for (const of of [vhs.id, club.id]) await tx.insert(organisationMunicipalities).values({ regionId, organisationId: of, municipalityId: village.id });
    await tx.insert(organisationInternals).values({ regionId, organisationId: club.id, phone: "intern 3" });
    tx.audit("test.prepared", null);
  });
  return { county, language, work, town, village, vhs, club, office };
}

describe("The list of contacts", () => {
  test("stands by topic, an organisation under each of its fields, and those without one at the end", async () => {
    const { county } = await aNetwork();
    const found = await list(county.publicCtx);
    expect(shape(found)).toEqual([
      ["Handlungsfeld 1", "VHS"],
      ["Handlungsfeld 2", "Club", "VHS"],
      [null, "Amt"],
    ]);
    expect(found.total).toBe(3);
    expect(found.next).toBeNull();
  });

  test("stands by place, where each organisation sits", async () => {
    const { county } = await aNetwork();
    expect(shape(await list(county.publicCtx, { by: "place" }))).toEqual([
      ["Hohenwede", "VHS"],
      ["Lindhorst", "Club"],
      [null, "Amt"],
    ]);
  });

  test("is narrowed by topic, by place, where also those count who work there or everywhere, and by language; each choice says how many", async () => {
    const { county, work, town, village } = await aNetwork();
    expect(shape(await list(county.publicCtx, { actionFieldId: work }))).toEqual([["Handlungsfeld 2", "Club", "VHS"]]);
    expect(shape(await list(county.publicCtx, { by: "place", municipalityId: village.id }))).toEqual([
      ["Hohenwede", "VHS"],
      ["Lindhorst", "Club"],
      [null, "Amt"],
    ]);
    expect(shape(await list(county.publicCtx, { by: "place", municipalityId: town.id }))).toEqual([
      ["Hohenwede", "VHS"],
      [null, "Amt"],
    ]);
    const arabic = await list(county.publicCtx, { language: "ar" });
    expect(arabic.total).toBe(1);
    const counts = (choices: ContactList["topics"]) => Object.fromEntries(choices.map(({ label, count }) => [label, count]));
    expect(counts(arabic.topics)).toEqual({ "Handlungsfeld 1": 1, "Handlungsfeld 2": 1 });
    expect(counts((await list(county.publicCtx)).places)).toEqual({ Hohenwede: 2, Lindhorst: 3 });
    expect(counts((await list(county.publicCtx)).languages)).toEqual({ ar: 1, de: 1 });
  });

  test("tells the public no internal number and only released names, and staff all of them", async () => {
    const { county, vhs, club } = await aNetwork();
    const released = await county.aPerson({ organisationId: vhs.id, phone: "geheim" });
    await county.aRelease(released);
    await county.aPerson({ organisationId: club.id, firstName: "Jan", lastName: "Petersen", phone: "05" });
    await county.aPerson({ organisationId: club.id, lastName: "Blockiert", restrictedAt: county.ctx.now, restrictedFor: "request" });
    const ofClub = async (ctx: Context) => (await list(ctx, { by: "place" })).groups.flatMap(({ contacts }) => contacts).find(({ name }) => name === "Club");
    expect(await ofClub(county.publicCtx)).toMatchObject({ phone: null, people: [] });
    expect(await ofClub(county.as("analyst"))).toMatchObject({ phone: "intern 3", people: [{ name: "Jan Petersen", phone: "05" }] });
    const outside = JSON.stringify(await list(county.publicCtx));
    expect(outside).toContain("Amira Haddad");
    expect(outside).not.toMatch(/geheim|Lager|intern|Petersen|Blockiert/);
    expect(JSON.stringify(await list(county.as("analyst")))).toMatch(/geheim.*Lager/);
  });

  test("comes in pages that leave nobody out and name nobody twice under one heading", async () => {
    const { county } = await aNetwork();
    const seen: string[] = [];
    for (let after: string | null = null, pages = 0; pages < 10; pages += 1) {
      const page = await list(county.publicCtx, {}, { after, limit: 1 });
      seen.push(...shape(page).map((group) => group.join(" ")));
      after = page.next;
      if (after === null) break;
    }
    expect(seen).toEqual(["Handlungsfeld 1 VHS", "Handlungsfeld 2 Club", "Handlungsfeld 2 VHS", " Amt"]);
  });
});
