import type { AreaPrivacy } from "#platform/privacy/index.ts";

/** Who borrows stands with the booking and goes with it; then a loan is days and a number. */
export const lendingPrivacy: AreaPrivacy = {
  activities: [],
  tables: [
    {
      table: "public.loans",
      activity: "bookings",
      category: "registration",
      about: "matter",
      columns: {
        booking_id: "via public.booking_contacts.booking_id as public.bookings.offer_id as public.offer_texts.title by offer_id",
        first_day: "detail",
        last_day: "detail",
        handed_out_on: "detail",
        returned_on: "detail",
      },
      retention: { rule: "offer-over" },
      erase: { by: "replacing" },
    },
    {
      table: "public.offer_lendings",
      activity: "offers",
      category: "mention",
      about: "matter",
      columns: { offer_id: "ref public.offers.id", item: "mention", fetch_place: "mention", fetch_times: "mention" },
      retention: { rule: "with-matter" },
      erase: { by: "replacing" },
    },
  ],
  subjects: {},
};
