import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { ShownFile } from "#platform/files/index.ts";
import { organisations, people } from "#domain/network/schema.ts";
import type { Assessment, MeasureState } from "../progress/index.ts";
import { results, statusAnswers, statusRequests, statusRounds } from "../schema.ts";
import { ownRequestId } from "./access.ts";
import { lastDayOfLink } from "./days.ts";

export type OwnAnswer = Pick<
  typeof statusAnswers.$inferSelect,
  "id" | "kind" | "handOnToPersonId" | "state" | "assessment" | "text" | "figures" | "fileId" | "savedAt" | "submittedAt" | "decidedAt" | "accepted"
> & {
  measureId: string;
  measure: string;
  file: ShownFile | null;
  results: { id: string; name: string; unit: string; planned: number; reached: number | null }[];
  /** What was said last time; null: nothing yet. */
  before: { dated: string; assessment: Assessment; text: string } | null;
};
export type OwnRequest = {
  id: string;
  person: { salutation: string; firstName: string; lastName: string };
  round: { title: string; dueOn: string; closed: boolean };
  lastDayOfLink: string;
  answers: OwnAnswer[];
  /**
   * To whom a measure can be handed on by choosing: those of the own organisation with an e-mail, and who was chosen before.
   * Anybody else is named in words: a link is no directory of the network, and the office asks whom they mean.
   */
  colleagues: { id: string; name: string; organisation: string }[];
};

/** The page behind a link; null for a context without one, or when the link was revoked. Five queries. */
export async function findOwnRequest(ctx: Context, db: Reader): Promise<OwnRequest | null> {
  const id = ownRequestId(ctx.actor);
  if (id === null) return null;
  const here = ctx.region.id;
  const [head] = await db
    .select({
      title: statusRounds.title,
      dueOn: statusRounds.dueOn,
      closedAt: statusRounds.closedAt,
      personId: people.id,
      organisationId: people.organisationId,
      salutation: people.salutation,
      firstName: people.firstName,
      lastName: people.lastName,
    })
    .from(statusRequests)
    .innerJoin(statusRounds, and(eq(statusRounds.regionId, statusRequests.regionId), eq(statusRounds.id, statusRequests.statusRoundId)))
    .innerJoin(people, and(eq(people.regionId, statusRequests.regionId), eq(people.id, statusRequests.personId)))
    .where(and(eq(statusRequests.regionId, here), eq(statusRequests.id, id)));
  if (!head) return null;

  const answers = await db
    .select()
    .from(statusAnswers)
    .where(and(eq(statusAnswers.regionId, here), eq(statusAnswers.statusRequestId, id)));
  const measureIds = answers.map(({ measureId }) => measureId);
  const measures = await readMeasures(ctx, db, id);
  const figures =
    measureIds.length === 0
      ? []
      : await db
          .select()
          .from(results)
          .where(and(eq(results.regionId, here), inArray(results.measureId, measureIds)))
          .orderBy(asc(results.position));
  const chosen = answers.flatMap(({ handOnToPersonId }) => handOnToPersonId ?? []);
  const colleagues = await db
    .select({
      id: people.id,
      organisationId: people.organisationId,
      organisation: organisations.name,
      salutation: people.salutation,
      firstName: people.firstName,
      lastName: people.lastName,
    })
    .from(people)
    .innerJoin(organisations, and(eq(organisations.regionId, people.regionId), eq(organisations.id, people.organisationId)))
    .where(
      and(
        eq(people.regionId, here),
        sql`${people.email} <> '' and ${people.id} <> ${head.personId}`,
        or(eq(people.organisationId, head.organisationId), inArray(people.id, chosen)),
      ),
    )
    .orderBy(sql`${people.organisationId} <> ${head.organisationId}`, asc(people.lastName), asc(people.firstName));

  return {
    id,
    person: { salutation: head.salutation, firstName: head.firstName, lastName: head.lastName },
    round: { title: head.title, dueOn: head.dueOn, closed: head.closedAt !== null },
    lastDayOfLink: lastDayOfLink(head.dueOn),
    answers: answers
      .flatMap((answer): OwnAnswer[] => {
        const measure = measures.get(answer.measureId);
        if (!measure) return [];
        return [
          {
            ...answer,
            measure: measure.title,
            file: measure.file,
            before: measure.before,
            results: figures.filter(({ measureId }) => measureId === answer.measureId),
          },
        ];
      })
      .toSorted((a, b) => a.measure.localeCompare(b.measure, "de")),
    colleagues: colleagues.map((person) => ({
      id: person.id,
      name: [person.firstName, person.lastName].filter(Boolean).join(" "),
      organisation: person.organisation,
    })),
  };
}

async function readMeasures(ctx: Context, db: Reader, requestId: string) {
  const found = await db.execute<{
    id: string;
    title: string;
    state: MeasureState;
    file: ShownFile | null;
    dated: string | null;
    assessment: Assessment | null;
    text: string | null;
  }>(sql`
    select m.id, m.title, case when f.id is not null then json_build_object('id', f.id, 'name', f.name, 'state', f.state, 'refusal', f.refusal) end as file, u.dated::text, u.assessment, u.text
    from status_answers a
      join measures m on m.region_id = a.region_id and m.id = a.measure_id
      left join files f on f.region_id = a.region_id and f.id = a.file_id
      left join lateral (select dated, assessment, text from progress_updates p where p.region_id = m.region_id and p.measure_id = m.id
        and p.status_answer_id is distinct from a.id order by dated desc, id desc limit 1) u on true
    where a.region_id = ${ctx.region.id} and a.status_request_id = ${requestId}`);
  return new Map(
    found.rows.map((row) => [
      row.id,
      {
        title: row.title,
        file: row.file,
        before: row.dated !== null && row.assessment !== null && row.text !== null ? { dated: row.dated, assessment: row.assessment, text: row.text } : null,
      },
    ]),
  );
}
