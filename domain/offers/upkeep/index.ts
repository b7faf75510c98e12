export { checkAddresses } from "./check-addresses.ts";
export { countDeadAddresses, hasCheckedAddresses, listDeadAddresses, type DeadAddress } from "./dead-addresses.ts";
export { keepOffers } from "./keep-offers.ts";
export type { ComposeOffersLetter, OffersLetter } from "./letters.ts";
export { hasOffersToKeep, listAsked, type AskedProvider } from "./list-asked.ts";
export { lookUpAddress, type LookUp } from "./look-up.ts";
export { confirmOffers, ConfirmOffers, findOwnOffers, type OwnOffer, type OwnOffers } from "./own-offers.ts";
export { readUpkeepSettings, setUpkeepSettings, UpkeepSettings } from "./settings.ts";
export { freshness, HIDE_AFTER_DAYS, isKept, MARK_AFTER_DAYS, WARN_AFTER_DAYS, type Freshness } from "./steps.ts";
