export { listCalendar, type CalendarDay, type CalendarEntry } from "./calendar.ts";
export { readCounsel, type Counsel } from "./counsel.ts";
export { findOffers, type Facet, type FoundOffers } from "./find-offers.ts";
export { listOfferLabels, type OfferLabel } from "./list-labels.ts";
export { listMap, listPoints, type MapArea, type MapPoint } from "./map.ts";
export { ANY_OFFER, DAY_PARTS, DISTANCES, type DayPart, type OfferQuery } from "./offer-query.ts";
export { findOffer, readOffers, type InLanguage, type OfferCard, type OfferDate, type OfferPage, type OfferPlace } from "./read-offers.ts";
export { LEVELS } from "../courses/schema.ts";
export { OFFER_KINDS } from "../schema.ts";
