import { describe, expect, test } from "vitest";
import { register } from "#app/privacy.ts";
import { isOwn, leadsTo } from "#platform/privacy/find-rows.ts";
import { assembleRegister, type ColumnUse, type PersonalTable } from "#platform/privacy/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { leftOver, unregistered } from "./catalogue.ts";

const db = await testDatabase();

test("Every column that may hold or lead to a person stands in the register, as personal or as reviewed", async () => {
  expect(await unregistered(db.superuser, register)).toEqual([]);
});

test("The register names nothing that does not exist", async () => {
  expect(await leftOver(db.superuser, register)).toEqual([]);
});

/** Tables with data about people that neither a report nor an erasure finds by itself. */
const UNREACHED = {
  "auth.verification": "Hashed codes of a sign-in that is under way: an hour, and nothing in them that could be read.",
  "public.attendance": "For the provider alone, by the walls; the key to the learner's name deletes it in the same moment.",
};

test("Whatever the register lists can be found for somebody, but for a named few", () => {
  const anybody = { id: "id", names: ["Amira Haddad"], emails: ["haddad@example.org"], phones: ["0555512"], sharedEmails: [] };
  const kinds = ["person", "account", "address"] as const;
  const isReached = (table: PersonalTable, use?: (use: ColumnUse) => boolean) =>
    kinds.some((kind) => leadsTo(register, table, { ...anybody, kind }, use) !== null);
  // What is about a person must be theirs by itself: to be named in it is not enough.
  const unreached = register.tables.filter((table) => !isReached(table, table.about === "person" ? isOwn : undefined));
  expect(unreached.map(({ table }) => table).toSorted()).toEqual(Object.keys(UNREACHED));
});

test("What was reviewed has a reason in words", () => {
  expect(Object.values(register.reviewed).filter((reason) => reason.length < 8)).toEqual([]);
});

test("A table that two areas register, or whose activity nobody describes, is refused", () => {
  const [table] = register.tables;
  if (!table) throw new Error("The register is empty.");
  expect(() => assembleRegister([register, { tables: [table] }])).toThrow("registered twice");
  expect(() => assembleRegister([{ ...register, activities: [] }])).toThrow("nobody describes");
});

describe("What the record of processing says of a table is said of that table", () => {
  test("a rule of retention is one length of time, and what goes by itself does not stay as long as its matter", () => {
    const lengths = Map.groupBy(
      register.tables.filter(({ retention }) => retention.deletes),
      ({ retention }) => retention.rule,
    );
    const several = [...lengths].filter(([rule, tables]) => {
      const found = new Set(
        tables.flatMap(({ retention }) => {
          const { deletes } = retention;
          if (!deletes) return [];
          return ["days" in deletes ? `${deletes.days} days` : `${deletes.months} months`];
        }),
      );
      return rule === "with-matter" || found.size > 1;
    });
    expect(several.map(([rule, tables]) => `${rule}: ${tables.map(({ table }) => table).join(", ")}`)).toEqual([]);
  });

  test("answers in status rounds are given in status rounds, and rules of conferences hold for conferences", () => {
    const uses = (holds: (table: (typeof register.tables)[number]) => boolean) => [...new Set(register.tables.filter(holds).map(({ activity }) => activity))];
    expect(uses(({ category }) => category === "answer")).toEqual(["status-rounds"]);
    expect(uses(({ retention }) => retention.rule === "conference-over")).toEqual(["conferences"]);
    expect(uses(({ retention }) => retention.rule === "offer-over")).toEqual(["bookings"]);
  });
});

describe("The walk notices", () => {
  const key = "region_id uuid not null, id uuid not null, primary key (region_id, id)";
  test.each([
    [
      "a table that leads to a person",
      `create table t (${key}, guest_id uuid, foreign key (region_id, guest_id) references people (region_id, id))`,
      "public.t.guest_id leads to public.people",
    ],
    [
      "a table behind a table about people",
      `create table t (${key}, answer_id uuid, foreign key (region_id, answer_id) references status_answers (region_id, id))`,
      "public.t.answer_id leads to public.status_answers",
    ],
    ["a free text", `create table t (${key}, note text)`, "public.t.note is free text"],
    ["a list of texts", `create table t (${key}, notes text[])`, "public.t.notes is free text"],
    ["a document", `create table t (${key}, content jsonb)`, "public.t.content is free text"],
    ["an id without a key, as of an account", `create table t (${key}, holder uuid)`, "public.t.holder is an id that no key explains"],
    ["a new column of a registered table", "alter table people add column nickname text", "public.people.nickname is free text"],
    ["a new table of the sign-in schema", "create table auth.t (id uuid, device text)", "auth.t.device is free text"],
  ])("%s", async (_, statement, fault) => {
    const client = await db.superuser.connect();
    try {
      await client.query("begin");
      await client.query(statement);
      expect(await unregistered(client, register)).toContain(fault);
    } finally {
      await client.query("rollback");
      client.release();
    }
  });
});
