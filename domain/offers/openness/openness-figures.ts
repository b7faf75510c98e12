import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { QUESTIONS, type Answer, type Question } from "./schema.ts";

export type OpennessRow = {
  id: string;
  title: string;
  organisation: string;
  branch: string;
  answers: Partial<Record<Question, { answer: Answer; sentence: string }>>;
};
export type OpennessFigures = {
  services: OpennessRow[];
  /** Services with an answer to every question. */
  rated: number;
  /** Of all services. */
  no: Record<Question, number>;
  partly: Record<Question, number>;
  /** By name; services are counted, no people. */
  branches: { name: string; services: number; rated: number; no: Record<Question, number> }[];
};

/** The regular services in public with what was said about each, and what that adds up to. One query. */
export async function opennessFigures(ctx: Context, db: Reader): Promise<OpennessFigures> {
  const found = await db.execute<OpennessRow>(sql`
    select o.id, t.title, g.name as organisation, l.names ->> 'de' as branch,
      (select coalesce(json_object_agg(x.question, json_build_object('answer', x.answer, 'sentence', x.sentence)), '{}')
        from offer_openness x where x.region_id = o.region_id and x.offer_id = o.id) as answers
    from offers o
      join offer_texts t on t.region_id = o.region_id and t.offer_id = o.id and t.language = 'de'
      join organisations g on g.region_id = o.region_id and g.id = o.organisation_id
      join offer_labels l on l.region_id = o.region_id and l.id = o.branch_id
    where o.region_id = ${ctx.region.id} and o.is_regular_service and o.state in ('public', 'paused')
    order by t.title, o.id`);
  const services = found.rows;
  const byBranch = Map.groupBy(services, ({ branch }) => branch);
  return {
    services,
    rated: services.filter(isRated).length,
    no: count(services, "no"),
    partly: count(services, "partly"),
    branches: [...byBranch]
      .map(([name, own]) => ({ name, services: own.length, rated: own.filter(isRated).length, no: count(own, "no") }))
      .toSorted((a, b) => a.name.localeCompare(b.name, "de")),
  };
}

export const isRated = ({ answers }: Pick<OpennessRow, "answers">): boolean => QUESTIONS.every((question) => answers[question] !== undefined);

function count(services: readonly OpennessRow[], answer: Answer): Record<Question, number> {
  const of = (question: Question) => services.filter(({ answers }) => answers[question]?.answer === answer).length;
  return { languages: of("languages"), barriers: of("barriers"), cost: of("cost"), childcare: of("childcare"), culture: of("culture") };
}
