import { and, eq, isNull, or, sql } from "drizzle-orm";
import { read } from "#platform/db/index.ts";
import { ERASED_NAME, type AreaPrivacy, type ListedSubject, type Subject, type SubjectActs } from "#platform/privacy/index.ts";
import { organisations, people } from "./schema.ts";
import { containsWords } from "./search-text.ts";

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
        public_confirmed_at: "detail",
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
          public_confirmed_at: "null",
          restricted_at: "null",
          restricted_for: "null",
          account_id: "null",
          erased_at: "coalesce(erased_at, now())",
          version: "version + 1",
        },
      },
    },
    {
      table: "public.organisations",
      activity: "network",
      category: "contact",
      about: "matter",
      columns: { name: "mention", email: "email" },
      retention: { rule: "with-matter" },
      erase: { by: "replacing" },
    },
  ],
  reviewed: {
    "public.organisations.short_name": "An abbreviation.",
    "public.organisations.kind": "One word of a list.",
    "public.organisations.phone": "The organisation's own number.",
    "public.organisations.website": "The organisation's own address.",
    "public.municipalities": "Places and their official keys.",
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
          .where(and(eq(people.regionId, ctx.region.id), isNull(people.erasedAt), containsWords(text, words)))
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
    correctable: ["salutation", "first_name", "last_name", "function", "email", "phone"],
    async correct(tx, ctx, id, values) {
      const own = and(eq(people.regionId, ctx.region.id), eq(people.id, id), isNull(people.erasedAt));
      const [stored] = await tx.select().from(people).where(own).for("update");
      if (!stored) return false;
      const { salutation = "", first_name: firstName = "", last_name: lastName = "", function: role = "", email, phone } = values;
      // Another name is no longer the one its owner confirmed for the public.
      const sameName = stored.firstName === firstName && stored.lastName === lastName;
      await tx
        .update(people)
        .set({
          salutation,
          firstName,
          lastName,
          function: role,
          email: email || null,
          phone: phone || null,
          publicConfirmedAt: sameName ? stored.publicConfirmedAt : null,
          reviewedAt: ctx.now,
          version: stored.version + 1,
        })
        .where(own);
      if (stored.publicConfirmedAt) tx.publish();
      return true;
    },
    async restrict(tx, ctx, id, cause) {
      const wanted = cause === null ? sql`${people.restrictedAt} is not null` : or(isNull(people.restrictedAt), sql`${people.restrictedFor} <> ${cause}`);
      const changed = await tx
        .update(people)
        // Who lifts a block has looked at the entry.
        .set(cause === null ? { restrictedAt: null, restrictedFor: null, reviewedAt: ctx.now } : { restrictedAt: ctx.now, restrictedFor: cause })
        .where(and(eq(people.regionId, ctx.region.id), eq(people.id, id), isNull(people.erasedAt), wanted))
        .returning({ publicConfirmedAt: people.publicConfirmedAt });
      if (changed[0]?.publicConfirmedAt) tx.publish();
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
  restrictedAt: Date | null;
  organisation: string;
};

function listedAs(row: Found): ListedSubject {
  return {
    kind: "person",
    id: row.id,
    name: [row.firstName, row.lastName].filter(Boolean).join(" "),
    second: [row.function, row.organisation].filter(Boolean).join(", "),
    restrictedAt: row.restrictedAt,
  };
}

/** A last name alone names too many: it is looked for only where there is no first name. */
function subjectOf({ id, salutation, firstName, lastName, email }: Found): Subject {
  const full = [firstName, lastName].filter(Boolean).join(" ");
  return { kind: "person", id, names: [...new Set([[salutation, full].filter(Boolean).join(" "), full])], emails: email ? [email.toLowerCase()] : [] };
}
