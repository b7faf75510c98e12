import { conceptPrivacy } from "#domain/concept/index.ts";
import { agreementsPrivacy, foundingPrivacy, gremienPrivacy, networkPrivacy, officePrivacy, situationsPrivacy } from "#domain/network/index.ts";
import { conferencesPrivacy } from "#domain/network/conferences/index.ts";
import { auditPrivacy } from "#platform/audit/index.ts";
import { authPrivacy } from "#platform/auth/index.ts";
import { filesPrivacy } from "#platform/files/index.ts";
import { longJobsPrivacy } from "#platform/long-jobs/index.ts";
import { mailPrivacy } from "#platform/mail/index.ts";
import { assembleRegister, privacyPrivacy } from "#platform/privacy/index.ts";

/** The personal data register, composed above the areas: each says of its own tables what they hold about whom. */
export const register = assembleRegister([
  authPrivacy,
  networkPrivacy,
  gremienPrivacy,
  conferencesPrivacy,
  agreementsPrivacy,
  situationsPrivacy,
  foundingPrivacy,
  officePrivacy,
  conceptPrivacy,
  mailPrivacy,
  filesPrivacy,
  longJobsPrivacy,
  auditPrivacy,
  privacyPrivacy,
]);
