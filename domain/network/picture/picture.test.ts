import { describe, expect, test } from "vitest";
import { sharedMeasures } from "#domain/concept/organisations/index.ts";
import { measurePartners } from "#domain/concept/schema.ts";
import { newId, read, transact } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { createAgreement } from "../agreements/index.ts";
import { gremien, gremiumMembers } from "../gremien/schema.ts";
import { organisations } from "../schema.ts";
import { MOST_DRAWN, networkPicture, sharedInNetwork, type NetworkPicture, type Shared } from "./index.ts";

const db = await testDatabase();
const TODAY = "2026-11-12";

async function aCounty() {
  const county = await aRegion(db, TODAY);
  const [school, office, club] = [
    await county.anOrganisation({ name: "Oberschule", kind: "school" }),
    await county.anOrganisation({ name: "Jugendamt" }),
    await county.anOrganisation({ name: "Sportverein", kind: "club" }),
  ];
  return { county, school: school.id, office: office.id, club: club.id };
}

async function aBody(county: County, name: string, members: { organisationId: string; untilOn?: string; fromOn?: string }[], endedOn?: string) {
  const regionId = county.region.id;
  const people = await Promise.all(members.map(({ organisationId }) => county.aPerson({ organisationId })));
  await transact(county.ctx, async (tx) => {
    const gremiumId = newId();
    await tx.insert(gremien).values({ regionId, id: gremiumId, name, kind: "working-group", endedOn });
    await tx.insert(gremiumMembers).values(
      members.map((member, index) => ({
        regionId,
        id: newId(),
        gremiumId,
        personId: people[index]?.id ?? "",
        role: "member" as const,
        fromOn: "2025-01-01",
        ...member,
      })),
    );
    tx.audit("test.prepared", gremiumId);
  });
}

const agreement = (county: County, title: string, partyIds: string[], untilOn: string | null = null) =>
  createAgreement(county.as("coordinator"), { kind: "cooperation", title, text: "", fromOn: "2025-01-01", untilOn, reviewOn: null, isPublic: false, partyIds });

async function aMeasure(county: County, title: string, leadOrganisationId: string, partnerIds: string[], state: "running" | "done" = "running") {
  const { id } = await county.aMeasure({ title, leadOrganisationId, state });
  await transact(county.ctx, async (tx) => {
    await tx.insert(measurePartners).values(partnerIds.map((organisationId) => ({ regionId: county.region.id, measureId: id, organisationId })));
    tx.audit("test.prepared", id);
  });
}

const drawn = (county: County, choice: { among?: string[]; around?: string } = {}, kinds?: string[]) =>
  read(county.ctx, async (reader) => {
    const all = [...(await sharedInNetwork(county.ctx, reader)), ...(await sharedMeasures(county.ctx, reader))];
    const chosen = all.filter(({ kind }) => !kinds || kinds.includes(kind));
    return networkPicture(county.ctx, reader, chosen, { among: choice.among ?? null, around: choice.around ?? null });
  });

/** "Jugendamt–Oberschule: what, what" */
function inWords({ organisations: shown, ties }: NetworkPicture): string[] {
  const name = (id: string) => shown.find((organisation) => organisation.id === id)?.name;
  return ties.map(({ between: [a, b], shared }) => `${name(a)}–${name(b)}: ${shared.map(({ title }) => title).join(", ")}`);
}

describe("Two organisations are tied", () => {
  test("by the bodies, measures and agreements of today, the strongest first", async () => {
    const { county, school, office, club } = await aCounty();
    await aBody(county, "AK Sprache", [{ organisationId: school }, { organisationId: office }, { organisationId: office }]);
    await agreement(county, "Wenn ein Kind fehlt", [school, office]);
    await aMeasure(county, "Sport für alle", club, [school, club]);
    expect(inWords(await drawn(county))).toEqual(["Jugendamt–Oberschule: Wenn ein Kind fehlt, AK Sprache", "Sportverein–Oberschule: Sport für alle"]);
  });

  test("not by what is over, or what only one of them is part of", async () => {
    const { county, school, office, club } = await aCounty();
    await aBody(county, "Aufgelöst", [{ organisationId: school }, { organisationId: office }], "2026-01-01");
    await aBody(county, "Ausgeschieden", [{ organisationId: school }, { organisationId: office, untilOn: "2026-11-11" }]);
    await aBody(county, "Kommt erst", [{ organisationId: school }, { organisationId: office, fromOn: "2026-11-13" }]);
    await agreement(county, "Beendet", [school, club], "2026-11-11");
    await aMeasure(county, "Fertig", club, [office], "done");
    await aMeasure(county, "Allein", club, [club]);
    expect(await drawn(county)).toEqual({ organisations: [], ties: [], connected: 0 });
    await agreement(county, "Letzter Tag", [school, club], TODAY);
    expect(inWords(await drawn(county))).toEqual(["Sportverein–Oberschule: Letzter Tag"]);
  });
});

describe("The picture", () => {
  test("narrows to what ties, to the organisations of a field, and to one with those around it", async () => {
    const { county, school, office, club } = await aCounty();
    await aBody(county, "AK Sprache", [{ organisationId: school }, { organisationId: office }, { organisationId: club }]);
    await agreement(county, "Wenn ein Kind fehlt", [school, office]);
    expect(inWords(await drawn(county, {}, ["agreement"]))).toEqual(["Jugendamt–Oberschule: Wenn ein Kind fehlt"]);
    expect(inWords(await drawn(county, { among: [school, club] }))).toEqual(["Sportverein–Oberschule: AK Sprache"]);
    expect(inWords(await drawn(county, { around: club }))).toEqual(["Jugendamt–Sportverein: AK Sprache", "Sportverein–Oberschule: AK Sprache"]);
  });

  test("shows an organisation that works with nobody alone, and of another region nothing", async () => {
    const { county, school } = await aCounty();
    expect(await drawn(county, { around: school })).toMatchObject({ organisations: [{ name: "Oberschule", things: 0 }], ties: [], connected: 0 });
    expect(await drawn(await aRegion(db), { around: school })).toEqual({ organisations: [], ties: [], connected: 0 });
  });

  test("draws the 40 best connected of 5,000 and knows how many there are", async () => {
    const county = await aRegion(db, TODAY);
    const ids = Array.from({ length: 5_000 }, () => newId());
    await transact(county.ctx, async (tx) => {
      for (let start = 0; start < ids.length; start += 1_000)
        await tx
          .insert(organisations)
          .values(ids.slice(start, start + 1_000).map((id, index) => ({ regionId: county.region.id, id, name: `Verein ${start + index}`, kind: "club" })));
      tx.audit("test.prepared", null);
    });
    const shared: Shared[] = [
      { kind: "gremium", id: newId(), title: "Alle", organisationIds: ids },
      { kind: "agreement", id: newId(), title: "Fünfzig", organisationIds: ids.slice(100, 150) },
      { kind: "agreement", id: newId(), title: "Dreißig", organisationIds: ids.slice(120, 150) },
      { kind: "agreement", id: newId(), title: "Fünf", organisationIds: ids.slice(200, 205) },
      { kind: "measure", id: newId(), title: "Dieselben fünf", organisationIds: ids.slice(200, 205) },
    ];
    const picture = await read(county.ctx, (reader) => networkPicture(county.ctx, reader, shared, { among: null, around: null }));
    expect(picture.connected).toBe(5_000);
    expect(picture.organisations).toHaveLength(MOST_DRAWN);
    // Many things with few others are less than two with many.
    expect(picture.organisations.map(({ id }) => ids.indexOf(id)).every((index) => index >= 100 && index < 150)).toBe(true);
    // The thirty of the smallest circle are among them, and strongest.
    const strongest = picture.ties.filter(({ shared: things }) => things.length === 3);
    expect(new Set(strongest.flatMap(({ between }) => between))).toEqual(new Set(ids.slice(120, 150)));
    expect(picture.ties[0]).toBe(strongest[0]);
  });
});
