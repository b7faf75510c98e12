import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { register } from "#app/privacy.ts";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { keepRetention } from "#platform/privacy/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { addPerson } from "../add-person.ts";
import { editPerson } from "../edit-person.ts";
import { gremien, gremiumMembers } from "../gremien/schema.ts";
import { confirmRelease, findOwnRelease } from "../releases.ts";
import { people, personReleases } from "../schema.ts";
import {
  addBoardMember,
  editFounding,
  findFounding,
  findOwnBoard,
  foundingStepsOf,
  listFoundings,
  noteOwnProgress,
  noteProgress,
  removeBoardMember,
  setFoundingStep,
  startFounding,
} from "./index.ts";
import { boardMembers, foundingProgress, foundingProjects } from "./schema.ts";

const db = await testDatabase();
const TODAY = "2026-11-12";

async function aGroup() {
  const county = await aRegion(db, TODAY);
  const { id } = await county.anOrganisation({ name: "Frauenverein Brücke", kind: "migrant-organisation" });
  const office = county.as("coordinator");
  const linkOf = (subjectId: string, now = office.now) =>
    db.ctx(county.region, { kind: "link", opens: "organisation-entry", subjectId, name: "Link zum Eintrag" }, now);
  return { county, id, office, group: linkOf(id), linkOf };
}
const person = { salutation: "", firstName: "Zahra", lastName: "Karimi", responsibilities: "", email: null, phone: null, isMigrationContact: false };
const zahra = { firstName: "Zahra", lastName: "Karimi", office: "chair" as const, email: "karimi@example.org" };
const board = async (ctx: Context) => (await read(ctx, (reader) => findOwnBoard(ctx, reader)))?.members.map(({ name, office }) => `${name}: ${office}`);

describe("The board of a migrant organisation", () => {
  test("is entered by the group itself, once for one form, and the office sees a person in a function", async () => {
    const { county, id, group, office } = await aGroup();
    const formId = newId();
    await addBoardMember(group, zahra, formId);
    expect(await addBoardMember(group, zahra, formId)).toEqual({ ok: true, value: { id: formId } });
    expect(await board(group)).toEqual(["Zahra Karimi: chair"]);
    const [seen] = await read(office, (reader) => reader.select().from(people).where(eq(people.id, formId)));
    expect(seen).toMatchObject({ organisationId: id, lastName: "Karimi", function: "Vorsitz" });
    expect(await board(county.publicCtx)).toBeUndefined();
  });

  test.each(["Vorstand", "1. Vorsitzende", "Kassenwartin", "Schriftführerin", "Kasse", "Beisitzer"])(
    "is not entered by the office as %s",
    async (functionName) => {
      const { office, id } = await aGroup();
      expect(await addPerson(office, { ...person, organisationId: id, function: functionName })).toEqual({ ok: false, refusal: "board-by-link-only" });
      const helper = await addPerson(office, { ...person, organisationId: id, function: "Kontakt für Migration" });
      const helperId = helper.ok ? helper.value.id : "";
      expect(await editPerson(office, { ...person, id: helperId, version: 1, function: functionName })).toEqual({ ok: false, refusal: "board-by-link-only" });
    },
  );

  test("is no secret of other organisations: a club's chair is entered as ever", async () => {
    const { county, office } = await aGroup();
    const club = await county.anOrganisation({ kind: "club" });
    expect(await addPerson(office, { ...person, organisationId: club.id, function: "Vorsitzender" })).toMatchObject({ ok: true });
  });

  test("is not changed by the office, nor written past the acts: the database refuses it inside", async () => {
    const { county, group, office, id } = await aGroup();
    const added = await addBoardMember(group, zahra);
    const personId = added.ok ? added.value.id : "";
    expect(await editPerson(office, { ...person, id: personId, version: 1, function: "" })).toEqual({ ok: false, refusal: "board-by-link-only" });
    const other = await county.aPerson({ organisationId: id });
    const written = (ctx: Context) =>
      transact(ctx, async (tx) => {
        await tx.insert(boardMembers).values({ regionId: county.region.id, personId: other.id, organisationId: id, office: "treasurer" });
        tx.audit("test.prepared", other.id);
      });
    for (const ctx of [office, county.ctx])
      await expect(written(ctx)).rejects.toMatchObject({ cause: { message: expect.stringContaining("row-level security") as string } });
  });

  test("is not entered by the link of another group, and not for an organisation of another kind", async () => {
    const { county, id, linkOf, group } = await aGroup();
    const club = await county.anOrganisation({ kind: "club" });
    expect(await addBoardMember(linkOf(club.id), zahra)).toEqual({ ok: false, refusal: "not-allowed" });
    const added = await addBoardMember(group, zahra);
    const neighbour = await county.anOrganisation({ kind: "migrant-organisation" });
    expect(await removeBoardMember(linkOf(neighbour.id), { personId: added.ok ? added.value.id : "" })).toEqual({ ok: false, refusal: "person-not-found" });
    const smuggled = transact(linkOf(neighbour.id), async (tx) => {
      await tx.insert(people).values({ regionId: county.region.id, id: newId(), organisationId: id, lastName: "Fremd" });
      tx.audit("test.prepared", id);
    });
    await expect(smuggled).rejects.toMatchObject({ cause: { message: expect.stringContaining("row-level security") as string } });
  });

  test("stays inside until each person releases the own name", async () => {
    const { county, group } = await aGroup();
    const added = await addBoardMember(group, zahra);
    const personId = added.ok ? added.value.id : "";
    const released = () => read(county.publicCtx, (reader) => reader.select({ name: personReleases.name }).from(personReleases));
    expect(await read(county.publicCtx, (reader) => reader.select().from(people))).toEqual([]);
    expect(await released()).toEqual([]);
    const own = db.ctx(county.region, { kind: "link", opens: "person-release", subjectId: personId, name: "Link zum eigenen Namen" });
    expect(await read(own, (reader) => findOwnRelease(own, reader))).toMatchObject({ person: { lastName: "Karimi" } });
    await confirmRelease(own, { phone: false, email: false });
    expect(await released()).toEqual([{ name: "Zahra Karimi" }]);
  });

  test("loses whoever leaves with all that was entered; who has a seat elsewhere stays for that", async () => {
    const { county, group, id } = await aGroup();
    const ids: string[] = [];
    for (const lastName of ["Karimi", "Amiri"]) {
      const added = await addBoardMember(group, { ...zahra, lastName });
      ids.push(added.ok ? added.value.id : "");
    }
    const [leaves = "", sits = ""] = ids;
    await transact(county.ctx, async (tx) => {
      const [regionId, gremiumId] = [county.region.id, newId()];
      await tx.insert(gremien).values({ regionId, id: gremiumId, name: "Beirat", kind: "advisory-board" });
      await tx.insert(gremiumMembers).values({ regionId, id: newId(), gremiumId, personId: sits, organisationId: id, role: "member", fromOn: TODAY });
      tx.audit("test.prepared", gremiumId);
    });
    for (const personId of ids) expect(await removeBoardMember(group, { personId })).toEqual({ ok: true, value: null });
    expect(await board(group)).toEqual([]);
    const left = await read(county.ctx, (reader) => reader.select({ id: people.id }).from(people).where(eq(people.organisationId, id)));
    expect(left.map((row) => row.id)).toEqual([sits]);
    expect(left.map((row) => row.id)).not.toContain(leaves);
  });
});

describe("A founding", () => {
  const step = async (ctx: Context, id: string, code: string) =>
    (await read(ctx, (reader) => findFounding(ctx, reader, id)))?.steps.find((found) => found.code === code);
  const was = { doneOn: null, note: "" };

  test("begins once, for migrant organisations only, with the office as helper", async () => {
    const { county, id, office } = await aGroup();
    const club = await county.anOrganisation({ kind: "club" });
    expect(await startFounding(office, { organisationId: club.id })).toEqual({ ok: false, refusal: "no-migrant-organisation" });
    expect(await startFounding(office, { organisationId: id })).toEqual({ ok: true, value: null });
    expect(await startFounding(office, { organisationId: id })).toEqual({ ok: true, value: null });
    expect(await read(office, (reader) => listFoundings(office, reader))).toMatchObject([{ name: "Frauenverein Brücke", done: 0 }]);
    expect(await startFounding(county.as("council-reader"), { organisationId: id })).toEqual({ ok: false, refusal: "not-allowed" });
    const stranger = (await aRegion(db)).as("coordinator");
    expect(await startFounding(stranger, { organisationId: id })).toEqual({ ok: false, refusal: "organisation-not-found" });
    expect(await read(stranger, (reader) => findFounding(stranger, reader, id))).toBeNull();
  });

  test("is noted by the group: only what it touched is written, so that the office's words beside it stay", async () => {
    const { id, office, group } = await aGroup();
    await startFounding(office, { organisationId: id });
    await noteProgress(office, { organisationId: id, code: "name", version: 0, doneOn: "2026-10-01", note: "Geprüft." });
    // The group's page was opened before.
    const form = [
      { code: "name", doneOn: null, note: "", was },
      { code: "members", doneOn: "2026-10-20", note: "Wir sind neun.", was },
    ];
    expect(await noteOwnProgress(group, form)).toEqual({ ok: true, value: null });
    expect(await step(office, id, "name")).toMatchObject({ doneOn: "2026-10-01", note: "Geprüft." });
    expect(await step(group, id, "members")).toMatchObject({ doneOn: "2026-10-20", note: "Wir sind neun.", version: 1 });
  });

  test("shows the office both versions where the group wrote in between, and refuses a day ahead", async () => {
    const { id, office, group } = await aGroup();
    await startFounding(office, { organisationId: id });
    await noteOwnProgress(group, [{ code: "bank", doneOn: TODAY, note: "Sparkasse", was }]);
    const late = { organisationId: id, code: "bank", version: 0, doneOn: null, note: "Termin im Dezember" };
    expect(await noteProgress(office, late)).toMatchObject({ refusal: "version-conflict", stored: { note: "Sparkasse" }, changed: { by: "Link zum Eintrag" } });
    expect(await noteProgress(office, { ...late, version: 1, doneOn: "2026-11-13" })).toEqual({ ok: false, refusal: "day-ahead" });
    expect(await noteOwnProgress(group, [{ code: "bank", doneOn: "2026-11-13", note: "", was }])).toEqual({ ok: false, refusal: "day-ahead" });
    expect(await noteProgress(office, { ...late, code: "unbekannt" })).toEqual({ ok: false, refusal: "step-unknown" });
  });

  test("is seen by its own link only", async () => {
    const { county, id, office, linkOf } = await aGroup();
    await startFounding(office, { organisationId: id });
    const neighbour = linkOf((await county.anOrganisation({ kind: "migrant-organisation" })).id);
    expect(await read(neighbour, (reader) => findFounding(neighbour, reader, id))).toBeNull();
    expect(await noteOwnProgress(neighbour, [])).toEqual({ ok: false, refusal: "founding-not-found" });
    expect(await noteOwnProgress(office, [])).toEqual({ ok: false, refusal: "founding-not-found" });
  });

  test("follows the region's steps: renamed, added, and left out except where something was noted", async () => {
    const { county, id, office, group } = await aGroup();
    await startFounding(office, { organisationId: id });
    await noteOwnProgress(group, [{ code: "insurance", doneOn: TODAY, note: "", was }]);
    const words = { title: "Haftpflicht", what: "Fragen Sie uns.", help: "Frau Albers" };
    for (const code of ["insurance", "known"]) await setFoundingStep(office, { ...words, code, leftOut: true });
    const added = await setFoundingStep(office, { ...words, title: "Räume finden", code: null, leftOut: false });
    const seen = (await read(group, (reader) => findFounding(group, reader, id)))?.steps ?? [];
    expect(seen.find(({ code }) => code === "insurance")?.own).toEqual(words);
    expect(seen.map(({ code }) => code)).not.toContain("known");
    expect(seen.at(-1)).toMatchObject({ code: added.ok ? added.value.code : "", own: { title: "Räume finden" } });
    expect(await setFoundingStep(county.as("analyst"), { ...words, code: null, leftOut: false })).toEqual({ ok: false, refusal: "not-allowed" });
    const stranger = (await aRegion(db)).as("coordinator");
    expect((await read(stranger, (reader) => foundingStepsOf(stranger, reader))).every(({ own }) => own === null)).toBe(true);
  });

  test("is gone two years after it was completed, with its notes; the organisation and its board stay", async () => {
    const { county, id, office, group } = await aGroup();
    await startFounding(office, { organisationId: id });
    await noteOwnProgress(group, [{ code: "register", doneOn: TODAY, note: "Frau Karimi war beim Notar.", was }]);
    await addBoardMember(group, zahra);
    await editFounding(office, { organisationId: id, helper: "Frau Albers", isFinished: true });
    const left = async () => {
      const rows = await read(county.ctx, async (reader) => [
        await reader.select().from(foundingProjects),
        await reader.select().from(foundingProgress),
        await reader.select().from(boardMembers),
      ]);
      return rows.map((found) => found.length);
    };
    const night = (day: string) =>
      keepRetention(register, "/nowhere")(db.ctx(county.region, { kind: "system", name: "Test" }, new Date(`${day}T03:00:00Z`)), {
        id: newId(),
        payload: { regionId: county.region.id },
        attempt: 1,
        isLastAttempt: true,
      });
    await night("2028-11-11");
    expect(await left()).toEqual([1, 1, 1]);
    await night("2028-11-14");
    expect(await left()).toEqual([0, 0, 1]);
  });
});
