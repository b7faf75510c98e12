export type { ComposeProviderLetter, ProviderLetter } from "./letters.ts";
export { findLastAnswer, findLinkedProvider, findOwnOffer, listOwnOffers, type OwnOffer, type OwnOfferRow } from "./own-offers.ts";
export { ownStanding, waitingFor, type OwnStanding } from "./own-standing.ts";
export { providersPrivacy } from "./privacy.ts";
export { countReview, findReview, listReview, REVIEW_KINDS, SettleReview, settleReview, type ReviewKind, type ReviewPage, type ReviewRow } from "./review.ts";
export {
  actsOn,
  createOwnOffer,
  editOwnOffer,
  moveOwnOffer,
  OWN_ACTS,
  setOwnCourse,
  setOwnLending,
  setOwnPost,
  setOwnTimes,
  type Fate,
  type OwnAct,
  type OwnCourse,
  type OwnFields,
} from "./save-own.ts";
export { listProviders, SetTrust, setTrust, type Provider } from "./trust.ts";
