import type { AreaPrivacy } from "#platform/privacy/index.ts";
import { NAMES_KEPT_DAYS } from "./names-kept.ts";

const end = (registrationId: string) =>
  `(select c.ends_at from registrations r join conferences c on c.region_id = r.region_id and c.id = r.conference_id where r.region_id = %.region_id and r.id = %.${registrationId})`;
const endOf = (table: string) => end("registration_id").replaceAll("%", table);
/** A registration that nobody confirmed is over after a week: as if the conference had been all other days before. */
const endOfRegistrant = `(select case when r.state = 'asked' then r.made_at - interval '${NAMES_KEPT_DAYS - 7} days' else c.ends_at end
  from registrations r join conferences c on c.region_id = r.region_id and c.id = r.conference_id
  where r.region_id = registrants.region_id and r.id = registrants.registration_id)`;

const matter = { activity: "conferences", about: "matter", category: "mention", retention: { rule: "with-matter" }, erase: { by: "replacing" } } as const;

/** Who comes to a conference, what they need for it, and what stands on the cards. */
export const conferencesPrivacy: AreaPrivacy = {
  activities: [
    {
      activity: "conferences",
      bases: ["public-task", "consent-taking-part"],
      concerned: ["people-in-functions", "invited", "participants"],
      recipients: ["region-staff", "mail-server"],
    },
  ],
  tables: [
    {
      table: "public.registrants",
      activity: "conferences",
      category: "registration",
      about: "person",
      columns: { registration_id: "kept", name: "subject-name", organisation: "detail", email: "subject-email", language: "detail" },
      opens: "registration_id",
      retention: { rule: "conference-over", deletes: { since: endOfRegistrant, days: NAMES_KEPT_DAYS } },
      erase: { by: "deleting" },
    },
    {
      // Theirs as long as their name stands beside it; then it is a number.
      table: "public.registrations",
      activity: "conferences",
      category: "registration",
      about: "matter",
      columns: {
        id: "via public.registrants.registration_id",
        conference_id: "ref public.conferences.title",
        state: "detail",
        made_at: "detail",
        attended_at: "detail",
      },
      retention: { rule: "conference-over" },
      erase: { by: "replacing" },
    },
    {
      table: "public.workshop_places",
      activity: "conferences",
      category: "registration",
      about: "matter",
      columns: {
        registration_id: "via public.registrants.registration_id as public.registrations.conference_id as public.conferences.title",
        workshop_id: "ref public.conference_workshops.title",
        state: "detail",
      },
      retention: { rule: "conference-over" },
      erase: { by: "replacing" },
    },
    {
      table: "public.registration_needs",
      activity: "conferences",
      category: "needs",
      about: "person",
      columns: {
        registration_id: "via public.registrants.registration_id as public.registrations.conference_id as public.conferences.title",
        interpreter_language: "detail",
        childcare: "detail",
        access: "detail",
      },
      retention: { rule: "meeting-over", deletes: { since: endOf("registration_needs"), days: 14 } },
      erase: { by: "deleting" },
    },
    {
      ...matter,
      table: "public.conferences",
      columns: { title: "mention", purpose: "mention", place: "mention", cancelled_reason: "mention", documentation: "mention" },
    },
    {
      ...matter,
      table: "public.conference_workshops",
      category: "authority",
      columns: { title: "mention", sentence: "mention", moderator_person_id: "person", documentation: "mention" },
    },
    { ...matter, table: "public.conference_papers", columns: { title: "mention" } },
    { ...matter, table: "public.idea_boards", columns: { question: "mention" } },
    { ...matter, table: "public.idea_groups", columns: { title: "mention" } },
    { ...matter, table: "public.idea_cards", columns: { text: "mention", hidden_reason: "mention" } },
  ],
  reviewed: {
    "public.idea_board_links": "The code of a link that hangs on a wall for all to see.",
    "public.conferences.state": "One word of a list.",
    "public.conferences.languages": "Codes of a list.",
    "public.conference_internals": "An address on the web.",
    "public.conference_fields": "Titles of action fields.",
    "public.conference_workshops.room": "The name of a room.",
    "public.conference_workshops.field_id": "An action field.",
    "public.conference_workshops.field_title": "The title of an action field.",
    "public.registrations.owed": "One word of a list.",
  },
};
