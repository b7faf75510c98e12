import { describe, expect, test } from "vitest";
import { enterInterest, findInterest } from "#domain/offers/courses/interest/index.ts";
import { read } from "#platform/db/index.ts";
import { aMember, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";

const db = await testDatabase();
const { house, ask, origin } = await runningHouse(db);
const county = await aRegion(db);
const counsellor = await aMember(house, county.ctx, "caseworker", "Rike Meents");
const colleague = await aMember(house, county.ctx, "caseworker", "Onno Harms");
const office = await aMember(house, county.ctx, "coordinator", "Insa Albers");
const stranger = await aMember(house, (await aRegion(db)).ctx, "caseworker", "Frauke Tjaden");
const list = `/app/${county.region.slug}/beratung/eingetragen`;
const asHer = { ...county.ctx, actor: { ...county.as("caseworker").actor, accountId: counsellor.accountId } } as typeof county.ctx;
const need = { level: "A1" as const, types: [], municipalityId: null, weekdays: [], dayParts: [], needsChildcare: false };

async function anEntry() {
  const entered = await enterInterest(asHer, need, { name: "Amira Haddad", email: "amira@example.org", phone: "", language: "de" });
  if (!entered.ok) throw new Error(entered.refusal);
  const at = (act: string) => `/app/${county.region.slug}/angebote/interessierte/${entered.value.id}/${act}`;
  return { at, found: () => read(county.as("coordinator"), (reader) => findInterest(county.as("coordinator"), reader, entered.value.id)) };
}
const get = (path: string, { cookie }: { cookie: string }) => ask(path, { headers: { cookie } });
const post = (path: string, { cookie }: { cookie: string }, fields: Record<string, string>) =>
  ask(path, { method: "POST", headers: { cookie, origin }, body: new URLSearchParams(fields), redirect: "manual" });
const typed = { version: "1", level: "A2", consent: "on", name: "Amira Haddad", email: "amira@example.org", phone: "", language: "de" };

describe("Whom a counsellor entered", () => {
  test("is corrected and taken off the list by this one, who then comes back to the own entries", async () => {
    const { at, found } = await anEntry();
    expect(await (await get(list, counsellor)).text()).toContain(at("bearbeiten"));
    const form = await (await get(at("bearbeiten"), counsellor)).text();
    expect(form).toMatch(/value="amira@example.org"/);
    const corrected = await post(at("bearbeiten"), counsellor, typed);
    expect([corrected.status, corrected.headers.get("location")]).toEqual([303, `${list}?hinweis=corrected`]);
    expect(await found()).toMatchObject({ level: "A2", version: 2 });
    expect(await (await get(at("loeschen"), counsellor)).text()).toContain("Amira Haddad");
    // The page from before the correction: it shows what is there now, and asks again.
    expect((await post(at("loeschen"), counsellor, { version: "1" })).status).toBe(409);
    const gone = await post(at("loeschen"), counsellor, { version: "2" });
    expect([gone.status, gone.headers.get("location")]).toEqual([303, `${list}?hinweis=deleted`]);
    expect(await found()).toBeNull();
  });

  test("does not exist for a colleague or a stranger, whatever is sent", async () => {
    const { at, found } = await anEntry();
    for (const other of [colleague, stranger]) {
      for (const act of ["bearbeiten", "loeschen"]) {
        expect([act, (await get(at(act), other)).status, (await post(at(act), other, typed)).status]).toEqual([act, 404, 404]);
      }
    }
    expect(await (await get(list, colleague)).text()).not.toContain(at("bearbeiten"));
    expect(await found()).toMatchObject({ level: "A1", version: 1 });
  });

  test("is shown in both versions where the office was faster", async () => {
    const { at, found } = await anEntry();
    expect((await post(at("bearbeiten"), office, { ...typed, level: "B2", name: "Amira El-Haddad" })).headers.get("location")).toContain(
      "/angebote/interessierte?",
    );
    const answer = await post(at("bearbeiten"), counsellor, typed);
    const text = (await answer.text()).replaceAll(/<!-- -->|<\/?mark>|<\/?span>/g, "");
    expect(answer.status).toBe(409);
    for (const said of ["Zwei Fassungen", "Insa Albers", "B2", "El-Haddad", 'name="version" value="2"']) expect(text).toContain(said);
    expect((await post(at("bearbeiten"), counsellor, { ...typed, version: "2" })).status).toBe(303);
    expect(await found()).toMatchObject({ level: "A2", contact: { name: "Amira Haddad" } });
  });

  test("loses name and address with the consent, and asks for a way to reach somebody who agrees", async () => {
    const { at, found } = await anEntry();
    const unreachable = await post(at("bearbeiten"), counsellor, { ...typed, email: "" });
    expect(unreachable.status).toBe(422);
    expect(await unreachable.text()).toContain("Bitte tragen Sie eine E-Mail-Adresse oder eine Telefonnummer ein.");
    const { consent: _withdrawn, ...without } = typed;
    expect((await post(at("bearbeiten"), counsellor, without)).status).toBe(303);
    expect(await found()).toMatchObject({ contact: null, level: "A2" });
  });
});
