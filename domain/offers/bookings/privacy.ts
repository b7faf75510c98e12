import type { AreaPrivacy } from "#platform/privacy/index.ts";

/** What nobody confirmed is over after a week: as if the last date had been 83 days before. What is lent and not back is not over. */
const endOfBooking = `(select case when b.state = 'asked' then b.made_at - interval '83 days'
    when exists (select 1 from loans l where l.region_id = b.region_id and l.booking_id = b.id and l.handed_out_on is not null and l.returned_on is null) then null
    else greatest(b.made_at,
    (select max(d.ends_at) from offer_dates d where d.region_id = b.region_id and d.offer_id = b.offer_id),
    (select greatest(l.last_day, l.returned_on)::timestamptz from loans l where l.region_id = b.region_id and l.booking_id = b.id),
    (select c.ends_on::timestamptz from courses c where c.region_id = b.region_id and c.offer_id = b.offer_id)) end
  from bookings b where b.region_id = booking_contacts.region_id and b.id = booking_contacts.booking_id)`;

/** Who takes part: a name and a way to reach it, for the provider and the office, gone ninety days after the end. */
export const bookingsPrivacy: AreaPrivacy = {
  activities: [
    {
      activity: "bookings",
      bases: ["public-task", "consent-taking-part"],
      concerned: ["participants"],
      recipients: ["region-staff", "providers", "mail-server"],
    },
  ],
  tables: [
    {
      table: "public.booking_contacts",
      activity: "bookings",
      category: "registration",
      about: "person",
      columns: { booking_id: "kept", name: "subject-name", guardian: "subject-name", email: "subject-email", phone: "subject-phone", language: "detail" },
      opens: "booking_id",
      retention: { rule: "offer-over", deletes: { since: endOfBooking, days: 90 } },
      erase: { by: "deleting" },
    },
    {
      // Which course, since when and with what result is theirs as long as their name stands beside it; then it is a number.
      table: "public.bookings",
      activity: "bookings",
      category: "registration",
      about: "matter",
      columns: {
        id: "via public.booking_contacts.booking_id",
        offer_id: "ref public.offer_texts.title by offer_id",
        state: "detail",
        made_at: "detail",
        offered_until: "detail",
        attended_at: "detail",
        age_band: "detail",
      },
      retention: { rule: "offer-over" },
      erase: { by: "replacing" },
    },
    {
      table: "public.courses",
      activity: "offers",
      category: "mention",
      about: "matter",
      columns: { teacher_person_id: "ref public.people.last_name", room: "mention", certificate: "mention" },
      retention: { rule: "with-matter" },
      erase: { by: "replacing" },
    },
  ],
  reviewed: {
    "public.courses.type": "One word of a list.",
    "public.courses.level_from": "One word of a list.",
    "public.courses.level_to": "One word of a list.",
    "public.courses.funding": "One word of a list.",
    "public.offer_capacities": "Numbers of places.",
    "public.bookings.owed": "One word of a list.",
    "public.booking_steps": "The states a booking went through, and when.",
  },
  subjects: {},
};
