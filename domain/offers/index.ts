export { mayCounsel, mayEditOffers } from "./access.ts";
export { offersPrivacy } from "./privacy.ts";
export { OFFER_KINDS, OFFER_STATES, REGISTRATIONS, SETTINGS, type LabelKind, type OfferKind, type OfferState } from "./schema.ts";
