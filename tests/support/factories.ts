import { randomUUID } from "node:crypto";
import type { Role } from "#platform/auth/roles.ts";
import { newId, transact, type Actor, type Context, type Region, type Writer } from "#platform/db/index.ts";
import * as concept from "#domain/concept/schema.ts";
import * as network from "#domain/network/schema.ts";
import type { TestDatabase } from "./database.ts";

type New<Row> = Partial<Omit<Row, "regionId">>;

export type AConcept = {
  id: string;
  actionFieldIds: string[];
  goalIds: string[];
  /** In the order of the document. */
  recommendationIds: string[];
};

export type County = {
  region: Region;
  /** A job of the region: for preparing and for looking. */
  ctx: Context;
  /** Somebody of the staff with one role, under a name that tells the role. */
  as(role: Role, organisationId?: string): Context;
  publicCtx: Context;
  /** The holder of the link of one status request. */
  linkCtx(statusRequestId: string): Context;
  anOrganisation(values?: New<typeof network.organisations.$inferInsert>): Promise<{ id: string }>;
  /** Somebody in a function; in an organisation of their own unless told. */
  aPerson(values?: New<typeof network.people.$inferInsert>): Promise<{ id: string; organisationId: string }>;
  /** The name of somebody is public since now, as its owner confirmed. */
  aRelease(person: { id: string; organisationId: string }): Promise<void>;
  aMunicipality(values?: New<typeof network.municipalities.$inferInsert>): Promise<{ id: string }>;
  /** A concept whose recommendations spread evenly over fields and goals (one goal per five recommendations). */
  aConcept(wanted?: { recommendations?: number; fields?: number; released?: boolean }): Promise<AConcept>;
  aMeasure(values?: New<typeof concept.measures.$inferInsert> & { recommendationIds?: string[]; released?: boolean }): Promise<{ id: string }>;
  aProgressUpdate(values: New<typeof concept.progressUpdates.$inferInsert> & { measureId: string; released?: boolean }): Promise<{ id: string }>;
};

/**
 * A new region on the test database, and what a test may need to stand in it.
 *
 * @param today the day on which its contexts act, YYYY-MM-DD
 */
export async function aRegion(db: TestDatabase, today?: string): Promise<County> {
  const region = await db.region();
  const now = today === undefined ? undefined : new Date(`${today}T10:00:00Z`);
  const as = (actor: Actor) => db.ctx(region, actor, now);
  const ctx = as({ kind: "system", name: "Test" });
  const moment = ctx.now;
  const put = async <Row extends { id: string }>(row: Row, write: (tx: Writer, row: Row) => Promise<unknown>): Promise<Row> => {
    await transact(ctx, async (tx) => {
      await write(tx, row);
      tx.audit("test.prepared", row.id);
    });
    return row;
  };
  const key = () => ({ regionId: region.id, id: newId() });
  const released = (wanted?: boolean) => (wanted ? { releasedAt: moment, releasedBy: "Frau Albers" } : {});

  const anOrganisation: County["anOrganisation"] = (values = {}) =>
    put({ ...key(), name: `Organisation ${randomUUID().slice(0, 8)}`, kind: "authority", ...values }, (tx, row) =>
      tx.insert(network.organisations).values(row),
    );

  const aPerson: County["aPerson"] = async (values = {}) => {
    const organisationId = values.organisationId ?? (await anOrganisation()).id;
    const person = { ...key(), firstName: "Amira", lastName: "Haddad", function: "Sachbearbeitung", email: "haddad@example.org", ...values, organisationId };
    return put(person, (tx, row) => tx.insert(network.people).values(row));
  };

  return {
    region,
    ctx,
    as: (role, organisationId) =>
      as({ kind: "staff", accountId: newId(), name: `Test ${role}`, memberships: [{ role, organisationId: organisationId ?? null, language: null }] }),
    publicCtx: as({ kind: "public" }),
    linkCtx: (statusRequestId) => as({ kind: "link", opens: "status-request", subjectId: statusRequestId, name: "Amira Haddad" }),
    anOrganisation,
    aPerson,
    aRelease: async ({ id, organisationId }) => {
      const words = { name: "Amira Haddad", function: "Sachbearbeitung", phone: null, email: "haddad@example.org", confirmedAt: moment };
      await put({ id }, (tx) => tx.insert(network.personReleases).values({ regionId: region.id, personId: id, organisationId, ...words }));
    },
    aMunicipality: (values = {}) =>
      put({ ...key(), name: "Lindhorst", kind: "gemeinde" as const, ...values }, (tx, row) => tx.insert(network.municipalities).values(row)),
    aConcept: (wanted = {}) =>
      putConcept(ctx, { recommendations: wanted.recommendations ?? 5, fields: wanted.fields ?? 1, released: released(wanted.released) }),
    aMeasure: async ({ recommendationIds = [], released: isReleased, ...values } = {}) =>
      put({ ...key(), title: "Sprachcafé", ...released(isReleased), ...values }, async (tx, row) => {
        await tx.insert(concept.measures).values(row);
        const links = recommendationIds.map((recommendationId) => ({ regionId: region.id, measureId: row.id, recommendationId }));
        if (links.length > 0) await tx.insert(concept.measureRecommendations).values(links);
      }),
    aProgressUpdate: ({ released: isReleased, ...values }) =>
      put(
        {
          ...key(),
          dated: ctx.today,
          authorName: "Amira Haddad",
          assessment: "on-track" as const,
          text: "Der Kurs hat begonnen.",
          ...released(isReleased),
          ...values,
        },
        (tx, row) => tx.insert(concept.progressUpdates).values(row),
      ),
  };
}

type Wanted = { recommendations: number; fields: number; released: { releasedAt?: Date; releasedBy?: string } };

async function putConcept(ctx: Context, wanted: Wanted): Promise<AConcept> {
  const regionId = ctx.region.id;
  const made: AConcept = { id: newId(), actionFieldIds: [], goalIds: [], recommendationIds: [] };
  const perField = Math.ceil(wanted.recommendations / wanted.fields);
  await transact(ctx, async (tx) => {
    await tx.insert(concept.concepts).values({ regionId, id: made.id, title: "Integrationskonzept", ...wanted.released });
    for (let field = 1; field <= wanted.fields; field++) {
      const actionFieldId = newId();
      made.actionFieldIds.push(actionFieldId);
      await tx.insert(concept.actionFields).values({ regionId, id: actionFieldId, conceptId: made.id, position: field, title: `Handlungsfeld ${field}` });
      const here = Math.min(perField, wanted.recommendations - made.recommendationIds.length);
      for (let goal = 1; (goal - 1) * 5 < here; goal++) {
        const goalId = newId();
        made.goalIds.push(goalId);
        await tx.insert(concept.goals).values({ regionId, id: goalId, actionFieldId, position: goal, text: `Ziel ${field}.${goal}` });
        for (let position = 1; position <= Math.min(5, here - (goal - 1) * 5); position++) {
          const id = newId();
          made.recommendationIds.push(id);
          await tx.insert(concept.recommendations).values({ regionId, id, goalId, position, text: `Empfehlung ${field}.${goal}.${position}` });
        }
      }
    }
    tx.audit("test.prepared", made.id);
  });
  return made;
}
