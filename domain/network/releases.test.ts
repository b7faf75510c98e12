import { describe, expect, test } from "vitest";
import { read, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { askForRelease, confirmRelease, editPerson, findOwnRelease, listPublicOrganisations, revokeRelease, type PersonFields } from "./index.ts";

const db = await testDatabase();
const compose = () => ({ subject: "s", body: "b" });

async function somebody() {
  const county = await aRegion(db, "2026-03-01");
  const { id: organisationId } = await county.anOrganisation({ isPublic: true });
  const { id } = await county.aPerson({ organisationId, phone: "04261 7" });
  const link = db.ctx(county.region, { kind: "link", opens: "person-release", subjectId: id, name: "Link" });
  return { county, id, link, fields: fieldsOf({ phone: "04261 7" }) };
}
const fieldsOf = (values: Partial<PersonFields>): PersonFields => ({
  salutation: "",
  firstName: "Amira",
  lastName: "Haddad",
  function: "Sachbearbeitung",
  responsibilities: "",
  email: "haddad@example.org",
  phone: null,
  isMigrationContact: false,
  ...values,
});
const contacts = async ({ publicCtx }: County) =>
  (await read(publicCtx, (reader) => listPublicOrganisations(publicCtx, reader))).flatMap((row) => row.contacts);
const everything = { phone: true, email: true };

describe("A person's name in public", () => {
  test("stands there only after the person's own act, with what the person ticked", async () => {
    const { county, link } = await somebody();
    expect(await contacts(county)).toEqual([]);
    expect(await confirmRelease(link, { phone: true, email: false })).toEqual({ ok: true, value: null });
    expect(await contacts(county)).toEqual([{ name: "Amira Haddad", function: "Sachbearbeitung", phone: "04261 7", email: null }]);
  });
  test("is confirmed neither by the office nor by somebody else's link", async () => {
    const { county, id } = await somebody();
    expect(await confirmRelease(county.as("coordinator"), everything)).toEqual({ ok: false, refusal: "person-not-found" });
    const strange: Context = (await somebody()).link;
    expect(await revokeRelease(strange, { personId: id })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await contacts(county)).toEqual([]);
  });
  test("goes with the same link, and by the office", async () => {
    const { county, id, link } = await somebody();
    await confirmRelease(link, everything);
    expect(await revokeRelease(link, { personId: id })).toEqual({ ok: true, value: null });
    expect(await contacts(county)).toEqual([]);
    await confirmRelease(link, everything);
    expect(await revokeRelease(county.as("analyst"), { personId: id })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await revokeRelease(county.as("coordinator"), { personId: id })).toEqual({ ok: true, value: null });
    expect(await revokeRelease(county.as("coordinator"), { personId: id })).toEqual({ ok: false, refusal: "nothing-released" });
  });
  test.each<[string, Partial<PersonFields>, unknown[]]>([
    ["another name ends it", { lastName: "Haddad-Meyer" }, []],
    [
      "another telephone takes the old one away",
      { phone: "04261 8" },
      [{ name: "Amira Haddad", function: "Sachbearbeitung", phone: null, email: "haddad@example.org" }],
    ],
    [
      "another salutation changes nothing",
      { salutation: "Frau" },
      [{ name: "Amira Haddad", function: "Sachbearbeitung", phone: "04261 7", email: "haddad@example.org" }],
    ],
  ])("holds the words that were confirmed: %s", async (_, values, shown) => {
    const { county, id, link, fields } = await somebody();
    await confirmRelease(link, everything);
    expect(await editPerson(county.as("coordinator"), { ...fields, ...values, id, version: 1 })).toMatchObject({ ok: true });
    expect(await contacts(county)).toEqual(shown);
  });
});

describe("Asking for it", () => {
  test("needs the right, somebody who is there, and an address", async () => {
    const { county, id } = await somebody();
    const { id: silent } = await county.aPerson({ email: null });
    expect(await askForRelease(county.as("analyst"), { personId: id }, compose)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await askForRelease(county.as("coordinator"), { personId: silent }, compose)).toEqual({ ok: false, refusal: "address-missing" });
    expect(await askForRelease((await somebody()).county.as("coordinator"), { personId: id }, compose)).toEqual({ ok: false, refusal: "person-not-found" });
    expect(await askForRelease(county.as("coordinator"), { personId: id }, compose)).toEqual({ ok: true, value: null });
  });
  test("shows nothing of somebody who is blocked", async () => {
    const { county, id, link } = await somebody();
    await confirmRelease(link, everything);
    await db.superuser.query(
      "begin; set local session_replication_role = replica; update people set restricted_at = now(), restricted_for = 'request' where id = '" +
        id +
        "'; commit",
    );
    expect(await read(link, (reader) => findOwnRelease(link, reader))).toBeNull();
    expect(await contacts(county)).toEqual([]);
  });
});
