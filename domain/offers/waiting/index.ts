export { whatWaits, type OffersWaiting } from "./what-waits.ts";
