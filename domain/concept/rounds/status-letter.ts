import { and, asc, eq, isNull, ne } from "drizzle-orm";
import type { Context, Region, Writer } from "#platform/db/index.ts";
import { people } from "#domain/network/schema.ts";
import { queueMail } from "#platform/mail/index.ts";
import { issueCode } from "#platform/tenancy/index.ts";
import { measures, statusAnswers, statusRequests, statusRounds } from "../schema.ts";
import { endOfLink } from "./days.ts";
import { addresseeOf } from "#domain/network/index.ts";

/** What a mail to an owner tells. The words are made above, see app/mails/rounds.ts. */
export type StatusLetter = {
  kind: "request" | "reminder";
  region: Region;
  person: { salutation: string; firstName: string; lastName: string };
  round: { title: string; dueOn: string };
  /** Titles of the measures that are still open. */
  measures: string[];
  /** Goes into the link. */
  code: string;
};
export type ComposeStatusLetter = (letter: StatusLetter) => { subject: string; body: string };

type Request = typeof statusRequests.$inferSelect;

/**
 * A request that can still be answered, locked until the transaction ends; null where it is revoked, decided, or its round closed.
 * `waiting`: measures that were not submitted; a link may be asked for again to change what was.
 */
export async function lockOpenRequest(ctx: Context, tx: Writer, requestId: string) {
  const own = and(eq(statusRequests.regionId, ctx.region.id), eq(statusRequests.id, requestId));
  const [request] = await tx
    .select()
    .from(statusRequests)
    .where(and(own, isNull(statusRequests.revokedAt)))
    .for("update");
  if (!request) return null;
  const [round] = await tx
    .select()
    .from(statusRounds)
    .where(and(eq(statusRounds.regionId, ctx.region.id), eq(statusRounds.id, request.statusRoundId)));
  const [person] = await tx
    .select()
    .from(people)
    .where(and(eq(people.regionId, ctx.region.id), eq(people.id, request.personId), ne(people.email, ""), isNull(people.restrictedAt)));
  const open = await tx
    .select({ title: measures.title, submittedAt: statusAnswers.submittedAt })
    .from(statusAnswers)
    .innerJoin(measures, and(eq(measures.regionId, statusAnswers.regionId), eq(measures.id, statusAnswers.measureId)))
    .where(and(eq(statusAnswers.regionId, ctx.region.id), eq(statusAnswers.statusRequestId, requestId), isNull(statusAnswers.decidedAt)))
    .orderBy(asc(measures.title));
  if (!round || round.closedAt || !person?.email || open.length === 0) return null;
  const waiting = open.filter(({ submittedAt }) => submittedAt === null);
  return {
    request,
    round,
    person: { ...person, email: person.email },
    waiting: waiting.length,
    measures: (waiting.length > 0 ? waiting : open).map(({ title }) => title),
  };
}
export type OpenRequest = NonNullable<Awaited<ReturnType<typeof lockOpenRequest>>>;

/** Puts a mail with a new link into the outbox; the links of earlier mails stop working. */
export async function sendLetter(ctx: Context, tx: Writer, compose: ComposeStatusLetter, kind: StatusLetter["kind"], open: OpenRequest): Promise<void> {
  const { request, round, person } = open;
  const code = await issueCode(tx, { regionId: ctx.region.id, kind: "status-request", subjectId: request.id, expiresAt: endOfLink(round.dueOn) });
  const { salutation, firstName, lastName } = person;
  const letter: StatusLetter = {
    kind,
    region: ctx.region,
    person: { salutation, firstName, lastName },
    round: { title: round.title, dueOn: round.dueOn },
    measures: open.measures,
    code,
  };
  await queueMail(tx, ctx, { to: person.email, addressee: addresseeOf(person), handOver: true, ...compose(letter) });
}

export async function updateRequest(
  ctx: Context,
  tx: Writer,
  id: string,
  values: Partial<Pick<Request, "sentAt" | "reminders" | "remindedAt" | "revokedAt">>,
): Promise<void> {
  await tx
    .update(statusRequests)
    .set(values)
    .where(and(eq(statusRequests.regionId, ctx.region.id), eq(statusRequests.id, id)));
}
