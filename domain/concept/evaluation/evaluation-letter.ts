import { and, eq, isNull, ne } from "drizzle-orm";
import type { Context, Region, Writer } from "#platform/db/index.ts";
import { people } from "#domain/network/schema.ts";
import { queueMail } from "#platform/mail/index.ts";
import { issueCode } from "#platform/tenancy/index.ts";
import { endOfLink } from "../rounds/index.ts";
import { raterName } from "./rater-name.ts";
import { evaluationContacts, evaluationRaters, evaluationRatings, evaluationRounds } from "./schema.ts";
import { addresseeOf } from "#domain/network/index.ts";

/** What a mail to a rater tells. The words are made above, see app/mails/evaluations.ts. */
export type EvaluationLetter = {
  kind: "request" | "reminder";
  region: Region;
  person: { salutation: string; firstName: string; lastName: string };
  /** For whom the person rates. */
  rater: string;
  round: { title: string; dueOn: string };
  goals: number;
  /** Goes into the link. */
  code: string;
};
export type ComposeEvaluationLetter = (letter: EvaluationLetter) => { subject: string; body: string };

type Contact = typeof evaluationContacts.$inferSelect;

/** A rater that can still be written to, its contact locked; null where revoked, without contact, or the round is not open. */
export async function lockOpenRater(ctx: Context, tx: Writer, raterId: string) {
  const here = ctx.region.id;
  const [contact] = await tx
    .select()
    .from(evaluationContacts)
    .where(and(eq(evaluationContacts.regionId, here), eq(evaluationContacts.raterId, raterId), isNull(evaluationContacts.revokedAt)))
    .for("update");
  if (!contact?.personId) return null;
  const [found] = await tx
    .select({ rater: evaluationRaters, round: evaluationRounds, name: raterName })
    .from(evaluationRaters)
    .innerJoin(evaluationRounds, and(eq(evaluationRounds.regionId, evaluationRaters.regionId), eq(evaluationRounds.id, evaluationRaters.evaluationRoundId)))
    .where(and(eq(evaluationRaters.regionId, here), eq(evaluationRaters.id, raterId)));
  const [person] = await tx
    .select()
    .from(people)
    .where(and(eq(people.regionId, here), eq(people.id, contact.personId), ne(people.email, ""), isNull(people.restrictedAt)));
  if (!found?.round.openedAt || found.round.closedAt || !person?.email) return null;
  const goals = await tx.$count(evaluationRatings, and(eq(evaluationRatings.regionId, here), eq(evaluationRatings.raterId, raterId)));
  return { contact, ...found, person: { ...person, email: person.email }, goals };
}
export type OpenRater = NonNullable<Awaited<ReturnType<typeof lockOpenRater>>>;

/** Puts a mail with a new link into the outbox; the links of earlier mails stop working. */
export async function sendLetter(
  ctx: Context,
  tx: Writer,
  compose: ComposeEvaluationLetter,
  kind: EvaluationLetter["kind"],
  { rater, round, person, name, goals }: OpenRater,
): Promise<void> {
  const code = await issueCode(tx, { regionId: ctx.region.id, kind: "evaluation", subjectId: rater.id, expiresAt: endOfLink(round.dueOn) });
  const { salutation, firstName, lastName } = person;
  const letter: EvaluationLetter = {
    kind,
    region: ctx.region,
    person: { salutation, firstName, lastName },
    rater: name ?? "",
    round: { title: round.title, dueOn: round.dueOn },
    goals,
    code,
  };
  await queueMail(tx, ctx, { to: person.email, addressee: addresseeOf(person), handOver: true, ...compose(letter) });
}

export async function updateContact(
  ctx: Context,
  tx: Writer,
  raterId: string,
  values: Partial<Pick<Contact, "sentAt" | "reminders" | "remindedAt" | "revokedAt" | "submittedBy">>,
): Promise<void> {
  await tx
    .update(evaluationContacts)
    .set(values)
    .where(and(eq(evaluationContacts.regionId, ctx.region.id), eq(evaluationContacts.raterId, raterId)));
}
