export { isRated, opennessFigures, type OpennessFigures, type OpennessRow } from "./openness-figures.ts";
export { findRateable, RateOffer, rateOffer, type RatedOffer, type Rating } from "./rate-offer.ts";
export { ANSWERS, QUESTIONS, type Answer, type Question } from "./schema.ts";
export { askProviders, PAUSE_DAYS, readAsking, type AskedProvider } from "./ask-providers.ts";
export { mailQuestions, type ComposeOpennessLetter, type OpennessLetter } from "./mail-questions.ts";
export { OPENNESS_PICKS, pageOfServices, pickServices, type OpennessFilter, type OpennessPick } from "./pick-services.ts";
