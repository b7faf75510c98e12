import { and, asc, eq, sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { organisations, people } from "#domain/network/schema.ts";
import { files, type ShownFile } from "#platform/files/index.ts";
import type { Assessment, MeasureState } from "../progress/index.ts";
import { actionFields, measures, progressUpdates, results, statusAnswers, statusRequests, statusRoundFields, statusRounds } from "../schema.ts";
import { personName } from "./person-name.ts";
import { readCandidates } from "./round-candidates.ts";

export type RoundAnswer = {
  id: string;
  version: number;
  measureId: string;
  measure: string;
  /** The measure's state as it is now; `state` is what the answer proposes. */
  measureState: MeasureState;
  kind: "answer" | "not-ours" | "hand-on";
  handOnTo: string | null;
  handOnToName: string | null;
  state: MeasureState | null;
  assessment: Assessment | null;
  /** The assessment of the entry before this answer; null: the first one. */
  assessmentBefore: Assessment | null;
  text: string;
  figures: { name: string; unit: string; planned: number; reached: number; reachedBefore: number | null }[];
  file: ShownFile | null;
  savedAt: Date | null;
  submittedAt: Date | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  accepted: boolean | null;
  /** The entry that it became: whether it set a state, and since when it is public. */
  update: { id: string; state: MeasureState | null; releasedAt: Date | null } | null;
};
export type RoundRequest = {
  id: string;
  person: string;
  organisation: string;
  sentAt: Date | null;
  reminders: number;
  remindedAt: Date | null;
  revokedAt: Date | null;
  answers: RoundAnswer[];
};
export type RoundOverview = {
  id: string;
  title: string;
  openedAt: Date;
  dueOn: string;
  closedAt: Date | null;
  fields: { id: string; title: string }[];
  /** By organisation and name. */
  requests: RoundRequest[];
  /** Measures of the fields that nobody is asked about. */
  withoutOwner: { measureId: string; title: string; leadOrganisation: string | null }[];
};

/** One round with everything that was answered in it; null where the region has none of that id. Six queries. */
export async function findRound(ctx: Context, db: Reader, id: string): Promise<RoundOverview | null> {
  const here = ctx.region.id;
  const [round] = await db
    .select()
    .from(statusRounds)
    .where(and(eq(statusRounds.regionId, here), eq(statusRounds.id, id)));
  if (!round) return null;
  const fields = await db
    .select({ id: actionFields.id, title: actionFields.title })
    .from(statusRoundFields)
    .innerJoin(actionFields, and(eq(actionFields.regionId, statusRoundFields.regionId), eq(actionFields.id, statusRoundFields.actionFieldId)))
    .where(and(eq(statusRoundFields.regionId, here), eq(statusRoundFields.statusRoundId, id)))
    .orderBy(asc(actionFields.position));
  const requests = await db
    .select({ request: statusRequests, person: people, organisation: organisations.name })
    .from(statusRequests)
    // Left: the wall hides a blocked person, and the round's counts must not change by that.
    .leftJoin(people, and(eq(people.regionId, statusRequests.regionId), eq(people.id, statusRequests.personId)))
    .leftJoin(organisations, and(eq(organisations.regionId, people.regionId), eq(organisations.id, people.organisationId)))
    .where(and(eq(statusRequests.regionId, here), eq(statusRequests.statusRoundId, id)))
    .orderBy(asc(organisations.name), asc(people.lastName), asc(people.id));
  const answers = await readAnswers(ctx, db, id);
  const asked = new Set([...answers.values()].flat().map(({ measureId }) => measureId));
  const candidates =
    fields.length === 0 || round.closedAt
      ? []
      : await readCandidates(
          ctx,
          db,
          fields.map((field) => field.id),
        );

  return {
    id,
    title: round.title,
    openedAt: round.openedAt,
    dueOn: round.dueOn,
    closedAt: round.closedAt,
    fields,
    requests: requests.map(({ request, person, organisation }) => ({
      id: request.id,
      person: person ? personName(person) : "",
      organisation: organisation ?? "",
      sentAt: request.sentAt,
      reminders: request.reminders,
      remindedAt: request.remindedAt,
      revokedAt: request.revokedAt,
      answers: answers.get(request.id) ?? [],
    })),
    withoutOwner: candidates
      .filter(({ measureId, ownerId }) => ownerId === null && !asked.has(measureId))
      .map(({ measureId, title, leadOrganisation }) => ({ measureId, title, leadOrganisation })),
  };
}

async function readAnswers(ctx: Context, db: Reader, roundId: string): Promise<Map<string, RoundAnswer[]>> {
  const here = ctx.region.id;
  const inRound = and(eq(statusRequests.regionId, here), eq(statusRequests.statusRoundId, roundId));
  const before = sql<Assessment | null>`(select p.assessment from progress_updates p where p.region_id = ${statusAnswers.regionId} and p.measure_id = ${statusAnswers.measureId}
    and p.status_answer_id is distinct from ${statusAnswers.id} and (${statusAnswers.decidedAt} is null or p.created_at < ${statusAnswers.decidedAt}) order by p.dated desc, p.id desc limit 1)`;
  const rows = await db
    .select({
      answer: statusAnswers,
      measure: measures.title,
      measureState: measures.state,
      assessmentBefore: before,
      next: people,
      file: { id: files.id, name: files.name, state: files.state, refusal: files.refusal },
      updateId: progressUpdates.id,
      updateState: progressUpdates.state,
      releasedAt: progressUpdates.releasedAt,
    })
    .from(statusAnswers)
    .innerJoin(statusRequests, and(eq(statusRequests.regionId, statusAnswers.regionId), eq(statusRequests.id, statusAnswers.statusRequestId)))
    .innerJoin(measures, and(eq(measures.regionId, statusAnswers.regionId), eq(measures.id, statusAnswers.measureId)))
    .leftJoin(people, and(eq(people.regionId, statusAnswers.regionId), eq(people.id, statusAnswers.handOnToPersonId)))
    .leftJoin(files, and(eq(files.regionId, statusAnswers.regionId), eq(files.id, statusAnswers.fileId)))
    .leftJoin(progressUpdates, and(eq(progressUpdates.regionId, statusAnswers.regionId), eq(progressUpdates.statusAnswerId, statusAnswers.id)))
    .where(inRound)
    .orderBy(asc(measures.title), asc(statusAnswers.id));
  const figures = await db
    .select({ result: results, answerId: statusAnswers.id })
    .from(results)
    .innerJoin(statusAnswers, and(eq(statusAnswers.regionId, results.regionId), eq(statusAnswers.measureId, results.measureId)))
    .innerJoin(statusRequests, and(eq(statusRequests.regionId, statusAnswers.regionId), eq(statusRequests.id, statusAnswers.statusRequestId)))
    .where(inRound)
    .orderBy(asc(results.position));

  const overview = rows.map(({ answer, measure, measureState, assessmentBefore, next, file, updateId, updateState, releasedAt }) => ({
    requestId: answer.statusRequestId,
    answer: {
      id: answer.id,
      version: answer.version,
      measureId: answer.measureId,
      measure,
      measureState,
      kind: answer.kind,
      handOnTo: answer.handOnToPersonId,
      handOnToName: next && personName(next),
      state: answer.state,
      assessment: answer.assessment,
      assessmentBefore,
      text: answer.text,
      figures: figures.flatMap(({ result, answerId }) => {
        const reached = answerId === answer.id ? answer.figures[result.id] : undefined;
        return reached === undefined ? [] : [{ name: result.name, unit: result.unit, planned: result.planned, reached, reachedBefore: result.reached }];
      }),
      file,
      savedAt: answer.savedAt,
      submittedAt: answer.submittedAt,
      decidedAt: answer.decidedAt,
      decidedBy: answer.decidedBy,
      accepted: answer.accepted,
      update: updateId === null ? null : { id: updateId, state: updateState, releasedAt },
    } satisfies RoundAnswer,
  }));
  return new Map([...Map.groupBy(overview, ({ requestId }) => requestId)].map(([id, found]) => [id, found.map(({ answer }) => answer)]));
}
