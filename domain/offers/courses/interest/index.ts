export { answerInterest, findOwnInterest, InterestAnswer, type OwnInterest } from "./answer.ts";
export { correctInterest, type CorrectRefusal, type InterestConflict, type InterestContent } from "./correct.ts";
export { askForCourse, DAY_PARTS, deleteInterest, enterInterest, InterestContact, Need } from "./enter.ts";
export {
  countInterest,
  findInterest,
  INTEREST_ORDERS,
  listAsked,
  listFitting,
  listInterested,
  listOwnInterested,
  type AskedForCourse,
  type InterestCount,
  type InterestFilter,
  type ListedInterest,
  type OwnInterested,
} from "./list-interested.ts";
export { askInterested, mailInterested, type ComposeInterestLetter, type InterestLetter } from "./mail-interest.ts";
export { offerPlace, passOnPlaces, type OfferPlaceRefusal } from "./offer-places.ts";
export { interestPrivacy } from "./privacy.ts";
export { type InterestState } from "./schema.ts";
export { listWantedPlaces } from "./wanted-places.ts";
