import type { GremiumKind, MemberRole } from "./schema.ts";

/** What kinds of bodies a county has. Names in app/messages/<locale>/gremien.json, `kind-…`. */
export const GREMIUM_KINDS = [
  "steering-group",
  "operational-group",
  "working-group",
  "advisory-board",
  "network",
  "internal-group",
  "committee",
] as const satisfies readonly GremiumKind[];

/** In the order in which members are listed. Names in gremien.json, `role-…`. */
export const MEMBER_ROLES = ["chair", "deputy-chair", "moderator", "minute-taker", "member", "guest"] as const satisfies readonly MemberRole[];
