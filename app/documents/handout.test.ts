import { describe, expect, test } from "vitest";
import type { OfferPage } from "#domain/offers/finding/index.ts";
import type { Region } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import { plainOffer } from "#tests/support/offer-page.ts";
import { handoutOf } from "./handout.tsx";

const region = { name: "Landkreis Ellerland", slug: "ellerland", contactName: "Koordinierungsstelle", contactPhone: "05555 1" } as Region;
const dated = (startsAt: string, endsAt: string, more: { isAllDay?: boolean; isCancelled?: boolean } = {}) => ({
  startsAt,
  endsAt,
  isAllDay: false,
  isCancelled: false,
  ...more,
});

describe("The dates on a client's sheet", () => {
  const datesIn = (language: Locale, dates: OfferPage["dates"]) => {
    const { entries } = handoutOf([{ offer: { ...plainOffer, dates }, times: [] }], [], {
      region,
      today: "2026-11-23",
      language,
      origin: "https://ellerland.example",
    });
    return entries[0]?.facts
      .flatMap(({ values }) => values.map(({ text }) => text))
      .filter((text) => /20\d\d/.test(text))
      .map((text) => text.replaceAll("\u00A0", " "));
  };

  test("say an hour from and until, and of what takes days the first and the last of them", () => {
    expect(
      datesIn("de", [
        dated("2026-11-24T17:30:00Z", "2026-11-24T19:45:00Z"),
        dated("2026-11-27T17:00:00Z", "2026-11-29T15:00:00Z"),
        dated("2026-12-04T23:00:00Z", "2026-12-06T23:00:00Z", { isAllDay: true }),
        dated("2026-12-10T10:00:00Z", "2026-12-10T11:00:00Z", { isCancelled: true }),
      ]),
    ).toEqual([
      "Dienstag, 24. November 2026, 18:30 bis 20:45 Uhr",
      "Freitag, 27. November 2026, 18:00 Uhr bis Sonntag, 29. November 2026, 16:00 Uhr",
      "Samstag, 5. Dezember 2026 bis Sonntag, 6. Dezember 2026",
    ]);
  });

  test("say it in the client's language, with its own signs", () => {
    expect(datesIn("ar", [dated("2026-11-24T17:30:00Z", "2026-11-24T19:45:00Z")])).toEqual(["الثلاثاء، 24 نوفمبر 2026، من الساعة 18:30 إلى 20:45"]);
  });
});
