import { and, eq, isNull, or, sql } from "drizzle-orm";
import { read } from "#platform/db/index.ts";
import { ERASED_NAME, hasNumber, type AreaPrivacy, type ListedSubject, type Subject, type SubjectActs } from "#platform/privacy/index.ts";
import { findRelease, narrowRelease } from "./releases.ts";
import { organisations, people } from "./schema.ts";
import { containsWords } from "./search-text.ts";

/** Of a house, not of a person. */
const ADDRESS = {
  phone: "The organisation's own number.",
  website: "The organisation's own address on the web.",
  street: "The organisation's own address.",
  postal_code: "The organisation's own address.",
  place: "The organisation's own address.",
  opening_hours: "When the house is open.",
};

/** People in functions, and what organisations may say about one. */
export const networkPrivacy: AreaPrivacy = {
  activities: [
    {
      activity: "network",
      bases: ["public-task", "consent"],
      concerned: ["people-in-functions"],
      recipients: ["region-staff", "partner-organisations", "public"],
    },
  ],
  tables: [
    {
      table: "public.people",
      activity: "network",
      category: "contact",
      about: "person",
      columns: {
        id: "subject-person",
        organisation_id: "ref public.organisations.name",
        salutation: "detail",
        first_name: "detail",
        last_name: "detail",
        function: "detail",
        email: "detail",
        phone: "detail",
        is_migration_contact: "detail",
        responsibilities: "detail",
        restricted_at: "detail",
        restricted_for: "detail",
        erased_at: "detail",
        reviewed_at: "detail",
        account_id: "kept",
      },
      retention: { rule: "function-ends" },
      erase: {
        by: "deleting-or-blanking",
        set: {
          salutation: "''",
          first_name: "''",
          last_name: `'${ERASED_NAME}'`,
          function: "''",
          email: "null",
          phone: "null",
          is_migration_contact: "false",
          responsibilities: "''",
          restricted_at: "null",
          restricted_for: "null",
          account_id: "null",
          erased_at: "coalesce(erased_at, now())",
          version: "version + 1",
        },
      },
    },
    {
      table: "public.person_releases",
      activity: "network",
      category: "contact",
      about: "person",
      columns: {
        person_id: "subject-person",
        organisation_id: "ref public.organisations.name",
        name: "detail",
        function: "detail",
        phone: "detail",
        email: "detail",
        confirmed_at: "detail",
      },
      retention: { rule: "function-ends" },
      erase: { by: "deleting" },
    },
    {
      table: "public.organisations",
      activity: "network",
      category: "contact",
      about: "matter",
      columns: { name: "mention", email: "email", accessibility_note: "mention" },
      retention: { rule: "with-matter" },
      erase: { by: "replacing" },
    },
    {
      table: "public.organisation_changes",
      activity: "network",
      category: "mention",
      about: "matter",
      columns: { before: "mention", after: "mention", note: "mention", changed_by: "name", settled_by: "name" },
      retention: { rule: "change-settled", deletes: { since: "settled_at", months: 12 } },
      erase: { by: "replacing" },
    },
    {
      table: "public.organisation_imports",
      activity: "network",
      category: "mention",
      about: "matter",
      columns: { file_name: "mention", rows: "mention", bad_rows: "mention", created_by: "name", created_at: "detail" },
      retention: { rule: "organisation-import-over", deletes: { since: "created_at", months: 1 } },
      erase: { by: "replacing" },
    },
    {
      table: "public.organisation_internals",
      activity: "network",
      category: "contact",
      about: "matter",
      columns: { email: "email" },
      retention: { rule: "with-matter" },
      erase: { by: "replacing" },
    },
  ],
  reviewed: {
    "public.organisations.short_name": "An abbreviation.",
    "public.organisations.plain_name": "The name again, written by the database; it changes with it.",
    "public.organisations.kind": "One word of a list.",
    ...Object.fromEntries(
      ["organisations", "organisation_internals"].flatMap((table) => Object.entries(ADDRESS).map(([column, why]) => [`public.${table}.${column}`, why])),
    ),
    "public.organisations.languages": "Codes of a list.",
    "public.organisations.accessibility": "Words of a list.",
    "public.network_settings": "A number of months.",
    "public.organisation_upkeep": "The days on which an organisation was asked.",
    "public.organisation_differences": "Which entries somebody said are two organisations.",
    "public.organisation_imports.columns": "What each column of a list holds.",
    "public.organisation_imports.choices": "Words of a list by row number.",
    "public.organisation_imports.filled_fields": "Which fields of which entries a list filled.",
    "public.organisation_import_columns": "Headings of lists, and what they meant.",
    "public.merged_organisations": "Where the entry of an old address went.",
    "public.organisation_kinds": "Words for kinds of organisations.",
    "public.organisation_municipalities": "Which places an organisation works for.",
    "public.municipalities": "Places and their official keys.",
    "search.network": "The words of organisations, people, bodies and places, kept by triggers in the transaction that changes them.",
  },
  subjects: { person: personActs() },
};

function personActs(): SubjectActs {
  const listed = {
    id: people.id,
    salutation: people.salutation,
    firstName: people.firstName,
    lastName: people.lastName,
    function: people.function,
    email: people.email,
    phone: sql<string>`search.number_key(${people.phone})`,
    restrictedAt: people.restrictedAt,
    organisation: organisations.name,
  };
  const ofOrganisation = and(eq(organisations.regionId, people.regionId), eq(organisations.id, people.organisationId));
  return {
    async search(ctx, words) {
      const text = sql`concat_ws(' ', ${people.firstName}, ${people.lastName}, ${people.email}, ${people.function}, ${organisations.name})`;
      const rows = await read(ctx, (db) =>
        db
          .select(listed)
          .from(people)
          .innerJoin(organisations, ofOrganisation)
          .where(and(eq(people.regionId, ctx.region.id), isNull(people.erasedAt), or(containsWords(text, words), hasNumber(people.phone, words))))
          .orderBy(people.lastName, people.firstName, people.id)
          .limit(50),
      );
      return rows.map(listedAs);
    },
    async find(ctx, id) {
      const [row] = await read(ctx, (db) =>
        db
          .select(listed)
          .from(people)
          .innerJoin(organisations, ofOrganisation)
          .where(and(eq(people.regionId, ctx.region.id), eq(people.id, id), isNull(people.erasedAt))),
      );
      return row ? { ...listedAs(row), ...subjectOf(row) } : null;
    },
    async namesAt(ctx, emails) {
      const rows = await read(ctx, (db) =>
        db
          .select({ firstName: people.firstName, lastName: people.lastName, email: sql<string>`lower(${people.email})` })
          .from(people)
          .where(and(eq(people.regionId, ctx.region.id), isNull(people.erasedAt), sql`lower(${people.email}) = any(${sql.param(emails)}::text[])`)),
      );
      return rows.map((row) => ({ email: row.email, name: fullName(row) }));
    },
    correctable: ["salutation", "first_name", "last_name", "function", "email", "phone"],
    async correct(tx, ctx, id, values) {
      const own = and(eq(people.regionId, ctx.region.id), eq(people.id, id), isNull(people.erasedAt));
      const [stored] = await tx.select().from(people).where(own).for("update");
      if (!stored) return false;
      const { salutation = "", first_name: firstName = "", last_name: lastName = "", function: role = "", email, phone } = values;
      await tx
        .update(people)
        .set({
          salutation,
          firstName,
          lastName,
          function: role,
          email: email || null,
          phone: phone || null,
          reviewedAt: ctx.now,
          version: stored.version + 1,
        })
        .where(own);
      const corrected = { firstName, lastName, function: role, email: email || null, phone: phone || null };
      if (await narrowRelease(ctx, tx, id, stored, corrected)) tx.publish();
      return true;
    },
    async restrict(tx, ctx, id, cause) {
      const wanted = cause === null ? sql`${people.restrictedAt} is not null` : or(isNull(people.restrictedAt), sql`${people.restrictedFor} <> ${cause}`);
      const changed = await tx
        .update(people)
        // Who lifts a block has looked at the entry.
        .set(cause === null ? { restrictedAt: null, restrictedFor: null, reviewedAt: ctx.now } : { restrictedAt: ctx.now, restrictedFor: cause })
        .where(and(eq(people.regionId, ctx.region.id), eq(people.id, id), isNull(people.erasedAt), wanted))
        .returning({ id: people.id });
      if (await findRelease(ctx, tx, id)) tx.publish();
      return changed.length > 0;
    },
  };
}

type Found = {
  id: string;
  salutation: string;
  firstName: string;
  lastName: string;
  function: string;
  email: string | null;
  /** As the database compares numbers; "" for none. */
  phone: string;
  restrictedAt: Date | null;
  organisation: string;
};

function fullName({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return [firstName, lastName].filter(Boolean).join(" ");
}

function listedAs(row: Found): ListedSubject {
  return {
    kind: "person",
    id: row.id,
    name: fullName(row),
    second: [row.function, row.organisation].filter(Boolean).join(", "),
    email: row.email ?? undefined,
    restrictedAt: row.restrictedAt,
  };
}

/** A last name alone names too many: it is looked for only where there is no first name. */
function subjectOf({ id, salutation, firstName, lastName, email, phone }: Found): Subject {
  const full = fullName({ firstName, lastName });
  const names = [...new Set([[salutation, full].filter(Boolean).join(" "), full])];
  return { kind: "person", id, names, emails: email ? [email.toLowerCase()] : [], phones: phone ? [phone] : [] };
}
