export { isRated, opennessFigures, type OpennessFigures, type OpennessRow } from "./openness-figures.ts";
export { findRateable, RateOffer, rateOffer, type RatedOffer, type Rating } from "./rate-offer.ts";
export { ANSWERS, QUESTIONS, type Answer, type Question } from "./schema.ts";
