import type { AreaPrivacy } from "#platform/privacy/index.ts";

/** Events, programmes and posts add no names but those that somebody writes into a text: who comes stands with the booking, and goes with it. */
export const eventsPrivacy: AreaPrivacy = {
  activities: [],
  tables: [
    {
      table: "public.event_visits",
      activity: "bookings",
      category: "attendance",
      about: "matter",
      columns: {
        booking_id: "via public.booking_contacts.booking_id as public.bookings.offer_id as public.offer_texts.title by offer_id",
        starts_at: "detail",
        came_at: "detail",
      },
      retention: { rule: "offer-over" },
      erase: { by: "replacing" },
    },
    {
      table: "public.offer_posts",
      activity: "offers",
      category: "mention",
      about: "matter",
      columns: { offer_id: "ref public.offers.id", occupation: "mention", how_to_apply: "mention" },
      retention: { rule: "with-matter" },
      erase: { by: "replacing" },
    },
    {
      table: "public.programme_texts",
      activity: "offers",
      category: "mention",
      about: "matter",
      columns: { programme_id: "kept", title: "mention", description: "mention" },
      retention: { rule: "with-matter" },
      erase: { by: "replacing" },
    },
    {
      table: "public.event_results",
      activity: "offers",
      category: "mention",
      about: "matter",
      columns: { offer_id: "ref public.offers.id", label: "mention", sentence: "mention" },
      retention: { rule: "with-matter" },
      erase: { by: "replacing" },
    },
  ],
  reviewed: {
    "public.offer_posts.duration_unit": "One word of a list.",
    "public.offer_posts.pay_per": "One word of a list.",
    "public.offer_posts.german_level": "One word of a list.",
    "public.programmes": "Days of a series of events.",
    "public.programme_offers": "Programmes and their events.",
    "public.programme_texts.language": "A code of a list.",
    "public.event_settings": "Days before a date, and words of a list.",
    "public.event_known_dates": "Days and hours.",
    "public.event_letters": "Which mail about a date was sent for a booking; who it is stands elsewhere and goes.",
    "public.event_counts": "Numbers of people.",
    "public.event_result_internals": "Numbers of people, exact.",
  },
  subjects: {},
};
