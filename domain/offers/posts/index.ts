export { findPost, isPostKind, PostFields, writePost } from "./details.ts";
export { DURATION_UNITS, GERMAN_LEVELS, PAY_PER } from "./schema.ts";
