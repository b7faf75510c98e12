import { and, eq, isNull, ne } from "drizzle-orm";
import { actorName, newId, type Context, type Writer } from "#platform/db/index.ts";
import { removeFile } from "#platform/files/index.ts";
import { enqueue } from "#platform/jobs/index.ts";
import { people } from "#domain/network/schema.ts";
import { needsReason } from "../measures/states.ts";
import { measures, progressUpdates, results, statusAnswers, statusRequests } from "../schema.ts";
import { personName } from "./person-name.ts";

type Accepting = {
  answer: typeof statusAnswers.$inferSelect;
  /** Who was asked. */
  personId: string;
  roundId: string;
  publish: boolean;
  /** Who takes the measure over, where the answer hands it on. */
  handOnTo: string | null;
};

/** Makes a proposal true. The caller has checked that it may be decided, and marks it as decided. */
export function acceptAnswer(ctx: Context, tx: Writer, accepting: Accepting): Promise<"accepted" | "published" | "person-missing"> {
  switch (accepting.answer.kind) {
    case "answer":
      return acceptProgress(ctx, tx, accepting);
    case "not-ours":
      return acceptNotOurs(ctx, tx, accepting);
    case "hand-on":
      return acceptHandOn(ctx, tx, accepting);
  }
}

async function acceptProgress(ctx: Context, tx: Writer, { answer, personId, publish }: Accepting): Promise<"accepted" | "published"> {
  const { assessment, text } = answer;
  if (assessment === null) throw new Error(`The submitted answer ${answer.id} has no assessment.`);
  const measure = await lockMeasure(ctx, tx, answer.measureId);
  const state = answer.state !== null && answer.state !== measure.state ? answer.state : null;
  for (const [resultId, reached] of Object.entries(answer.figures)) {
    await tx
      .update(results)
      .set({ reached })
      .where(and(eq(results.regionId, ctx.region.id), eq(results.measureId, measure.id), eq(results.id, resultId)));
  }
  // An edit form that lies open must not overwrite what this answer says.
  const version = measure.version + 1;
  await updateMeasure(ctx, tx, measure.id, state === null ? { version } : { version, state, stateReason: needsReason(state) ? text : null });

  const [author] = await tx
    .select()
    .from(people)
    .where(and(eq(people.regionId, ctx.region.id), eq(people.id, personId)));
  const released = publish && assessment !== "off-track";
  await tx.insert(progressUpdates).values({
    regionId: ctx.region.id,
    id: newId(ctx.now),
    measureId: measure.id,
    dated: ctx.today,
    authorName: author ? personName(author) : "",
    authorPersonId: personId,
    assessment,
    state,
    text,
    fileId: answer.fileId,
    statusAnswerId: answer.id,
    createdAt: ctx.now,
    releasedAt: released ? ctx.now : null,
    releasedBy: released ? actorName(ctx.actor) : null,
  });
  return released ? "published" : "accepted";
}

/** Only who was asked is taken off: somebody else may lead the measure by now. */
async function acceptNotOurs(ctx: Context, tx: Writer, { answer, personId }: Accepting): Promise<"accepted"> {
  const measure = await lockMeasure(ctx, tx, answer.measureId);
  if (measure.leadPersonId === personId) await updateMeasure(ctx, tx, measure.id, { leadPersonId: null, version: measure.version + 1 });
  return "accepted";
}

/** The measure gets its new lead, who is asked in the same round. A lead works for the lead organisation. */
async function acceptHandOn(ctx: Context, tx: Writer, { answer, personId, roundId, handOnTo }: Accepting): Promise<"accepted" | "person-missing"> {
  if (handOnTo === null || handOnTo === personId) return "person-missing";
  const [person] = await tx
    .select()
    .from(people)
    .where(and(eq(people.regionId, ctx.region.id), eq(people.id, handOnTo), ne(people.email, ""), isNull(people.restrictedAt)));
  if (!person) return "person-missing";
  const measure = await lockMeasure(ctx, tx, answer.measureId);
  await updateMeasure(ctx, tx, measure.id, { leadPersonId: person.id, leadOrganisationId: person.organisationId, version: measure.version + 1 });

  // Who is asked already gets one more measure and a new mail; who was asked about this one before is asked anew.
  const [request] = await tx
    .insert(statusRequests)
    .values({ regionId: ctx.region.id, id: newId(ctx.now), statusRoundId: roundId, personId: person.id })
    .onConflictDoUpdate({
      target: [statusRequests.regionId, statusRequests.statusRoundId, statusRequests.personId],
      set: { sentAt: null, remindedAt: null, revokedAt: null },
    })
    .returning({ id: statusRequests.id });
  if (!request) throw new Error("The request was not stored.");
  const [asked] = await tx
    .select({ fileId: statusAnswers.fileId })
    .from(statusAnswers)
    .where(and(eq(statusAnswers.regionId, ctx.region.id), eq(statusAnswers.statusRequestId, request.id), eq(statusAnswers.measureId, measure.id)));
  if (asked?.fileId) await removeFile(tx, ctx, { id: asked.fileId });
  const anew = {
    kind: "answer",
    handOnToPersonId: null,
    state: measure.state,
    assessment: null,
    text: "",
    figures: {},
    fileId: null,
    savedAt: null,
    submittedAt: null,
    decidedAt: null,
    decidedBy: null,
    accepted: null,
  } as const;
  await tx
    .insert(statusAnswers)
    .values({ regionId: ctx.region.id, id: newId(ctx.now), statusRequestId: request.id, measureId: measure.id, state: measure.state })
    .onConflictDoUpdate({ target: [statusAnswers.regionId, statusAnswers.statusRequestId, statusAnswers.measureId], set: anew });
  await enqueue(tx, "status-request.mail", { regionId: ctx.region.id, requestId: request.id }, { singletonKey: request.id });
  return "accepted";
}

async function lockMeasure(ctx: Context, tx: Writer, id: string): Promise<typeof measures.$inferSelect> {
  const [measure] = await tx
    .select()
    .from(measures)
    .where(and(eq(measures.regionId, ctx.region.id), eq(measures.id, id)))
    .for("update");
  if (!measure) throw new Error(`The measure ${id} of a status answer is gone.`);
  return measure;
}

async function updateMeasure(ctx: Context, tx: Writer, id: string, values: Partial<typeof measures.$inferInsert>): Promise<void> {
  await tx
    .update(measures)
    .set(values)
    .where(and(eq(measures.regionId, ctx.region.id), eq(measures.id, id)));
}
