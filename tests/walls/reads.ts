import type { LinkKind } from "#platform/db/index.ts";

/** Which rows of a table an audience reads: in words for people, and as a condition on its rows `t`. */
export type Reads = Record<string, { rows: string; where: string }>;

const ofShownOffer = (id: string) => `exists (select 1 from offers o where o.id = ${id} and o.state in ('public', 'paused') and o.hidden_at is null)`;
const ofReleasedConcept = (id: string) => `exists (select 1 from concepts c where c.id = ${id} and c.released_at is not null)`;
const ofReleasedField = (id: string) => `exists (select 1 from action_fields f where f.id = ${id} and ${ofReleasedConcept("f.concept_id")})`;
const ofReleasedRecommendation = `exists (select 1 from recommendations r join goals g on g.id = r.goal_id where r.id = t.recommendation_id and ${ofReleasedField("g.action_field_id")})`;
const ofReleasedVersion = `exists (select 1 from concept_versions v where v.id = t.version_id and ${ofReleasedConcept("v.concept_id")})`;
const ofPublicPlan = (id: string) => `exists (select 1 from plans a where a.id = ${id} and a.is_public)`;
const releasedIndicator = (of: string) =>
  `${of}.released_at is not null and exists (select 1 from goals g where g.id = ${of}.goal_id and ${ofReleasedField("g.action_field_id")})`;
const ofPublicAgreement = "exists (select 1 from agreements a where a.id = t.agreement_id and a.is_public)";
const ofPublicGremium = "exists (select 1 from gremien g where g.id = t.gremium_id and g.is_public)";
const ofPublic = (id: string) => `exists (select 1 from conferences c where c.id = ${id} and c.is_public and c.state <> 'draft')`;
const ofDocumented = (id: string) => `exists (select 1 from conferences c where c.id = ${id} and c.is_public and c.state = 'documented')`;
const onDocumentedBoard = `exists (select 1 from idea_boards b where b.id = t.board_id and ${ofDocumented("b.conference_id")})`;
const ofReleasedEvaluation = (id: string) => `exists (select 1 from evaluation_rounds e where e.id = ${id} and e.released_at is not null)`;
const ofReleasedMeasure = "exists (select 1 from measures m where m.id = t.measure_id and m.released_at is not null)";

const ofPublicOrganisation = "exists (select 1 from organisations o where o.id = t.organisation_id and o.is_public and o.hidden_at is null)";
const notBlocked = "not exists (select 1 from people p where p.id = t.person_id and p.restricted_at is not null)";
const ofPublicProgramme = "programme_id in (select id from programmes where is_public)";

/** Everything that a context of the audience `public` reads. A table that is not named here: no row. */
export const PUBLIC_READS: Reads = {
  municipalities: { rows: "all: names of places", where: "true" },
  organisations: { rows: "those marked as public, and not hidden for their age", where: "is_public and hidden_at is null" },
  organisation_kinds: { rows: "all: what the region calls kinds of organisations", where: "true" },
  organisation_municipalities: { rows: "of public organisations", where: ofPublicOrganisation },
  organisation_action_fields: { rows: "of public organisations", where: ofPublicOrganisation },
  organisation_target_groups: { rows: "of public organisations", where: ofPublicOrganisation },
  person_releases: { rows: "the words that people confirmed, except of those who are blocked", where: notBlocked },
  offer_labels: { rows: "all: words to filter by", where: "true" },
  offer_upkeep_settings: { rows: "all: after how many days offers count as unconfirmed", where: "true" },
  offers: { rows: "public and paused ones that are not hidden for their age", where: ofShownOffer("t.id") },
  offer_texts: { rows: "of shown offers", where: ofShownOffer("t.offer_id") },
  offer_topics: { rows: "of shown offers", where: ofShownOffer("t.offer_id") },
  offer_places: { rows: "of shown offers", where: ofShownOffer("t.offer_id") },
  offer_times: { rows: "of shown offers", where: ofShownOffer("t.offer_id") },
  offer_dates: { rows: "of shown offers", where: ofShownOffer("t.offer_id") },
  courses: { rows: "of shown offers", where: ofShownOffer("t.offer_id") },
  offer_capacities: { rows: "of shown offers", where: ofShownOffer("t.offer_id") },
  offer_posts: { rows: "of shown offers", where: ofShownOffer("t.offer_id") },
  offer_lendings: { rows: "of shown offers", where: ofShownOffer("t.offer_id") },
  programmes: { rows: "public ones", where: "is_public" },
  programme_texts: { rows: "of public programmes", where: ofPublicProgramme },
  programme_offers: { rows: "of public programmes", where: ofPublicProgramme },
  event_results: { rows: "released ones", where: "is_released" },
  measure_events: { rows: "of released measures", where: ofReleasedMeasure },
  holidays: { rows: "all: days", where: "true" },
  municipality_areas: { rows: "all: where places lie", where: "true" },
  concepts: { rows: "released ones", where: "released_at is not null" },
  principles: { rows: "of released concepts", where: ofReleasedConcept("t.concept_id") },
  chapters: { rows: "of released concepts", where: ofReleasedConcept("t.concept_id") },
  action_fields: { rows: "of released concepts", where: ofReleasedConcept("t.concept_id") },
  principle_fields: { rows: "of released concepts", where: ofReleasedField("t.action_field_id") },
  guiding_goals: { rows: "of released concepts", where: ofReleasedField("t.action_field_id") },
  goals: { rows: "of released concepts", where: ofReleasedField("t.action_field_id") },
  recommendations: { rows: "of released concepts", where: `exists (select 1 from goals g where g.id = t.goal_id and ${ofReleasedField("g.action_field_id")})` },
  concept_versions: { rows: "of released concepts", where: ofReleasedConcept("t.concept_id") },
  concept_resolutions: { rows: "those that led to a version of a released concept", where: ofReleasedVersion },
  adopted_parts: { rows: "of released concepts", where: ofReleasedVersion },
  following_parts: { rows: "of released concepts", where: ofReleasedConcept("t.concept_id") },
  change_reasons: { rows: "of adopted versions of released concepts", where: ofReleasedVersion },
  themes: { rows: "all: words to filter by", where: "true" },
  target_groups: { rows: "all: words to filter by", where: "true" },
  recommendation_themes: { rows: "of released concepts", where: ofReleasedRecommendation },
  recommendation_target_groups: { rows: "of released concepts", where: ofReleasedRecommendation },
  recommendation_municipalities: { rows: "of released concepts", where: ofReleasedRecommendation },
  measures: { rows: "released ones", where: "released_at is not null" },
  measure_recommendations: { rows: "of released measures", where: ofReleasedMeasure },
  measure_partners: { rows: "of released measures", where: ofReleasedMeasure },
  measure_target_groups: { rows: "of released measures", where: ofReleasedMeasure },
  measure_municipalities: { rows: "of released measures", where: ofReleasedMeasure },
  milestones: { rows: "of released measures", where: ofReleasedMeasure },
  results: { rows: "of released measures", where: ofReleasedMeasure },
  indicators: { rows: "released ones of goals of released concepts", where: releasedIndicator("t") },
  indicator_values: {
    rows: "of released indicators; pages show them rounded only",
    where: `exists (select 1 from indicators i where i.id = t.indicator_id and ${releasedIndicator("i")})`,
  },
  plans: { rows: "those marked as public", where: "is_public" },
  plan_goals: { rows: "of public plans", where: ofPublicPlan("t.plan_id") },
  plan_goal_links: {
    rows: "of public plans and goals of released concepts",
    where: `exists (select 1 from plan_goals p where p.id = t.plan_goal_id and ${ofPublicPlan("p.plan_id")})
      and exists (select 1 from goals g where g.id = t.goal_id and ${ofReleasedField("g.action_field_id")})`,
  },
  agreements: { rows: "those marked as public", where: "is_public" },
  agreement_parties: { rows: "of public agreements: ids; names of public organisations only", where: ofPublicAgreement },
  goal_agreements: {
    rows: "of public agreements and goals of released concepts",
    where: `${ofPublicAgreement} and exists (select 1 from goals g where g.id = t.goal_id and ${ofReleasedField("g.action_field_id")})`,
  },
  evaluation_rounds: { rows: "released ones", where: "released_at is not null" },
  evaluation_goals: { rows: "of released rounds", where: ofReleasedEvaluation("t.evaluation_round_id") },
  evaluation_raters: {
    rows: "of released rounds, who handed in; names of public bodies and institutions only",
    where: `submitted_at is not null and ${ofReleasedEvaluation("t.evaluation_round_id")}`,
  },
  evaluation_ratings: {
    rows: "of those raters",
    where: `exists (select 1 from evaluation_raters r where r.id = t.rater_id and r.submitted_at is not null and ${ofReleasedEvaluation("r.evaluation_round_id")})`,
  },
  situations: { rows: "those marked as public", where: "is_public" },
  situation_contacts: {
    rows: "of public situations: still there, and of people only those who released their names",
    where: `declined_on is null and exists (select 1 from situations s where s.id = t.situation_id and s.is_public)
      and (person_id is null or exists (select 1 from person_releases r where r.person_id = t.person_id and ${notBlocked}))`,
  },
  gremien: { rows: "those marked as public", where: "is_public" },
  gremium_members: { rows: "of public bodies: ids only, names are read where they were confirmed", where: ofPublicGremium },
  elections: { rows: "of public bodies", where: ofPublicGremium },
  election_dates: {
    rows: "of elections of public bodies",
    where: "exists (select 1 from elections e join gremien g on g.id = e.gremium_id where e.id = t.election_id and g.is_public)",
  },
  election_candidates: {
    rows: "of those elections: candidates who released their names",
    where: `exists (select 1 from elections e join gremien g on g.id = e.gremium_id where e.id = t.election_id and g.is_public)
      and exists (select 1 from person_releases r where r.person_id = t.person_id and ${notBlocked})`,
  },
  grant_calls: { rows: "those marked as public", where: "is_public" },
  grant_call_texts: { rows: "of those", where: "exists (select 1 from grant_calls c where c.id = t.call_id and c.is_public)" },
  grant_releases: { rows: "all: title, place, amount and picture of supported ideas, released one by one", where: "true" },
  conferences: { rows: "public ones that are no draft", where: ofPublic("t.id") },
  conference_fields: { rows: "of those", where: ofPublic("t.conference_id") },
  conference_workshops: { rows: "of those", where: ofPublic("t.conference_id") },
  conference_papers: { rows: "of documented ones", where: ofDocumented("t.conference_id") },
  idea_boards: { rows: "of documented ones, without the link", where: ofDocumented("t.conference_id") },
  idea_groups: { rows: "of their boards", where: onDocumentedBoard },
  idea_cards: { rows: "of their boards, without the hidden ones", where: `hidden_reason is null and ${onDocumentedBoard}` },
  files: {
    rows: "checked papers of documented conferences, and released pictures of supported ideas",
    where: `state = 'clean' and (exists (select 1 from conference_papers p where p.file_id = t.id and ${ofDocumented("p.conference_id")})
      or exists (select 1 from grant_releases r where r.file_id = t.id))`,
  },
  meetings: { rows: "public ones of public bodies", where: `is_public and ${ofPublicGremium}` },
  agenda_items: {
    rows: "public ones of public meetings of public bodies",
    where: "is_public and exists (select 1 from meetings m join gremien g on g.id = m.gremium_id where m.id = t.meeting_id and m.is_public and g.is_public)",
  },
  decisions: { rows: "public ones of public bodies, once their minutes are approved", where: `is_public and approved_at is not null and ${ofPublicGremium}` },
  progress_updates: { rows: "released ones of released measures", where: `released_at is not null and ${ofReleasedMeasure}` },
  priority_rounds: { rows: "closed ones whose result is shown", where: "is_public and state = 'closed'" },
  priority_items: {
    rows: "of those, with their results",
    where: "exists (select 1 from priority_rounds r where r.id = t.round_id and r.is_public and r.state = 'closed')",
  },
};

/**
 * A wall tells rows apart, not columns: of a released measure a public context reads every column of these tables. So
 * each is decided here, and what must stay inside has a table of its own (measure_internals, measure_changes,
 * budget_lines, measure_links, event_result_internals).
 */
export const PUBLIC_COLUMNS: Record<
  string,
  { /** The public pages show it, or join by it. */ shown: string[]; /** Read and not shown, and why it may be. */ unshown: Record<string, string> }
> = {
  organisations: {
    shown: [
      "region_id",
      "id",
      "name",
      "short_name",
      "kind",
      "municipality_id",
      "phone",
      "email",
      "website",
      "street",
      "postal_code",
      "place",
      "latitude",
      "longitude",
      "opening_hours",
      "languages",
      "accessibility",
      "accessibility_note",
      "confirmed_on",
    ],
    unshown: { is_public: "always true", hidden_at: "always null", version: "a number", plain_name: "the name again" },
  },
  organisation_kinds: { shown: ["region_id", "code", "name"], unshown: {} },
  organisation_municipalities: { shown: ["region_id", "organisation_id", "municipality_id"], unshown: {} },
  organisation_action_fields: { shown: ["region_id", "organisation_id", "action_field_id"], unshown: {} },
  organisation_target_groups: { shown: ["region_id", "organisation_id", "target_group_id"], unshown: {} },
  person_releases: {
    shown: ["region_id", "person_id", "organisation_id", "name", "function", "phone", "email"],
    unshown: { confirmed_at: "when the person allowed exactly these words" },
  },
  measures: {
    shown: ["region_id", "id", "title", "description", "state", "state_reason", "lead_organisation_id", "starts_on", "ends_on", "released_at"],
    unshown: {
      lead_person_id: "an id; the person's name is read only in the words that the person released",
      released_by: "who of the office let it out: an official act, signed with a name",
      version: "a number",
      created_at: "when somebody began to write it down",
    },
  },
  measure_recommendations: { shown: ["region_id", "measure_id", "recommendation_id"], unshown: {} },
  event_results: {
    shown: ["region_id", "id", "offer_id", "label", "shown_number", "sentence"],
    unshown: {
      counts_people: "whether the number is rounded; the exact one is read by the house alone",
      entered_at: "when somebody wrote it down: the order",
      is_released: "always true",
    },
  },
  measure_events: { shown: ["region_id", "measure_id", "offer_id"], unshown: {} },
  measure_partners: { shown: ["region_id", "measure_id", "organisation_id"], unshown: {} },
  measure_target_groups: { shown: ["region_id", "measure_id", "target_group_id"], unshown: {} },
  measure_municipalities: { shown: ["region_id", "measure_id", "municipality_id"], unshown: {} },
  milestones: { shown: ["region_id", "id", "measure_id", "position", "title", "due_on", "done_on"], unshown: {} },
  results: { shown: ["region_id", "id", "measure_id", "position", "name", "unit", "planned", "reached"], unshown: {} },
  progress_updates: {
    shown: ["region_id", "id", "measure_id", "dated", "assessment", "state", "text", "released_at"],
    unshown: {
      author_name: "who reported it, in their function",
      author_person_id: "an id; the person's name is read only in the words that the person released",
      file_id: "an id; files are not read by the public",
      status_answer_id: "an id; answers are not read by the public",
      released_by: "who of the office let it out: an official act, signed with a name",
      created_at: "when it was written down",
    },
  },
};

const ofOwnMeasure = "exists (select 1 from status_answers a where a.measure_id = t.measure_id and a.status_request_id = '$subject')";

const ofAsked = (person: string) => `exists (select 1 from status_requests q join people asked on asked.id = q.person_id where q.id = '$subject'
  and (asked.organisation_id = ${person}.organisation_id or exists (
    select 1 from status_answers a where a.status_request_id = q.id and a.hand_on_to_person_id = ${person}.id)))`;

/** Everything that the holder of one status request's link reads; `$subject` is that request. */
const OF_STATUS_REQUEST: Reads = {
  municipalities: { rows: "all: names of places", where: "true" },
  organisations: {
    rows: "of those people: the own one, and of whoever was chosen before",
    where: `exists (select 1 from people p where p.organisation_id = t.id and ${ofAsked("p")})`,
  },
  people: { rows: "of the own organisation, and who was chosen before, unless blocked", where: `restricted_at is null and ${ofAsked("t")}` },
  status_requests: { rows: "the link's own", where: "id = '$subject'" },
  status_rounds: { rows: "the link's own", where: "exists (select 1 from status_requests q where q.status_round_id = t.id and q.id = '$subject')" },
  status_answers: { rows: "of the link's request", where: "status_request_id = '$subject'" },
  measures: { rows: "those asked about", where: "exists (select 1 from status_answers a where a.measure_id = t.id and a.status_request_id = '$subject')" },
  measure_recommendations: { rows: "of those measures", where: ofOwnMeasure },
  milestones: { rows: "of those measures", where: ofOwnMeasure },
  results: { rows: "of those measures", where: ofOwnMeasure },
  progress_updates: { rows: "of those measures", where: ofOwnMeasure },
};

const ofOwnMeeting = (id: string) => `exists (select 1 from meeting_participants p where p.meeting_id = ${id} and p.id = '$subject')`;

const ofOwnItem = (id: string) =>
  `exists (select 1 from meeting_participants p where p.agenda_item_id = ${id} and p.withdrawn_at is null and p.id = '$subject')`;

/** Everything that the holder of one participant's link reads. */
const OF_MEETING_ANSWER: Reads = {
  meeting_participants: { rows: "the link's own", where: "id = '$subject'" },
  participant_needs: { rows: "the link's own", where: "participant_id = '$subject'" },
  meetings: { rows: "the one invited to", where: ofOwnMeeting("t.id") },
  meeting_internals: { rows: "of that meeting", where: ofOwnMeeting("t.meeting_id") },
  agenda_items: {
    rows: "of that meeting; for a guest of one item that item",
    where: `exists (select 1 from meeting_participants p where p.id = '$subject' and p.withdrawn_at is null and p.meeting_id = t.meeting_id
      and (p.agenda_item_id is null or p.agenda_item_id = t.id))`,
  },
  agenda_papers: { rows: "of the one item a guest is invited to", where: ofOwnItem("t.agenda_item_id") },
  files: {
    rows: "of those papers, checked",
    where: `state = 'clean' and exists (select 1 from agenda_papers d where d.file_id = t.id and ${ofOwnItem("d.agenda_item_id")})`,
  },
  gremien: { rows: "the body that meets", where: `exists (select 1 from meetings m where m.gremium_id = t.id and ${ofOwnMeeting("m.id")})` },
  people: {
    rows: "of the own organisation, not blocked: one of them may come instead",
    where: `restricted_at is null and erased_at is null and exists (select 1 from meeting_participants p join people o on o.id = p.person_id
      where p.id = '$subject' and o.organisation_id = t.organisation_id)`,
  },
};

const ofFeed = (gremiumId: string) => `exists (select 1 from calendar_feeds f where f.gremium_id = ${gremiumId} and f.id = '$subject')`;

/** Everything that the secret address of a body's calendar shows: no way in from afar. */
const OF_CALENDAR_FEED: Reads = {
  calendar_feeds: { rows: "the address itself, until it is revoked", where: "id = '$subject' and revoked_at is null" },
  meetings: { rows: "of the body", where: ofFeed("t.gremium_id") },
  gremien: { rows: "that body", where: ofFeed("t.id") },
};

/** All that the secret address of the deadlines' calendar reads of tables; the deadlines come by wall.deadlines. */
const OF_DEADLINE_FEED: Reads = {
  deadline_feeds: { rows: "the address itself, until it is revoked", where: "id = '$subject' and revoked_at is null" },
};

const OF_TASK: Reads = {
  tasks: { rows: "the link's own", where: "id = '$subject'" },
  gremien: { rows: "the task's body", where: "exists (select 1 from tasks k where k.gremium_id = t.id and k.id = '$subject')" },
  people: {
    rows: "the task's owner, unless blocked",
    where: "restricted_at is null and exists (select 1 from tasks k where k.owner_person_id = t.id and k.id = '$subject')",
  },
};

const ofOwnConference = (id: string) => `exists (select 1 from registrations r where r.conference_id = ${id} and r.id = '$subject')`;
const ofOwnRegistration = { rows: "the link's own", where: "registration_id = '$subject'" };

const ofOwnBooking = { rows: "the link's own", where: "booking_id = '$subject'" };
const ofBookedOffer = (id: string) => ({ rows: "of the offer booked", where: `${id} = (select offer_id from bookings where id = '$subject')` });

/** Everything that the holder of a booking's link reads: nobody else's. */
const OF_BOOKING: Reads = {
  bookings: { rows: "the link's own", where: "id = '$subject'" },
  booking_contacts: ofOwnBooking,
  offers: ofBookedOffer("t.id"),
  offer_texts: ofBookedOffer("t.offer_id"),
  offer_dates: ofBookedOffer("t.offer_id"),
  offer_capacities: ofBookedOffer("t.offer_id"),
  courses: ofBookedOffer("t.offer_id"),
  offer_places: ofBookedOffer("t.offer_id"),
  offer_lendings: ofBookedOffer("t.offer_id"),
  loans: ofOwnBooking,
};

/** Everything that somebody reads who gets the course list. */
const OF_COURSE_LIST: Reads = { course_list_subscribers: { rows: "the link's own", where: "id = '$subject'" } };

const ofOwnInterest = { rows: "the link's own", where: "interest_id = '$subject'" };
const ofPlaceOffered = (id: string) => ({
  rows: "of a course with a place offered",
  where: `${id} in (select offer_id from interest_offers where interest_id = '$subject')`,
});

/** Everything that somebody reads who waits for a course. */
const OF_INTEREST: Reads = {
  interest_entries: { rows: "the link's own", where: "id = '$subject'" },
  interest_contacts: ofOwnInterest,
  interest_offers: ofOwnInterest,
  bookings: { rows: "the place that is kept", where: "id in (select booking_id from interest_offers where interest_id = '$subject')" },
  offers: ofPlaceOffered("t.id"),
  offer_texts: ofPlaceOffered("t.offer_id"),
  offer_capacities: ofPlaceOffered("t.offer_id"),
  courses: ofPlaceOffered("t.offer_id"),
};

/** Everything that the holder of a registration's link reads: nobody else's. */
const OF_REGISTRATION: Reads = {
  registrations: { rows: "the link's own", where: "id = '$subject'" },
  registrants: ofOwnRegistration,
  registration_needs: ofOwnRegistration,
  workshop_places: ofOwnRegistration,
  conferences: { rows: "the one registered for", where: ofOwnConference("t.id") },
  conference_internals: { rows: "of that conference", where: ofOwnConference("t.conference_id") },
  conference_workshops: { rows: "of that conference", where: ofOwnConference("t.conference_id") },
};

/** Everything that the link on the wall reads. */
const OF_IDEA_BOARD: Reads = {
  idea_boards: { rows: "the link's own", where: "id = '$subject'" },
  idea_cards: { rows: "of that board, as far as they are shown", where: "board_id = '$subject' and hidden_reason is null and joined_into_id is null" },
  conferences: { rows: "the board's", where: "exists (select 1 from idea_boards b where b.conference_id = t.id and b.id = '$subject')" },
};

const ofOwnGrant = { rows: "the link's own", where: "application_id = '$subject'" };
const ofOwnCall = (id: string) => `exists (select 1 from grant_applications a where a.call_id = ${id} and a.id = '$subject')`;

/** Everything that somebody reads who applied for a micro-grant: nobody else's. */
const OF_GRANT: Reads = {
  grant_calls: { rows: "the one applied for", where: ofOwnCall("t.id") },
  grant_call_texts: { rows: "of that call", where: ofOwnCall("t.call_id") },
  grant_applications: { rows: "the link's own", where: "id = '$subject'" },
  grant_applicants: ofOwnGrant,
  grant_decisions: ofOwnGrant,
  grant_reports: ofOwnGrant,
  grant_releases: ofOwnGrant,
  files: { rows: "beside the own report", where: "exists (select 1 from grant_reports r where r.file_id = t.id and r.application_id = '$subject')" },
};

const ofRound = { rows: "of the link's round", where: "round_id = '$subject'" };

/** Everything that the page reads that hangs on the wall. */
const OF_PRIORITY_ROUND: Reads = {
  priority_rounds: { rows: "the link's own", where: "id = '$subject'" },
  priority_items: ofRound,
  priority_criteria: ofRound,
  priority_receipts: ofRound,
  priority_round_links: ofRound,
};

const ofMembersRound = (id: string) => ({
  rows: "of the round that the member votes in",
  where: `exists (select 1 from priority_entitlements e where e.round_id = ${id} and e.id = '$subject')`,
});

/** Everything that a member's link reads: not who else may vote. */
const OF_PRIORITY_MEMBER: Reads = {
  priority_rounds: ofMembersRound("t.id"),
  priority_items: ofMembersRound("t.round_id"),
  priority_criteria: ofMembersRound("t.round_id"),
  priority_receipts: ofMembersRound("t.round_id"),
};

const ofOwnRound = (id: string) => `exists (select 1 from evaluation_raters r where r.evaluation_round_id = ${id} and r.id = '$subject')`;
const ofOwnRating = (id: string) => `exists (select 1 from evaluation_ratings e where e.goal_id = ${id} and e.rater_id = '$subject')`;

/** Everything that the holder of a rater's link reads: no other rater, no measure but by wall.evaluation_evidence. */
const OF_EVALUATION: Reads = {
  evaluation_rounds: { rows: "the one that asks", where: ofOwnRound("t.id") },
  evaluation_goals: { rows: "those asked about", where: `${ofOwnRound("t.evaluation_round_id")} and ${ofOwnRating("t.goal_id")}` },
  evaluation_raters: { rows: "the link's own", where: "id = '$subject'" },
  evaluation_contacts: { rows: "the link's own", where: "rater_id = '$subject'" },
  evaluation_ratings: { rows: "the link's own", where: "rater_id = '$subject'" },
  people: {
    rows: "who was written to, unless blocked",
    where: "restricted_at is null and exists (select 1 from evaluation_contacts c where c.person_id = t.id and c.rater_id = '$subject')",
  },
  goals: { rows: "those asked about that are still in the concept", where: ofOwnRating("t.id") },
};

const ofOwnEntry = { rows: "of the link's organisation", where: "organisation_id = '$subject'" };

const ofOwnOffer = {
  rows: "of the offers of the link's organisation",
  where: "exists (select 1 from offers o where o.id = t.offer_id and o.organisation_id = '$subject')",
};

/** Everything that an organisation reads that keeps its own entry and its own offers: never the house's notes. */
const OF_ENTRY: Reads = {
  organisations: { rows: "the link's own", where: "id = '$subject'" },
  municipalities: { rows: "all: names of places", where: "true" },
  people: { rows: "of the link's organisation, and not blocked", where: "organisation_id = '$subject' and restricted_at is null" },
  organisation_internals: ofOwnEntry,
  organisation_municipalities: ofOwnEntry,
  organisation_upkeep: ofOwnEntry,
  organisation_changes: ofOwnEntry,
  offers: ofOwnEntry,
  offer_openness: ofOwnOffer,
  offer_texts: ofOwnOffer,
  offer_upkeep_settings: { rows: "all: after how many days offers count as unconfirmed", where: "true" },
  offer_address_checks: {
    rows: "of the addresses that the offers of the link's organisation name",
    where:
      "exists (select 1 from offers o where o.organisation_id = '$subject' and t.address in (o.website, o.registration_link, split_part(o.email, '@', 2)))",
  },
  founding_steps: { rows: "all: what is to be done to found an association", where: "true" },
  founding_projects: ofOwnEntry,
  founding_progress: ofOwnEntry,
  board_members: ofOwnEntry,
  offer_labels: { rows: "all: words to choose from", where: "true" },
  holidays: { rows: "all: days on which series rest", where: "true" },
  offer_trust: ofOwnEntry,
  offer_changes: ofOwnOffer,
  offer_capacities: ofOwnOffer,
  offer_topics: ofOwnOffer,
  offer_places: ofOwnOffer,
  offer_times: ofOwnOffer,
  offer_dates: ofOwnOffer,
  courses: ofOwnOffer,
  attendance_sheets: ofOwnOffer,
  attendance: ofOwnOffer,
  course_certificates: ofOwnOffer,
  loans: ofOwnOffer,
  bookings: { rows: "loans of those offers", where: `id in (select booking_id from loans l where ${ofOwnOffer.where.replace("t.offer_id", "l.offer_id")})` },
  booking_contacts: {
    rows: "who borrows from them",
    where: `booking_id in (select booking_id from loans l where ${ofOwnOffer.where.replace("t.offer_id", "l.offer_id")})`,
  },
  offer_posts: ofOwnOffer,
  offer_lendings: ofOwnOffer,
};

const ofConfirming = (organisationId: string) =>
  `exists (select 1 from contact_confirmations k where k.organisation_id = ${organisationId} and k.id = '$subject')`;

/** Everything that an organisation reads that says whether its numbers are still right. */
const OF_CONFIRMATION: Reads = {
  contact_confirmations: { rows: "the link's own", where: "id = '$subject'" },
  organisations: { rows: "the one that was asked", where: ofConfirming("t.id") },
  situation_contacts: { rows: "of that organisation", where: ofConfirming("t.organisation_id") },
  situations: {
    rows: "in which people call there",
    where: `exists (select 1 from situation_contacts c where c.situation_id = t.id and ${ofConfirming("c.organisation_id")})`,
  },
};

/** What each kind of link reads; `$subject` is the id of what the link opens. A kind that is not named: no row. */
export const LINK_READS: Partial<Record<LinkKind, Reads>> = {
  "status-request": OF_STATUS_REQUEST,
  "meeting-answer": OF_MEETING_ANSWER,
  "calendar-feed": OF_CALENDAR_FEED,
  "deadline-feed": OF_DEADLINE_FEED,
  task: OF_TASK,
  registration: OF_REGISTRATION,
  booking: OF_BOOKING,
  interest: OF_INTEREST,
  "course-list": OF_COURSE_LIST,
  "idea-board": OF_IDEA_BOARD,
  "grant-application": OF_GRANT,
  "priority-round": OF_PRIORITY_ROUND,
  "priority-member": OF_PRIORITY_MEMBER,
  evaluation: OF_EVALUATION,
  "organisation-entry": OF_ENTRY,
  "contact-confirmation": OF_CONFIRMATION,
  "person-release": {
    people: { rows: "the link's own person", where: "id = '$subject'" },
    organisations: { rows: "that person's", where: "exists (select 1 from people p where p.organisation_id = t.id and p.id = '$subject')" },
    person_releases: { rows: "that person's", where: "person_id = '$subject'" },
  },
};
