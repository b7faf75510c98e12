import { evaluationPrivacy } from "#domain/concept/evaluation/index.ts";
import { conceptPrivacy } from "#domain/concept/index.ts";
import { grantsPrivacy } from "#domain/concept/micro-grants/index.ts";
import { fundingPrivacy } from "#domain/concept/funding/index.ts";
import { prioritiesPrivacy } from "#domain/concept/priorities/index.ts";
import { agreementsPrivacy, foundingPrivacy, gremienPrivacy, networkPrivacy, officePrivacy, situationsPrivacy } from "#domain/network/index.ts";
import { conferencesPrivacy } from "#domain/network/conferences/index.ts";
import { bookingsPrivacy } from "#domain/offers/bookings/index.ts";
import { courseBookPrivacy } from "#domain/offers/course-book/index.ts";
import { courseListPrivacy } from "#domain/offers/course-list/index.ts";
import { interestPrivacy } from "#domain/offers/courses/interest/index.ts";
import { eventsPrivacy } from "#domain/offers/events/index.ts";
import { lendingPrivacy } from "#domain/offers/lending/index.ts";
import { offersPrivacy } from "#domain/offers/index.ts";
import { proposalsPrivacy } from "#domain/offers/proposals/index.ts";
import { providersPrivacy } from "#domain/offers/providers/index.ts";
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
  offersPrivacy,
  bookingsPrivacy,
  courseBookPrivacy,
  providersPrivacy,
  proposalsPrivacy,
  interestPrivacy,
  courseListPrivacy,
  eventsPrivacy,
  lendingPrivacy,
  conceptPrivacy,
  fundingPrivacy,
  grantsPrivacy,
  prioritiesPrivacy,
  evaluationPrivacy,
  mailPrivacy,
  filesPrivacy,
  longJobsPrivacy,
  auditPrivacy,
  privacyPrivacy,
]);
