export { findPost, isPostKind, PostFields, savePost, type Post, type PostRefusal } from "./save-post.ts";
export { DURATION_UNITS, GERMAN_LEVELS, PAY_PER } from "./schema.ts";
