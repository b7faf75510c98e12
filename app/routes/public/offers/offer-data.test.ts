import { expect, test } from "vitest";
import { z } from "zod";
import type { OfferPage } from "#domain/offers/finding/index.ts";
import { plainOffer } from "#tests/support/offer-page.ts";
import { offerData } from "./offer-data.ts";

const de = (text: string) => ({ text, language: "de" as const });
const url = "https://ellerland.example/ellerland/de/angebote/1";
const evening: OfferPage = {
  ...plainOffer,
  id: "1",
  title: de("Chor </script><b>"),
  organisation: "Singkreis",
  organisationId: "2",
  branch: { key: "music", icon: null, names: { de: "Musik" } },
  places: [{ name: "Saal", street: "Am Markt 1", postalCode: "99901", municipality: "Lünmoor", latitude: 53, longitude: 9 }],
  next: { startsAt: "2026-12-01T17:30:00Z", endsAt: "2026-12-01T19:00:00Z", isAllDay: false, isCancelled: false },
  dateCount: 1,
};

/** What schema.org says of each type, and what search engines ask for as required. */
const text = z.string().min(1);
const Organization = z.strictObject({ "@type": z.literal("Organization"), name: text });
const Price = z.strictObject({ "@type": z.literal("Offer"), price: z.string().regex(/^\d+\.\d\d$/), priceCurrency: z.literal("EUR"), url: z.url() });
const Place = z.strictObject({
  "@type": z.literal("Place"),
  name: text.optional(),
  address: z.strictObject({
    "@type": z.literal("PostalAddress"),
    streetAddress: text.optional(),
    postalCode: text.optional(),
    addressLocality: text.optional(),
    addressCountry: z.literal("DE"),
  }),
  geo: z.strictObject({ "@type": z.literal("GeoCoordinates"), latitude: z.number(), longitude: z.number() }).optional(),
});
const VirtualLocation = z.strictObject({ "@type": z.literal("VirtualLocation"), url: z.url() });
const thing = { "@context": z.literal("https://schema.org"), url: z.url(), name: text, description: text, offers: Price.optional() };
const free = { isAccessibleForFree: z.boolean().optional() };
const event = {
  ...thing,
  ...free,
  startDate: z.iso.datetime({ offset: true }),
  endDate: z.iso.datetime({ offset: true }),
  eventStatus: z.literal("https://schema.org/EventScheduled"),
  eventAttendanceMode: z.enum(["https://schema.org/OnlineEventAttendanceMode", "https://schema.org/OfflineEventAttendanceMode"]),
  inLanguage: z.array(text),
  location: z.union([Place, VirtualLocation]),
  organizer: Organization.optional(),
};
const SCHEMAS = {
  Event: z.strictObject({ "@type": z.literal("Event"), ...event }),
  EducationEvent: z.strictObject({ "@type": z.literal("EducationEvent"), ...event }),
  Course: z.strictObject({ "@type": z.literal("Course"), ...thing, ...free, inLanguage: z.array(text), provider: Organization }),
  Service: z.strictObject({ "@type": z.literal("Service"), ...thing, serviceType: text, areaServed: Place.optional(), provider: Organization.optional() }),
};

test.each<[keyof typeof SCHEMAS, string, Partial<OfferPage>]>([
  ["Event", "with a date and a place", {}],
  ["Event", "online", { setting: "online", onlineAddress: "https://example.org/raum", places: [] }],
  ["EducationEvent", "that is a course with a date", { kind: "course", costCents: 1250 }],
  ["Course", "that is a course without a date", { kind: "course", next: null }],
  ["Course", "that is a course online at an address nobody says", { kind: "course", setting: "online", places: [] }],
  ["Service", "without a date", { next: null, costCents: 500 }],
  ["Service", "that comes to people", { setting: "visits", places: [], costCents: null }],
  [
    "Service",
    "of somebody who is not public, somewhere",
    {
      next: null,
      organisation: null,
      places: [{ name: "", street: "", postalCode: "", municipality: null, latitude: null, longitude: null }],
    },
  ],
])("Search engines read as %s an offer %s", (type, _, unlike) => {
  const written = offerData({ ...evening, ...unlike }, url);
  expect(written).not.toContain("<");
  expect(() => SCHEMAS[type].parse(JSON.parse(written))).not.toThrow();
});

test("Whole days are the days they are here, not those of their first and last moment in UTC", () => {
  const weekend = { startsAt: "2026-12-04T23:00:00Z", endsAt: "2026-12-06T23:00:00Z", isAllDay: true, isCancelled: false };
  expect(JSON.parse(offerData({ ...evening, next: weekend }, url))).toMatchObject({ "@type": "Event", startDate: "2026-12-05", endDate: "2026-12-06" });
});
