import type { AreaPrivacy } from "#platform/privacy/index.ts";

const withMatter = { activity: "gremien", retention: { rule: "with-matter" } } as const;
const matter = { ...withMatter, about: "matter", erase: { by: "replacing" } } as const;

/** Who belongs to a body, who was asked to a meeting, what was said and decided there, and who has what to do. */
export const gremienPrivacy: AreaPrivacy = {
  activities: [
    {
      activity: "gremien",
      bases: ["public-task", "consent"],
      concerned: ["people-in-functions", "account-holders"],
      recipients: ["region-staff", "partner-organisations", "public", "mail-server"],
    },
  ],
  tables: [
    {
      ...withMatter,
      table: "public.gremium_members",
      category: "authority",
      about: "person",
      columns: {
        gremium_id: "ref public.gremien.name",
        person_id: "subject-person",
        organisation_id: "ref public.organisations.name",
        role: "detail",
        votes: "detail",
        from_on: "detail",
        until_on: "detail",
        elected_until: "detail",
        substitute_for_id: "kept",
      },
      // Who was present and how many could vote stays true; the person behind it is nameless.
      erase: { by: "blanking", set: { until_on: "coalesce(until_on, greatest(from_on, current_date))" } },
    },
    {
      ...withMatter,
      table: "public.meeting_participants",
      category: "answer",
      about: "person",
      columns: {
        meeting_id: "ref public.meetings.starts_at",
        person_id: "subject-person",
        member_id: "kept",
        votes: "detail",
        mailed_sequence: "detail",
        mailed_at: "detail",
        answer: "detail",
        answered_at: "detail",
        substitute_person_id: "kept-person",
        attended: "detail",
      },
      erase: { by: "blanking", set: { answer: "null", answered_at: "null" } },
    },
    {
      table: "public.participant_needs",
      activity: "gremien",
      category: "answer",
      about: "person",
      columns: {
        participant_id: "via public.meeting_participants",
        interpreter_language: "detail",
        childcare: "detail",
        access: "detail",
        noted_at: "detail",
      },
      retention: {
        rule: "meeting-over",
        deletes: {
          since:
            "(select m.ends_at from meeting_participants p join meetings m on m.region_id = p.region_id and m.id = p.meeting_id where p.region_id = participant_needs.region_id and p.id = participant_needs.participant_id)",
          days: 14,
        },
      },
      erase: { by: "deleting" },
    },
    {
      ...withMatter,
      table: "public.election_candidates",
      category: "authority",
      about: "person",
      columns: { election_id: "ref public.elections.title", person_id: "subject-person", presentation: "detail", agreed_on: "detail" },
      erase: { by: "blanking", set: { presentation: "''" } },
    },
    { ...matter, table: "public.elections", category: "mention", columns: { gremium_id: "ref public.gremien.name", title: "mention", eligibility: "mention" } },
    { ...matter, table: "public.gremien", category: "mention", columns: { name: "detail", purpose: "mention", mandate: "mention" } },
    {
      ...matter,
      table: "public.meeting_internals",
      category: "mention",
      columns: { meeting_id: "ref public.meetings.starts_at", note: "mention", cancelled_reason: "mention" },
    },
    { ...matter, table: "public.topics", category: "mention", columns: { title: "mention", note: "mention", raised_by: "mention", raised_on: "detail" } },
    {
      ...matter,
      table: "public.topic_referrals",
      category: "mention",
      columns: { topic_id: "ref public.topics.title", note: "mention", answer: "mention", referred_on: "detail" },
    },
    {
      ...matter,
      table: "public.agenda_items",
      category: "authority",
      columns: { meeting_id: "ref public.meetings.starts_at", title: "mention", owner_person_id: "person" },
    },
    {
      ...matter,
      table: "public.agenda_notes",
      category: "mention",
      columns: { agenda_item_id: "ref public.agenda_items.title", text: "mention", writer_name: "name", writing_since: "detail" },
    },
    { ...matter, table: "public.agenda_papers", category: "mention", columns: { agenda_item_id: "ref public.agenda_items.title", title: "mention" } },
    {
      ...matter,
      table: "public.decisions",
      category: "mention",
      columns: { meeting_id: "ref public.meetings.starts_at", text: "mention", decided_on: "detail" },
    },
    {
      ...matter,
      table: "public.tasks",
      category: "authority",
      columns: {
        title: "mention",
        owner_person_id: "person",
        due_on: "detail",
        done_on: "detail",
        report: "mention",
        handed_back_on: "detail",
        proposed_due_on: "detail",
        mailed_at: "detail",
        reminded_at: "detail",
      },
    },
    {
      ...withMatter,
      table: "public.calendar_feeds",
      category: "authorship",
      about: "person",
      columns: { gremium_id: "ref public.gremien.name", person_id: "subject-person", made_by: "name", made_at: "detail", revoked_at: "detail" },
      erase: { by: "blanking", set: { revoked_at: "coalesce(revoked_at, now())" } },
    },
  ],
  reviewed: {
    "public.gremien.short_name": "An abbreviation.",
    "public.gremien.kind": "One word of a list.",
    "public.gremien.quorum": "One word of a list.",
    "public.election_dates": "Days of an election, and what happens on them.",
    "public.meeting_series": "A rhythm, days, times and a place.",
    "public.meetings": "A body's days, times and places.",
    "public.meeting_internals.online_url": "An address on the web.",
    "public.topics.state": "One word of a list.",
    "public.topic_subjects": "Titles of goals, recommendations and measures.",
    "public.topic_referrals.state": "One word of a list.",
    "public.agenda_items.outcome": "One word of a list.",
    "public.tasks.state": "One word of a list.",
    "search.minutes": "What the search finds of agendas, minutes, decisions and tasks; triggers keep it equal to them.",
  },
};
