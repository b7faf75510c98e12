import type { OfferDate, OfferPage } from "#domain/offers/finding/index.ts";
import { dayHere } from "#platform/i18n/index.ts";

/**
 * What search engines read of an offer, in the words of schema.org: an event where it has a next date and a place to go to,
 * a course without one, else a service.
 *
 * @param url of its page
 * @returns text for a script element of type application/ld+json; no browser runs it, and nothing in it can end the element
 */
export function offerData(offer: OfferPage, url: string): string {
  const location = locationOf(offer);
  const provider = offer.organisation ? { "@type": "Organization", name: offer.organisation } : undefined;
  const price =
    offer.costCents === null
      ? {}
      : { isAccessibleForFree: offer.costCents === 0, offers: { "@type": "Offer", price: (offer.costCents / 100).toFixed(2), priceCurrency: "EUR", url } };
  const common = {
    "@context": "https://schema.org",
    url,
    name: offer.title.text,
    description: offer.summary.text || offer.title.text,
  };
  if (offer.next && location) {
    return written({
      ...common,
      "@type": offer.kind === "course" ? "EducationEvent" : "Event",
      ...spanOf(offer.next),
      eventStatus: "https://schema.org/EventScheduled",
      eventAttendanceMode: `https://schema.org/${offer.setting === "online" ? "Online" : "Offline"}EventAttendanceMode`,
      inLanguage: offer.languages,
      location,
      organizer: provider,
      ...price,
    });
  }
  if (offer.kind === "course") return written({ ...common, "@type": "Course", inLanguage: offer.languages, provider, ...price });
  const { isAccessibleForFree: _free, ...priced } = { isAccessibleForFree: false, ...price };
  return written({ ...common, "@type": "Service", serviceType: offer.branch.names.de, areaServed: location, provider, ...priced });
}

/** Whole days as days: as a moment in UTC the first would be the evening before, and the last the day after. */
function spanOf({ startsAt, endsAt, isAllDay }: OfferDate): { startDate: string; endDate: string } {
  if (!isAllDay) return { startDate: startsAt, endDate: endsAt };
  return { startDate: dayHere(startsAt), endDate: dayHere(new Date(Date.parse(endsAt) - 1).toISOString()) };
}

/** Where one goes, or looks; nothing for who comes to people. */
function locationOf({ setting, onlineAddress, places }: OfferPage): object | undefined {
  if (setting === "online") return onlineAddress ? { "@type": "VirtualLocation", url: onlineAddress } : undefined;
  const [place] = places;
  if (!place) return undefined;
  return {
    "@type": "Place",
    name: place.name || place.municipality || undefined,
    address: {
      "@type": "PostalAddress",
      streetAddress: place.street || undefined,
      postalCode: place.postalCode || undefined,
      addressLocality: place.municipality || undefined,
      addressCountry: "DE",
    },
    geo: place.latitude === null ? undefined : { "@type": "GeoCoordinates", latitude: place.latitude, longitude: place.longitude },
  };
}

const written = (data: object) => JSON.stringify(data).replaceAll("<", String.raw`\u003c`);
