import { eq } from "drizzle-orm";
import { newId, read, type Actor, type Context } from "#platform/db/index.ts";
import type { Job } from "#platform/jobs/index.ts";
import { mails } from "#platform/mail/index.ts";
import { findCode } from "#platform/tenancy/index.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { measures, progressUpdates, statusAnswers } from "../schema.ts";
import { openStatusRound, saveStatusAnswers, sendStatusRequest, submitStatusRequest, type ComposeStatusLetter, type StatusAnswerDraft } from "./index.ts";

/** Says what the real mail says, in a form that a test can read back. */
export const compose: ComposeStatusLetter = ({ kind, code, measures: titles }) => ({ subject: kind, body: `${code} ${titles.join(", ")}` });

/** A county with one field of two goals and an open round about three measures: two of Amira's, one of Jens's. @param together both work in one organisation */
export async function anOpenRound(db: TestDatabase, today = "2026-11-02", dueOn = "2026-11-20", together = false) {
  const county = await aRegion(db, today);
  const concept = await county.aConcept({ recommendations: 6, released: true });
  const vhs = await county.anOrganisation({ name: "Volkshochschule" });
  const amira = await county.aPerson({ organisationId: vhs.id, salutation: "Frau", firstName: "Amira", lastName: "Haddad", email: "haddad@vhs.example" });
  const jens = await county.aPerson({
    ...(together ? { organisationId: vhs.id } : {}),
    salutation: "Herr",
    firstName: "Jens",
    lastName: "Wessels",
    email: "wessels@example.org",
  });
  const led = (title: string, person: { id: string; organisationId: string } | null, recommendation: number) =>
    county.aMeasure({
      title,
      state: "running",
      released: true,
      leadPersonId: person?.id ?? null,
      leadOrganisationId: person?.organisationId ?? vhs.id,
      recommendationIds: concept.recommendationIds.slice(recommendation, recommendation + 1),
    });
  const cafe = await led("Sprachcafé", amira, 0);
  const mama = await led("Mama lernt Deutsch", amira, 1);
  const swimming = await led("Schwimmen für alle", jens, 2);
  const orphan = await led("Wohnraumlotsen", null, 3);
  const coordinator = county.as("coordinator");
  const opened = await openStatusRound(coordinator, { title: "Herbst 2026", fieldIds: concept.actionFieldIds, dueOn });
  if (!opened.ok) throw new Error(opened.refusal);
  const { roundId, requests, withoutOwner } = opened.value;
  const requestOf = (person: { id: string }) => requests.find(({ personId }) => personId === person.id)?.id ?? "";
  return {
    county,
    concept,
    vhs,
    amira,
    jens,
    cafe,
    mama,
    swimming,
    orphan,
    coordinator,
    roundId,
    requests,
    withoutOwner,
    dueOn,
    amiraRequest: requestOf(amira),
    jensRequest: requestOf(jens),
  };
}

export function job(payload: Record<string, string> & { regionId: string }): Job {
  return { id: newId(), payload, attempt: 1, isLastAttempt: false };
}

/** The same region at ten in the morning of another day. */
export function onDay(db: TestDatabase, county: County, day: string, actor?: Actor): Context {
  return db.ctx(county.region, actor, new Date(`${day}T09:00:00Z`));
}

export const linkActor = (requestId: string): Actor => ({ kind: "link", opens: "status-request", subjectId: requestId, name: "Amira Haddad" });

export async function send(ctx: Context, requestId: string): Promise<void> {
  await sendStatusRequest(compose)(ctx, job({ regionId: ctx.region.id, requestId }));
}

/** Mails of a region, oldest first: to whom, which kind, which code, and whether that code still opens something. */
export async function sentMails(ctx: Context) {
  const rows = await read(ctx, (db) => db.select().from(mails).where(eq(mails.regionId, ctx.region.id)).orderBy(mails.createdAt, mails.id));
  return Promise.all(
    rows.map(async ({ toAddress, subject, body }) => {
      const code = body.split(" ")[0] ?? "";
      return {
        to: toAddress,
        kind: subject,
        code,
        about: body.slice(code.length + 1),
        state: (await findCode(ctx.database, code, "status-request", ctx.now))?.state,
      };
    }),
  );
}

export function answersOf(ctx: Context, requestId: string) {
  return read(ctx, (db) => db.select().from(statusAnswers).where(eq(statusAnswers.statusRequestId, requestId)));
}

export async function draftFor(ctx: Context, requestId: string, measure: { id: string }, values: Partial<StatusAnswerDraft> = {}): Promise<StatusAnswerDraft> {
  const answer = (await answersOf(ctx, requestId)).find(({ measureId }) => measureId === measure.id);
  if (!answer) throw new Error("Nothing is asked about this measure.");
  const { id: answerId, kind, state, assessment, text, figures, handOnToPersonId } = answer;
  return { answerId, kind, state, assessment, text, figures, handOnToPersonId, ...values };
}

export async function measureNow(ctx: Context, id: string) {
  const [measure] = await read(ctx, (db) => db.select().from(measures).where(eq(measures.id, id)));
  return measure;
}

export function updatesOf(ctx: Context, measureId: string) {
  return read(ctx, (db) => db.select().from(progressUpdates).where(eq(progressUpdates.measureId, measureId)).orderBy(progressUpdates.id));
}

/** An answer that lacks nothing. */
export const good = { assessment: "on-track", text: "Der Kurs läuft mit 14 Frauen." } as const;

/** An open round in which Amira has said something good about both of her measures and handed it in. */
export async function anAnsweredRound(db: TestDatabase) {
  const round = await anOpenRound(db);
  const { county, amiraRequest, cafe, mama } = round;
  const link = county.linkCtx(amiraRequest);
  await saveStatusAnswers(link, [await draftFor(county.ctx, amiraRequest, cafe, good), await draftFor(county.ctx, amiraRequest, mama, good)]);
  await submitStatusRequest(link);
  const seen = async () => (await answersOf(county.ctx, amiraRequest)).map(({ id, version }) => ({ id, version }));
  return { ...round, link, seen };
}
