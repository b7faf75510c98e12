import { eq } from "drizzle-orm";
import { newId, read, transact, type Actor, type Context } from "#platform/db/index.ts";
import type { Job } from "#platform/jobs/index.ts";
import { mails } from "#platform/mail/index.ts";
import { gremien, gremiumMembers } from "#domain/network/gremien/schema.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import {
  findEvaluation,
  openEvaluation,
  prepareEvaluation,
  saveRatings,
  sendEvaluationMail,
  submitRatings,
  type ComposeEvaluationLetter,
  type Rating,
} from "./index.ts";

/** Says what the real mail says, in a form that a test can read back. */
export const compose: ComposeEvaluationLetter = ({ kind, code, rater }) => ({ subject: kind, body: `${code} ${rater}` });

/** A county with two fields of two goals each, a body led by Jens, and the Volkshochschule of Amira; both in a prepared round. */
export async function aPreparedRound(db: TestDatabase, today = "2026-11-02", dueOn = "2026-11-30") {
  const county = await aRegion(db, today);
  const concept = await county.aConcept({ recommendations: 20, fields: 2, released: true });
  const vhs = await county.anOrganisation({ name: "Volkshochschule", isPublic: true });
  const amira = await county.aPerson({ organisationId: vhs.id, salutation: "Frau", firstName: "Amira", lastName: "Haddad", email: "haddad@vhs.example" });
  const accountId = newId();
  const jens = await county.aPerson({ firstName: "Jens", lastName: "Wessels", email: "wessels@example.org", accountId });
  const gremiumId = newId();
  await transact(county.ctx, async (tx) => {
    const regionId = county.region.id;
    await tx.insert(gremien).values({ regionId, id: gremiumId, name: "Beirat für Teilhabe", kind: "advisory-board" });
    await tx.insert(gremiumMembers).values({ regionId, id: newId(), gremiumId, personId: jens.id, role: "chair", fromOn: "2026-01-01" });
    tx.audit("test.prepared", gremiumId);
  });
  const coordinator = county.as("coordinator");
  const input = { title: "Zwischenbilanz", dueOn, fieldIds: concept.actionFieldIds, gremiumIds: [gremiumId], organisationIds: [vhs.id] };
  const prepared = await prepareEvaluation(coordinator, input);
  if (!prepared.ok) throw new Error(prepared.refusal);
  const { roundId } = prepared.value;
  const raters = (await read(coordinator, (reader) => findEvaluation(coordinator, reader, roundId)))?.raters ?? [];
  const body = raters.find(({ kind }) => kind === "gremium")?.id ?? "";
  const school = raters.find(({ kind }) => kind === "organisation")?.id ?? "";
  const jensActor: Actor = { kind: "staff", accountId, name: "Jens Wessels", memberships: [{ role: "gremium-member", organisationId: null, language: null }] };
  const jensCtx = db.ctx(county.region, jensActor, county.ctx.now);
  return { county, concept, vhs, amira, jens, jensCtx, gremiumId, coordinator, input, roundId, body, school };
}

export async function anOpenEvaluation(db: TestDatabase, today?: string, dueOn?: string) {
  const round = await aPreparedRound(db, today, dueOn);
  const opened = await openEvaluation(round.coordinator, { roundId: round.roundId });
  if (!opened.ok) throw new Error(opened.refusal);
  const link = linkTo(db, round.county, round.school);
  return { ...round, link };
}

export function linkTo(db: TestDatabase, county: County, raterId: string, day?: string): Context {
  const now = day === undefined ? county.ctx.now : new Date(`${day}T09:00:00Z`);
  return db.ctx(county.region, { kind: "link", opens: "evaluation", subjectId: raterId, name: "Link zur Bewertung" }, now);
}

export function job(payload: Record<string, string> & { regionId: string }): Job {
  return { id: newId(), payload, attempt: 1, isLastAttempt: false };
}

export function onDay(db: TestDatabase, county: County, day: string): Context {
  return db.ctx(county.region, undefined, new Date(`${day}T09:00:00Z`));
}

export function send(ctx: Context, raterId: string): Promise<void> {
  return sendEvaluationMail(compose)(ctx, job({ regionId: ctx.region.id, raterId }));
}

export async function sentMails(ctx: Context) {
  const rows = await read(ctx, (db) => db.select().from(mails).where(eq(mails.regionId, ctx.region.id)).orderBy(mails.createdAt, mails.id));
  return rows.map(({ toAddress, subject, body }) => ({ to: toAddress, kind: subject, code: body.split(" ")[0] ?? "", rater: body.slice(33) }));
}

/** Rates every goal the same, with a reason, and hands in. @param raterId for accounts */
export async function rateAll(ctx: Context, goalIds: readonly string[], rating: Rating, raterId: string | null = null): Promise<void> {
  const saved = await saveRatings(
    ctx,
    goalIds.map((goalId) => ({ goalId, rating, reason: rating === "unknown" ? "" : `Weil: ${rating}` })),
    raterId,
  );
  if (!saved.ok) throw new Error(saved.refusal);
  const submitted = await submitRatings(ctx, raterId);
  if (!submitted.ok) throw new Error(submitted.refusal);
}
