import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { AreaPrivacy } from "#platform/privacy/index.ts";
import { findDuePeople } from "./due-people.ts";

const matter = { about: "matter", retention: { rule: "with-matter" }, erase: { by: "replacing" } } as const;

/** Who is responsible for what, who said how it stands, and who decided. */
export const conceptPrivacy: AreaPrivacy = {
  activities: [
    {
      activity: "concept-work",
      bases: ["public-task"],
      concerned: ["people-in-functions", "account-holders"],
      recipients: ["region-staff", "public"],
    },
    {
      activity: "status-rounds",
      bases: ["public-task"],
      concerned: ["people-in-functions"],
      recipients: ["region-staff", "mail-server"],
    },
  ],
  tables: [
    {
      ...matter,
      table: "public.recommendations",
      activity: "concept-work",
      category: "authority",
      columns: { text: "detail", owner_person_id: "person", dropped_reason: "mention" },
    },
    {
      ...matter,
      table: "public.measures",
      activity: "concept-work",
      category: "authority",
      columns: { title: "mention", description: "mention", state_reason: "mention", lead_person_id: "person", released_by: "name", released_at: "detail" },
    },
    {
      ...matter,
      table: "public.progress_updates",
      activity: "concept-work",
      category: "authorship",
      columns: {
        measure_id: "ref public.measures.title",
        dated: "detail",
        author_name: "name",
        author_person_id: "person",
        text: "mention",
        status_answer_id: "kept",
        released_at: "detail",
        released_by: "name",
      },
    },
    {
      ...matter,
      table: "public.concepts",
      activity: "concept-work",
      category: "authorship",
      columns: { title: "detail", adopted_by: "mention", released_at: "detail", released_by: "name" },
    },
    {
      ...matter,
      table: "public.measure_changes",
      activity: "concept-work",
      category: "authorship",
      columns: { measure_id: "ref public.measures.title", by_name: "name", dated: "detail", was_released_by: "name", was_released_at: "detail" },
    },
    {
      ...matter,
      table: "public.concept_imports",
      activity: "concept-work",
      category: "authorship",
      columns: { created_by: "name", created_at: "detail" },
      // Its document goes in the same night, see sweepFiles. What was taken over is where the concept's items come from.
      retention: {
        rule: "preview-over",
        deletes: { since: "case when concept_imports.taken_over_at is null then concept_imports.created_at end", months: 12 },
      },
    },
    {
      ...matter,
      table: "public.chapters",
      activity: "concept-work",
      category: "mention",
      columns: { title: "detail", paragraphs: "mention" },
      // A foreword names who signed it; what a council adopted changes with its next edition only.
      erase: { by: "keeping", reason: "adopted-document" },
    },
    {
      ...matter,
      table: "public.adopted_parts",
      activity: "concept-work",
      category: "mention",
      columns: { title: "detail", adopted_on: "detail", content: "mention" },
      // Frozen: what a council adopted is kept as it was adopted.
      erase: { by: "keeping", reason: "adopted-document" },
    },
    {
      ...matter,
      table: "public.concept_resolutions",
      activity: "concept-work",
      category: "authorship",
      columns: { body: "detail", resolved_on: "detail", wording: "mention", entered_by: "name" },
    },
    {
      ...matter,
      table: "public.change_reasons",
      activity: "concept-work",
      category: "mention",
      columns: { reason: "mention" },
    },
    {
      ...matter,
      table: "public.council_papers",
      activity: "concept-work",
      category: "authorship",
      columns: { facts: "mention", reasons: "mention", money: "mention", proposal: "mention", written_by: "name", written_at: "detail" },
    },
    {
      ...matter,
      table: "public.milestones",
      activity: "concept-work",
      category: "mention",
      columns: { measure_id: "ref public.measures.title", title: "mention", due_on: "detail" },
    },
    {
      ...matter,
      table: "public.measure_decisions",
      activity: "concept-work",
      category: "authorship",
      columns: { measure_id: "ref public.measures.title", decision_id: "kept", linked_by: "name", linked_at: "detail" },
    },
    {
      ...matter,
      table: "public.measure_links",
      activity: "concept-work",
      category: "mention",
      columns: { measure_id: "ref public.measures.title", title: "mention" },
    },
    {
      ...matter,
      table: "public.indicators",
      activity: "concept-work",
      category: "authorship",
      columns: { name: "detail", definition: "mention", source: "mention", released_by: "name", released_at: "detail" },
    },
    {
      ...matter,
      table: "public.indicator_values",
      activity: "concept-work",
      category: "authorship",
      columns: { indicator_id: "ref public.indicators.name", dated_on: "detail", note: "mention", source: "mention", entered_by: "name", entered_at: "detail" },
    },
    {
      ...matter,
      table: "public.hints_set_aside",
      activity: "concept-work",
      category: "authorship",
      columns: { note: "mention", set_aside_by: "name", set_aside_at: "detail" },
    },
    {
      ...matter,
      table: "public.dismissed_names",
      activity: "concept-work",
      category: "authorship",
      columns: { name: "mention", dismissed_by: "name", dismissed_at: "detail" },
    },
    {
      ...matter,
      table: "public.plans",
      activity: "concept-work",
      category: "mention",
      columns: { title: "detail", publisher: "mention" },
    },
    {
      table: "public.status_requests",
      activity: "status-rounds",
      category: "answer",
      about: "person",
      columns: {
        status_round_id: "ref public.status_rounds.title",
        person_id: "subject-person",
        sent_at: "detail",
        reminders: "detail",
        reminded_at: "detail",
        revoked_at: "detail",
      },
      retention: { rule: "with-matter" },
      // The round keeps its counts; the link opens nothing any more.
      erase: { by: "blanking", set: { revoked_at: "coalesce(revoked_at, now())" } },
    },
    {
      table: "public.status_answers",
      activity: "status-rounds",
      category: "answer",
      about: "person",
      columns: {
        status_request_id: "via public.status_requests as public.status_requests.status_round_id as public.status_rounds.title",
        measure_id: "ref public.measures.title",
        kind: "detail",
        hand_on_to_person_id: "kept-person",
        state: "detail",
        assessment: "detail",
        text: "mention",
        submitted_at: "detail",
        decided_at: "detail",
        decided_by: "name",
      },
      retention: { rule: "with-matter" },
      erase: { by: "replacing" },
    },
  ],
  reviewed: {
    "public.concepts.edition": "A number.",
    "public.concepts.base": "What items in force said when a revision began: adopted wording.",
    "public.concept_versions": "Which body adopted which edition when.",
    "public.following_parts": "Parts of a concept.",
    "public.concept_resolutions.kind": "One word of a list.",
    "public.adopted_parts.part_id": "A part of a concept.",
    "public.change_reasons.item_id": "An item of a concept.",
    "public.chapters.continues_id": "A chapter.",
    "public.recommendations.continues_id": "A recommendation.",
    "public.adopted_parts.kind": "One word of a list.",
    "public.change_reasons.outcome": "One word of a list.",
    "public.indicators.unit": "One word of a list.",
    "public.indicators.unit_word": "What is counted.",
    "public.indicators.direction": "One word of a list.",
    "public.hints_set_aside.hint": "A hash that names the hint and nothing of its words.",
    "public.dismissed_names.key": "A hash of the word.",
    "public.plans.url": "An address on the web.",
    "public.plan_kinds": "Words for kinds of plans.",
    "public.plan_goals": "Goals of published plans.",
    "public.plan_goal_links": "Goals and goals.",
    "public.principles": "Adopted wording.",
    "public.action_fields": "Adopted wording, and the place it was read from.",
    "public.guiding_goals": "Adopted wording, and the place it was read from.",
    "public.goal_agreements": "Goals and agreements.",
    "public.goals": "Adopted wording, and the place it was read from.",
    "public.recommendations.sub_points": "Adopted wording.",
    "public.recommendations.notes": "Adopted wording.",
    "public.recommendations.origin": "The place it was read from.",
    "public.themes": "Words to filter by.",
    "public.target_groups": "Groups of people, never one.",
    "public.terms": "The dictionary: names of offices, places and apps, confirmed one by one.",
    "public.measures.state": "One word of a list.",
    "public.synonyms": "Words that the region searches by.",
    "search.entries": "The words of items, kept by triggers in the transaction that changes the item, also when it is erased from.",
    "public.measure_internals": "Money, and the newest entry's day and assessment.",
    "public.measure_changes.kind": "One word of a list.",
    "public.measure_changes.from_state": "One word of a list.",
    "public.measure_changes.to_state": "One word of a list.",
    "public.results": "Numbers with their names and units.",
    "public.budget_lines": "Money and where it comes from.",
    "public.measure_events": "Measures and their events.",
    "public.measure_decisions.kind": "One word of a list.",
    "public.measure_links.url": "An address on the web.",
    "public.progress_updates.assessment": "One word of a list.",
    "public.progress_updates.state": "One word of a list.",
    "public.status_rounds": "A title and its days.",
    "public.status_answers.figures": "Numbers by result.",
    "public.concept_imports.decisions": "Words of lists by place in the document.",
  },
  due: [{ kind: "person", find: findDuePeople }],
  seenUnder: [{ kind: "person", find: seenUnder }],
};

/** The pages that list people note the organisation, the round or the body they showed. */
async function seenUnder(ctx: Context, db: Reader, personId: string): Promise<string[]> {
  const found = await db.execute<{ id: string }>(sql`
    select organisation_id as id from people where region_id = ${ctx.region.id} and id = ${personId}
    union select status_round_id from status_requests where region_id = ${ctx.region.id} and person_id = ${personId}
    union select r.evaluation_round_id from evaluation_contacts k join evaluation_raters r on r.region_id = k.region_id and r.id = k.rater_id
      where k.region_id = ${ctx.region.id} and k.person_id = ${personId}
    union select gremium_id from gremium_members where region_id = ${ctx.region.id} and person_id = ${personId}`);
  return found.rows.map(({ id }) => id);
}
