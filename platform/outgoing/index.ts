export { fetchOutside, type OutgoingAnswer, type OutgoingFault, type OutgoingRequest } from "./fetch-outside.ts";
