import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { register } from "#app/privacy.ts";
import { createAccount, insertMembership, membershipsOf } from "#platform/auth/index.ts";
import { invitations } from "#platform/auth/schema.ts";
import { makeContext, newId, read, transact, type Context } from "#platform/db/index.ts";
import { mails } from "#platform/mail/index.ts";
import { eraseSubject, keepRetention, noteErasures, readErasures, replayErasures, type SubjectKind } from "#platform/privacy/index.ts";
import { findRound } from "#domain/concept/rounds/index.ts";
import { addMember, createGremium } from "#domain/network/index.ts";
import { people } from "#domain/network/schema.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { anAskedPerson } from "./asked-person.ts";

const db = await testDatabase();
const dataFolder = mkdtempSync(join(tmpdir(), "miteinander-erasing-"));
afterAll(() => rmSync(dataFolder, { recursive: true }));

async function erase(ctx: Context, kind: SubjectKind, id: string): Promise<void> {
  const subject = await register.subjects[kind].find(ctx, id);
  if (!subject) throw new Error("Nobody is there to be erased.");
  await transact(ctx, (tx) => eraseSubject(tx, ctx, register, subject, { cause: "request" }));
  await noteErasures(ctx, register, dataFolder);
}

/** Every text in every table of every schema that contains the words, whatever the register says of the column. */
async function everywhere(words: string): Promise<string[]> {
  const tables = await db.superuser.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema', 'pgboss') and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const rows = await db.superuser.query(`select 1 from ${name} t where position(lower($1) in lower(to_jsonb(t)::text)) > 0`, [words]);
    if (rows.rowCount) found.push(name.replace("public.", ""));
  }
  return found.toSorted();
}

const daysBefore = (ctx: Context, days: number) => new Date(ctx.now.getTime() - days * 86_400_000);

describe("Erasing somebody who was asked in a status round", () => {
  test("leaves the name nowhere in the database, and the round with its counts and texts", async () => {
    const county = await aRegion(db);
    const { personId, roundId, measureId } = await anAskedPerson(county);
    expect(await everywhere("ostertag")).toEqual([
      "files",
      "mails",
      "measures",
      "people",
      "progress_updates",
      "search.entries",
      "search.network",
      "status_answers",
    ]);
    const before = await read(county.ctx, (reader) => findRound(county.ctx, reader, roundId));

    await erase(county.ctx, "person", personId);

    expect(await everywhere("ostertag")).toEqual([]);
    const after = await read(county.ctx, (reader) => findRound(county.ctx, reader, roundId));
    expect(after?.requests).toHaveLength(before?.requests.length ?? -1);
    expect(after?.requests[0]).toMatchObject({ person: "gelöschte Person", reminders: 1, sentAt: before?.requests[0]?.sentAt });
    expect(after?.requests[0]?.answers[0]).toMatchObject({
      text: "Das Café läuft, sagt gelöschte Person.",
      submittedAt: before?.requests[0]?.answers[0]?.submittedAt,
    });
    const updates = await db.superuser.query("select author_name, text from progress_updates where measure_id = $1", [measureId]);
    expect(updates.rows).toEqual([{ author_name: "gelöschte Person", text: "Zwölf Eltern kommen jede Woche." }]);
  });

  test("ends the link and takes the measure's lead away, so that nobody writes to them again", async () => {
    const county = await aRegion(db);
    const { personId, measureId, requestId } = await anAskedPerson(county);
    await erase(county.ctx, "person", personId);
    const measure = await db.superuser.query("select lead_person_id, lead_organisation_id is not null as has_organisation from measures where id = $1", [
      measureId,
    ]);
    expect(measure.rows).toEqual([{ lead_person_id: null, has_organisation: true }]);
    expect((await db.superuser.query("select 1 from status_requests where id = $1 and revoked_at is not null", [requestId])).rowCount).toBe(1);
  });

  test("touches nobody of the same name in another region, and nobody else here", async () => {
    const [county, stranger] = [await aRegion(db), await aRegion(db)];
    const here = await anAskedPerson(county);
    const there = await anAskedPerson(stranger);
    const colleague = await county.aPerson({ organisationId: here.organisationId, lastName: "Ostermann" });
    await erase(county.ctx, "person", here.personId);
    expect(await register.subjects.person.find(stranger.ctx, there.personId)).toMatchObject({ name: "Ludmilla Ostertag" });
    expect(await register.subjects.person.find(county.ctx, colleague.id)).toMatchObject({ name: "Amira Ostermann" });
    expect(await register.subjects.person.find(county.ctx, there.personId)).toBeNull();
    await erase(stranger.ctx, "person", there.personId);
  });

  test("whom no history knows takes the row away", async () => {
    const county = await aRegion(db);
    const { id } = await county.aPerson();
    await erase(county.ctx, "person", id);
    expect((await db.superuser.query("select 1 from people where id = $1", [id])).rowCount).toBe(0);
  });
});

describe("Erasing an account", () => {
  async function aWorker(county: County, email: string) {
    const made = await createAccount(db, { email, name: "Bertram Quast", passwordHash: "x" });
    if (!made.ok) throw new Error(made.refusal);
    await transact(county.ctx, (tx) => insertMembership(tx, county.ctx, made.value.accountId, { role: "coordinator" }));
    return made.value.accountId;
  }
  const signInRows = async (id: string) => (await db.superuser.query(`select 1 from auth."user" where id = $1`, [id])).rowCount;

  test("takes memberships, name and the means of signing in", async () => {
    const county = await aRegion(db);
    const id = await aWorker(county, "quast@example.org");
    await county.aMeasure({ releasedAt: county.ctx.now, releasedBy: "Bertram Quast" });
    await erase(county.ctx, "account", id);
    expect(await everywhere("quast")).toEqual([]);
    expect(await signInRows(id)).toBe(0);
  });

  test("leaves the account where another region still needs it", async () => {
    const [county, other] = [await aRegion(db), await aRegion(db)];
    const id = await aWorker(county, "quast2@example.org");
    await transact(other.ctx, (tx) => insertMembership(tx, other.ctx, id, { role: "editor" }));
    await erase(county.ctx, "account", id);
    expect(await signInRows(id)).toBe(1);
    await erase(other.ctx, "account", id);
    expect(await signInRows(id)).toBe(0);
  });

  test("a blocked one opens no door until that is lifted", async () => {
    const county = await aRegion(db);
    const id = await aWorker(county, "quast3@example.org");
    const restrict = (cause: "request" | null) =>
      transact(county.ctx, async (tx) => {
        tx.audit("test.prepared", id);
        return register.subjects.account.restrict(tx, county.ctx, id, cause);
      });
    expect(await restrict("request")).toBe(true);
    expect(await membershipsOf(db.database, id, county.ctx.today)).toEqual([]);
    expect(await restrict(null)).toBe(true);
    expect(await membershipsOf(db.database, id, county.ctx.today)).toHaveLength(1);
  });
});

describe("The ledger outside the database", () => {
  const file = (county: County) => join(dataFolder, "erasure-ledger", `${county.region.id}.jsonl`);
  const ledgerOf = async (county: County) => (await readErasures(dataFolder)).find(({ regionId }) => regionId === county.region.id);

  async function threeErased(): Promise<County> {
    const county = await aRegion(db);
    for (let person = 0; person < 3; person++) await erase(county.ctx, "person", (await county.aPerson()).id);
    return county;
  }

  test("names who was erased in ids, never in names, and is whole", async () => {
    const county = await aRegion(db);
    const { personId } = await anAskedPerson(county);
    await erase(county.ctx, "person", personId);
    expect(await ledgerOf(county)).toMatchObject({ brokenAt: null, erasures: [{ kind: "person", subject: personId, cause: "request" }] });
    expect(readFileSync(file(county), "utf8").toLowerCase()).not.toContain("ostertag");
  });

  test.each([
    ["a line that was changed", (lines: string[]) => [lines[0], lines[1]?.replace("request", "retention"), lines[2]], 2],
    ["a line that was removed", (lines: string[]) => [lines[0], lines[2]], 2],
    ["lines that changed places", (lines: string[]) => [lines[1], lines[0], lines[2]], 1],
    ["a line that is no line", (lines: string[]) => [lines[0], "{", lines[1], lines[2]], 2],
  ])("notices %s", async (_, tamper, brokenAt) => {
    const county = await threeErased();
    const lines = readFileSync(file(county), "utf8").trimEnd().split("\n");
    writeFileSync(file(county), `${tamper(lines).join("\n")}\n`);
    expect(await ledgerOf(county)).toMatchObject({ brokenAt });
  });

  test("gets what a process that died could not write", async () => {
    const county = await aRegion(db);
    const { id } = await county.aPerson();
    const subject = await register.subjects.person.find(county.ctx, id);
    if (!subject) throw new Error("Nobody is there.");
    await transact(county.ctx, (tx) => eraseSubject(tx, county.ctx, register, subject, { cause: "request" }));
    // Dead before noteErasures; the night's job does it.
    await keepRetention(register, dataFolder)(county.ctx, { id: "", payload: { regionId: county.region.id }, attempt: 1, isLastAttempt: false });
    expect((await ledgerOf(county))?.erasures).toMatchObject([{ subject: id }]);
  });

  test("goes on behind a line that a power cut broke off", async () => {
    const county = await threeErased();
    appendFileSync(file(county), '{"id":"');
    await erase(county.ctx, "person", (await county.aPerson()).id);
    expect((await ledgerOf(county))?.erasures).toHaveLength(4);
  });

  test("erases again whoever a restored backup brought back", async () => {
    const county = await aRegion(db);
    const { personId } = await anAskedPerson(county);
    await erase(county.ctx, "person", personId);
    // The backup is older than the erasure.
    await transact(county.ctx, async (tx) => {
      await tx.update(people).set({ firstName: "Ludmilla", lastName: "Ostertag", erasedAt: null });
      tx.audit("test.prepared", null);
    });
    expect(await everywhere("ostertag")).toEqual(["people", "search.network"]);
    const replayed = await replayErasures(db.database, register, dataFolder);
    expect(replayed.find(({ regionId }) => regionId === county.region.id)).toEqual({ regionId: county.region.id, lines: 1, erasedAgain: 1, brokenAt: null });
    expect(await everywhere("ostertag")).toEqual([]);
    expect((await replayErasures(db.database, register, dataFolder)).find(({ regionId }) => regionId === county.region.id)?.erasedAgain).toBe(0);
  });
});

describe("Every night", () => {
  const night = (ctx: Context, days = 0) => {
    const later = makeContext(ctx.database, ctx.region, ctx.actor, new Date(ctx.now.getTime() + days * 86_400_000));
    return keepRetention(register, dataFolder)(later, { id: "", payload: { regionId: ctx.region.id }, attempt: 1, isLastAttempt: false });
  };
  const personOf = async (id: string) => (await db.superuser.query("select last_name, restricted_for from people where id = $1", [id])).rows[0];
  const longAgo = (county: County) => ({ reviewedAt: daysBefore(county.ctx, 731) });

  test("somebody whom nobody asked or needed for 24 months is blocked, and three months later erased", async () => {
    const county = await aRegion(db);
    const { id } = await county.aPerson(longAgo(county));
    await night(county.ctx);
    expect(await personOf(id)).toMatchObject({ restricted_for: "retention", last_name: "Haddad" });
    await night(county.ctx, 85);
    expect(await personOf(id)).toMatchObject({ restricted_for: "retention" });
    await night(county.ctx, 95);
    expect(await personOf(id)).toBeUndefined();
    expect((await readErasures(dataFolder)).flatMap(({ erasures }) => erasures)).toContainEqual(expect.objectContaining({ subject: id, cause: "retention" }));
  });

  test.each([
    ["was looked at a year ago", (county: County) => ({ reviewedAt: daysBefore(county.ctx, 365) })],
    ["is a contact for migration", (county: County) => ({ ...longAgo(county), isMigrationContact: true })],
  ])("somebody who %s stays", async (_, values) => {
    const county = await aRegion(db);
    const { id } = await county.aPerson(values(county));
    await night(county.ctx);
    expect(await personOf(id)).toMatchObject({ restricted_for: null });
  });

  test("somebody who released the name for the public stays", async () => {
    const county = await aRegion(db);
    const person = await county.aPerson(longAgo(county));
    await county.aRelease(person);
    await night(county.ctx);
    expect(await personOf(person.id)).toMatchObject({ restricted_for: null });
  });

  test("somebody who leads a measure or was asked stays", async () => {
    const county = await aRegion(db);
    const { personId } = await anAskedPerson(county);
    await night(county.ctx, 900);
    expect(await personOf(personId)).toMatchObject({ restricted_for: null });
  });

  test("somebody who sits in a body stays; whose seat ended 25 months ago does not", async () => {
    const county = await aRegion(db);
    const office = county.as("coordinator");
    const body = {
      name: "AK Sprache",
      shortName: null,
      kind: "working-group",
      parentId: null,
      purpose: "",
      mandate: "",
      quorum: "half",
      isPublic: false,
    } as const;
    const made = await createGremium(office, body);
    const seat = { organisationId: null, role: "member", votes: true, fromOn: "2020-01-01", electedUntil: null, substituteForId: null } as const;
    const sitting = async (untilOn: string | null) => {
      const { id: personId } = await county.aPerson(longAgo(county));
      await addMember(office, { ...seat, untilOn, gremiumId: made.ok ? made.value.id : "", personId });
      return personId;
    };
    const [current, former] = [await sitting(null), await sitting(daysBefore(county.ctx, 760).toISOString().slice(0, 10))];
    await night(county.ctx);
    expect(await personOf(current)).toMatchObject({ restricted_for: null });
    expect(await personOf(former)).toMatchObject({ restricted_for: "retention" });
  });

  test("one who cannot be blocked and one who cannot be erased keep nobody else; the job fails at the end and is tried again", async () => {
    const county = await aRegion(db);
    const { ctx } = county;
    const blocked = { ...longAgo(county), restrictedAt: daysBefore(ctx, 100), restrictedFor: "retention" } as const;
    const [cannotBlock, due] = [await county.aPerson(longAgo(county)), await county.aPerson(longAgo(county))];
    const [cannotErase, over] = [await county.aPerson(blocked), await county.aPerson(blocked)];
    await transact(ctx, async (tx) => {
      await tx
        .insert(mails)
        .values({ regionId: ctx.region.id, id: newId(), toAddress: "x@example.org", subject: "s", body: "", createdAt: daysBefore(ctx, 95) });
      tx.audit("test.prepared", null);
    });
    const { person } = register.subjects;
    const stubborn = {
      ...register,
      // The ones that fail come first, whatever the database's order is.
      due: register.due.map((one) => ({
        ...one,
        find: async (...given: Parameters<typeof one.find>) => {
          const found = await one.find(...given);
          const first = (ids: string[], id: string) => ids.toSorted((a, b) => Number(b === id) - Number(a === id));
          return { restrict: first(found.restrict, cannotBlock.id), erase: first(found.erase, cannotErase.id) };
        },
      })),
      subjects: {
        ...register.subjects,
        person: {
          ...person,
          restrict: (...given: Parameters<typeof person.restrict>) =>
            given[2] === cannotBlock.id ? Promise.reject(new Error("no")) : person.restrict(...given),
          find: (...given: Parameters<typeof person.find>) => (given[1] === cannotErase.id ? Promise.reject(new Error("no")) : person.find(...given)),
        },
      },
    };
    const job = { id: "", payload: { regionId: ctx.region.id }, attempt: 1, isLastAttempt: false };
    await expect(keepRetention(stubborn, dataFolder)(ctx, job)).rejects.toThrow("2 could not be blocked or erased");
    expect(await personOf(due.id)).toMatchObject({ restricted_for: "retention" });
    expect(await personOf(over.id)).toBeUndefined();
    const runs = async () =>
      (await db.superuser.query("select restricted, erased, failed, rows from retention_runs where region_id = $1 order by ran_at, id", [ctx.region.id])).rows;
    expect(await runs()).toEqual([{ restricted: 1, erased: 1, failed: 2, rows: { "public.mails": 1 } }]);
    expect(await personOf(cannotErase.id)).toBeDefined();
    await keepRetention(register, dataFolder)(ctx, job);
    expect(await personOf(cannotBlock.id)).toMatchObject({ restricted_for: "retention" });
    expect(await personOf(cannotErase.id)).toBeUndefined();
    expect(await runs()).toContainEqual({ restricted: 1, erased: 1, failed: 0, rows: {} });
  });

  test("somebody who was blocked on request is not erased by it", async () => {
    const county = await aRegion(db);
    const { id } = await county.aPerson({ ...longAgo(county), restrictedAt: daysBefore(county.ctx, 400), restrictedFor: "request" });
    await night(county.ctx);
    expect(await personOf(id)).toMatchObject({ restricted_for: "request" });
  });

  test("mails go after three months, used and forgotten invitations after one, and counts without names remain", async () => {
    const county = await aRegion(db);
    const { ctx } = county;
    const mail = (days: number) => ({
      regionId: ctx.region.id,
      id: newId(),
      toAddress: "x@example.org",
      subject: "s",
      body: "",
      createdAt: daysBefore(ctx, days),
    });
    const invitation = (days: number, accepted: boolean) => ({
      regionId: ctx.region.id,
      id: newId(),
      email: "x@example.org",
      name: "N. N.",
      role: "editor",
      invitedBy: "",
      invitedAt: daysBefore(ctx, days),
      acceptedAt: accepted ? daysBefore(ctx, days) : null,
    });
    await transact(ctx, async (tx) => {
      await tx.insert(mails).values([mail(80), mail(95)]);
      await tx.insert(invitations).values([invitation(20, true), invitation(40, true), invitation(40, false), invitation(50, false)]);
      tx.audit("test.prepared", null);
    });
    await night(ctx);
    const run = await db.superuser.query("select restricted, erased, rows from retention_runs where region_id = $1", [ctx.region.id]);
    expect(run.rows).toEqual([{ restricted: 0, erased: 0, rows: { "public.mails": 1, "public.invitations": 2 } }]);
  });

  test("an account whose last access ended a year ago is erased; one that may still come in is not", async () => {
    const county = await aRegion(db);
    const { ctx } = county;
    const ids: string[] = [];
    for (const [place, endsOn] of [daysBefore(ctx, 370), daysBefore(ctx, 300)].entries()) {
      const made = await createAccount(db, { email: `gone-${place}@example.org`, name: "Gesa Fort", passwordHash: "x" });
      if (!made.ok) throw new Error(made.refusal);
      ids.push(made.value.accountId);
      const joined = makeContext(ctx.database, ctx.region, ctx.actor, daysBefore(ctx, 800));
      await transact(joined, (tx) => insertMembership(tx, joined, made.value.accountId, { role: "editor", endsOn: endsOn.toISOString().slice(0, 10) }));
    }
    await night(ctx);
    const left = await db.superuser.query<{ id: string }>(`select id from auth."user" where id = any($1)`, [ids]);
    expect(left.rows).toEqual([{ id: ids[1] }]);
  });
});
