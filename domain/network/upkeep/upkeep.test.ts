import { describe, expect, test } from "vitest";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { findCode, issueCode } from "#platform/tenancy/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { addPerson, editOrganisation, editPerson, findOrganisation, listOrganisations, listPublicOrganisations, NO_FILTER, removePerson } from "../index.ts";
import { NOTHING_ENTERED } from "../test-entry.ts";
import type { OrganisationFields } from "../input.ts";
import type { UpkeepLetter } from "./index.ts";
import {
  countEntryLinks,
  endEntryLinks,
  findOwnEntry,
  keepEntries,
  listOpenChanges,
  saveOwnEntry,
  SaveOwnEntry,
  sendEntryLink,
  setHideAfter,
  settleChange,
} from "./index.ts";

const db = await testDatabase();

const compose = (letter: UpkeepLetter) => ({
  subject: letter.kind,
  body:
    letter.kind === "office"
      ? [`unanswered ${letter.unanswered.join(" ")}`, `without address ${letter.withoutAddress.join(" ")}`, `hidden ${letter.hidden.join(" ")}`]
          .filter((line) => line.trimEnd().includes(" ") && !/^(unanswered|without address|hidden) $/.test(line))
          .join(", ")
      : letter.organisation,
});
const on = (county: County, day: string, actor: Context["actor"] = { kind: "system", name: "Test" }) =>
  db.ctx(county.region, actor, new Date(`${day}T05:45:00Z`));
const byLink = (county: County, subjectId: string, day: string) => on(county, day, { kind: "link", opens: "organisation-entry", subjectId, name: "Link" });
const night = (county: County, day: string) => keepEntries(compose)(on(county, day), { id: "1", name: "network.upkeep", payload: {} } as never);
const { name: _none, ...nothing } = { ...NOTHING_ENTERED, name: "" };

/** What the link's page sends: the entry as it stands, with what was typed. */
async function save(ctx: Context, typed: Partial<SaveOwnEntry> = {}) {
  const own = await read(ctx, (reader) => findOwnEntry(ctx, reader));
  if (!own) throw new Error("no entry");
  const fields = Object.fromEntries(Object.keys(SaveOwnEntry.shape).map((name) => [name, { ...own.organisation, note: "", confirms: false }[name as never]]));
  return saveOwnEntry(ctx, SaveOwnEntry.parse({ ...fields, accessibilityNote: own.organisation.accessibilityNote, ...typed }));
}

async function mailsOf(county: County): Promise<string[]> {
  const found = await db.superuser.query<{ line: string }>(
    `select to_char(created_at at time zone 'Europe/Berlin', 'YYYY-MM-DD') || ' ' || to_address || ': ' || subject || ' ' || body as line
     from mails where region_id = $1 order by created_at, to_address`,
    [county.region.id],
  );
  return found.rows.map(({ line }) => line);
}

function everyDay(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${to}T00:00:00Z`); at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

describe("A year of upkeep", () => {
  test("is what the written table says, night by night, with one night run twice", async () => {
    const county = await aRegion(db, "2026-01-01");
    await db.superuser.query("update directory.regions set contact_email = 'kostelle@example.org' where id = $1", [county.region.id]);
    const region = { ...county.region, contactEmail: "kostelle@example.org" };
    const here: County = { ...county, region };
    const entry = (name: string, values = {}) => county.anOrganisation({ name, confirmedOn: "2026-01-01", isPublic: true, ...values });
    const prompt = await entry("Prompt");
    const late = await entry("Late");
    const silent = await entry("Silent", { email: "haus@silent.example" });
    const nobody = await entry("Nobody");
    await entry("Inside", { isPublic: false, email: "haus@inside.example" });
    await county.aPerson({ organisationId: prompt.id, isMigrationContact: true, email: "p@prompt.example" });
    await county.aPerson({ organisationId: late.id, isMigrationContact: true, email: "l@late.example" });
    await county.aPerson({ organisationId: nobody.id, isMigrationContact: false, email: "not-asked@nobody.example" });

    const seen: string[] = [];
    let before = "";
    for (const day of everyDay("2026-01-02", "2027-01-20")) {
      await night(here, day);
      if (day === "2026-07-15") await night(here, day);
      if (day === "2026-07-02") await save(byLink(here, prompt.id, day), { confirms: true });
      if (day === "2026-07-18") await save(byLink(here, late.id, day), { confirms: true });
      if (day === "2027-01-10") await save(byLink(here, silent.id, day), { confirms: true });
      const names = (await read(county.publicCtx, (reader) => listPublicOrganisations(county.publicCtx, reader))).map(({ name }) => name).join(" ");
      if (names !== before) seen.push(`${day} ${names}`);
      before = names;
    }

    expect(await mailsOf(county)).toEqual([
      "2026-07-01 haus@inside.example: request Inside",
      "2026-07-01 haus@silent.example: request Silent",
      "2026-07-01 kostelle@example.org: office without address Nobody",
      "2026-07-01 l@late.example: request Late",
      "2026-07-01 p@prompt.example: request Prompt",
      "2026-07-15 haus@inside.example: reminder Inside",
      "2026-07-15 haus@silent.example: reminder Silent",
      "2026-07-15 l@late.example: reminder Late",
      "2026-07-29 kostelle@example.org: office unanswered Inside Silent",
      "2027-01-01 kostelle@example.org: office hidden Nobody Silent",
      "2027-01-02 p@prompt.example: request Prompt",
      "2027-01-16 p@prompt.example: reminder Prompt",
      "2027-01-18 l@late.example: request Late",
    ]);
    expect(seen).toEqual(["2026-01-02 Late Nobody Prompt Silent", "2027-01-01 Late Prompt", "2027-01-10 Late Prompt Silent"]);
  }, 120_000);

  test("shows again what was hidden, when the office gives more time", async () => {
    const county = await aRegion(db, "2026-03-01");
    await county.anOrganisation({ name: "Old", confirmedOn: "2025-01-01", isPublic: true });
    const shown = async () => (await read(county.publicCtx, (reader) => listPublicOrganisations(county.publicCtx, reader))).length;
    await night(county, "2026-03-01");
    expect(await shown()).toBe(0);
    expect(await setHideAfter(county.as("translator"), { months: 24 })).toEqual({ ok: false, refusal: "not-allowed" });
    await setHideAfter(county.as("coordinator"), { months: 24 });
    await night(county, "2026-03-02");
    expect(await shown()).toBe(1);
  });
});

describe("An organisation that keeps its own entry", () => {
  test("changes what everybody sees at once, and the office sees before and after", async () => {
    const county = await aRegion(db, "2026-03-01");
    const { id } = await county.anOrganisation({ isPublic: true, phone: "04261 1", languages: ["de"] });
    const link = byLink(county, id, "2026-03-01");
    await save(link, { phone: "04261 2" });
    const member = on(county, "2026-03-01", { kind: "link", opens: "organisation-entry", subjectId: id, name: "Silke Petersen", accountId: newId() });
    await save(member, { phone: "04261 23", note: "Frau Petersen ist neu." });
    const [change, ...others] = await read(county.ctx, (reader) => listOpenChanges(county.ctx, reader));
    expect(others).toEqual([]);
    expect(change).toMatchObject({ before: { phone: "04261 1" }, after: { phone: "04261 23" }, note: "Frau Petersen ist neu.", changedBy: "Silke Petersen" });
    expect(Object.keys(change?.after ?? {})).toEqual(["phone"]);
    expect(await read(county.publicCtx, (reader) => listPublicOrganisations(county.publicCtx, reader))).toMatchObject([
      { phone: "04261 23", languages: ["de"] },
    ]);
  });
  test("is taken back by the office, but not over newer words", async () => {
    const county = await aRegion(db, "2026-03-01");
    const office = county.as("coordinator");
    const { id } = await county.anOrganisation({ phone: "1", isPublic: true });
    const changeOf = async () => (await read(county.ctx, (reader) => listOpenChanges(county.ctx, reader)))[0]?.id ?? "";
    await save(byLink(county, id, "2026-03-01"), { phone: "2", internal: ["phone"], openingHours: "Mo 8-10" });
    const first = await changeOf();
    expect(await settleChange(county.as("analyst"), { id: first, takeBack: true })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await settleChange(office, { id: first, takeBack: true })).toEqual({ ok: true, value: null });
    const stored = () => read(county.ctx, (reader) => findOrganisation(county.ctx, reader, id));
    expect(await stored()).toMatchObject({ phone: "1", internal: [], openingHours: null });
    expect(await settleChange(office, { id: first, takeBack: true })).toEqual({ ok: false, refusal: "change-not-found" });

    await save(byLink(county, id, "2026-03-02"), { phone: "3" });
    const second = await changeOf();
    await save(byLink(county, id, "2026-03-03"), { phone: "4" });
    expect(await settleChange(office, { id: second, takeBack: true })).toEqual({ ok: false, refusal: "changed-since" });
    expect(await settleChange(office, { id: second, takeBack: false })).toEqual({ ok: true, value: null });
    expect(await stored()).toMatchObject({ phone: "4" });
  });
  test("moves no value between public and internal without saying so, and loses the point on the map with the street", async () => {
    const county = await aRegion(db, "2026-03-01");
    const { id } = await county.anOrganisation({ street: "Am Wall 1", latitude: 53, longitude: 9, email: "a@example.org" });
    await save(byLink(county, id, "2026-03-01"), { street: "Am Wall 2" });
    expect(await read(county.ctx, (reader) => findOrganisation(county.ctx, reader, id))).toMatchObject({ street: "Am Wall 2", latitude: null, internal: [] });
  });
  test("reaches no other organisation, also not by its own link's context", async () => {
    const county = await aRegion(db, "2026-03-01");
    const { id } = await county.anOrganisation({ phone: "1" });
    const other = await county.anOrganisation({ name: "Fremd", phone: "1" });
    const link = byLink(county, id, "2026-03-01");
    const own = await read(link, (reader) => listOrganisations(link, reader, NO_FILTER, { after: null, limit: 10 }));
    expect(own.organisations.map((row) => row.id)).toEqual([id]);
    expect(
      await saveOwnEntry(byLink(county, county.region.id, "2026-03-01"), { ...SaveOwnEntry.parse({ ...pick(nothing), note: "", confirms: true }) }),
    ).toEqual({
      ok: false,
      refusal: "entry-not-found",
    });
    expect(await read(county.ctx, (reader) => findOrganisation(county.ctx, reader, other.id))).toMatchObject({ phone: "1", version: 1 });
  });
});

describe("Sending the link by hand", () => {
  test("needs the right and an address", async () => {
    const county = await aRegion(db, "2026-03-01");
    const { id } = await county.anOrganisation();
    expect(await sendEntryLink(county.as("analyst"), { organisationId: id }, compose)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await sendEntryLink(county.as("coordinator"), { organisationId: id }, compose)).toEqual({ ok: false, refusal: "address-missing" });
    await county.aPerson({ organisationId: id, isMigrationContact: true, email: "k@example.org" });
    expect(await sendEntryLink(county.as("coordinator"), { organisationId: id }, compose)).toEqual({ ok: true, value: null });
    expect(await mailsOf(county)).toHaveLength(1);
  });
});

describe("The links of mails", () => {
  /** An organisation with a house's address and a contact, and a link in the mailbox of each. */
  async function written() {
    const county = await aRegion(db);
    const office = county.as("coordinator");
    const { id: organisationId } = await county.anOrganisation({ email: "haus@example.org" });
    const codes: string[] = [];
    const keep = (letter: UpkeepLetter) => {
      if (letter.kind !== "office") codes.push(letter.code);
      return compose(letter);
    };
    const send = () => sendEntryLink(office, { organisationId }, keep);
    await send();
    const contact = {
      salutation: "Frau",
      firstName: "Silke",
      lastName: "Petersen",
      function: "",
      email: "petersen@example.org",
      phone: null,
      responsibilities: "",
    };
    const added = await addPerson(office, { organisationId, ...contact, isMigrationContact: true });
    if (!added.ok) throw new Error(added.refusal);
    await send();
    const edit = async (values: Partial<OrganisationFields>) => {
      const stored = await read(office, (reader) => findOrganisation(office, reader, organisationId));
      if (!stored) throw new Error("no organisation");
      const { name, kind, version, email, internal, isPublic } = stored;
      return editOrganisation(office, { ...nothing, name, kind, email, internal, isPublic, ...values, id: organisationId, version });
    };
    const states = () => Promise.all(codes.map(async (code) => (await findCode(db.database, code, "organisation-entry"))?.state));
    return { county, office, organisationId, personId: added.value.id, contact, edit, send, states };
  }

  test("go on when another is sent: two mails of one day leave no dead one", async () => {
    const { send, states } = await written();
    await send();
    expect(await states()).toEqual(["valid", "valid", "valid"]);
  });

  type Given = Awaited<ReturnType<typeof written>>;
  test.each<[string, (given: Given) => Promise<unknown>]>([
    [
      "the contact has another address",
      ({ office, personId, contact }) => editPerson(office, { id: personId, version: 1, ...contact, email: "neu@example.org", isMigrationContact: true }),
    ],
    [
      "the contact is one no longer",
      ({ office, personId, contact }) => editPerson(office, { id: personId, version: 1, ...contact, isMigrationContact: false }),
    ],
    ["the contact is removed", ({ office, personId }) => removePerson(office, { id: personId }, [])],
    ["the house has another address", ({ edit }) => edit({ email: "neu@example.org" })],
    ["the office ends them", ({ office, organisationId }) => endEntryLinks(office, { organisationId })],
  ])("end when %s, but not for who is signed in", async (_what, change) => {
    const given = await written();
    const { office, organisationId, states } = given;
    const session = await transact(given.county.ctx, async (tx) => {
      tx.audit("test.prepared", organisationId);
      const expiresAt = new Date(Date.now() + 3_600_000);
      return issueCode(tx, { regionId: office.region.id, kind: "organisation-entry", subjectId: organisationId, expiresAt, sessionId: newId() });
    });
    expect(await states()).toEqual(["valid", "valid"]);
    expect(await change(given)).toMatchObject({ ok: true });
    expect(await states()).toEqual(["revoked", "revoked"]);
    expect(await findCode(db.database, session, "organisation-entry")).toMatchObject({ state: "valid" });
  });

  test.each<[string, (given: Given) => Promise<unknown>]>([
    ["an address becomes internal", ({ edit }) => edit({ email: "haus@example.org", internal: ["email"] })],
    ["another value changes", ({ edit }) => edit({ phone: "05555 1" })],
    [
      "the contact's telephone changes",
      ({ office, personId, contact }) => editPerson(office, { id: personId, version: 1, ...contact, phone: "1", isMigrationContact: true }),
    ],
    [
      "the organisation gives another address by its link",
      ({ county, organisationId }) => save(byLink(county, organisationId, county.ctx.today), { email: "neu@example.org" }),
    ],
  ])("go on when %s", async (_what, change) => {
    const given = await written();
    expect(await change(given)).toMatchObject({ ok: true });
    expect(await given.states()).toEqual(["valid", "valid"]);
  });

  test("are ended and counted by the office alone", async () => {
    const { county, office, organisationId, states } = await written();
    expect(await countEntryLinks(office, { organisationId })).toMatchObject({ links: 2 });
    for (const role of ["analyst", "administrator", "organisation-member"] as const) {
      expect(await countEntryLinks(county.as(role, organisationId), { organisationId })).toBeNull();
      expect(await endEntryLinks(county.as(role, organisationId), { organisationId })).toEqual({ ok: false, refusal: "not-allowed" });
    }
    const stranger = await aRegion(db);
    expect(await endEntryLinks(stranger.as("coordinator"), { organisationId })).toEqual({ ok: false, refusal: "not-found" });
    expect(await states()).toEqual(["valid", "valid"]);
    await endEntryLinks(office, { organisationId });
    expect(await countEntryLinks(office, { organisationId })).toMatchObject({ links: 0 });
  });
});

function pick({ shortName: _s, municipalityId: _m, latitude: _lat, longitude: _lon, ...entry }: typeof nothing) {
  return entry;
}
