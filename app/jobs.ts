import { sendMeetingMail } from "#domain/network/meetings/index.ts";
import { mailEvent, watchDates } from "#domain/offers/events/index.ts";
import { lapseBookings, mailBooking, moveUpInOffer } from "#domain/offers/bookings/index.ts";
import { askToConfirm, sendCourseLists } from "#domain/offers/course-list/index.ts";
import { askInterested, mailInterested, passOnPlaces } from "#domain/offers/courses/interest/index.ts";
import { mailRegistration, moveUpInConference } from "#domain/network/conferences/index.ts";
import { warnOffice } from "#domain/concept/funding/index.ts";
import { mailApplicant, remindOfReports } from "#domain/concept/micro-grants/index.ts";
import { remindRaters, sendEvaluationMail } from "#domain/concept/evaluation/index.ts";
import { remindOwners, sendStatusRequest } from "#domain/concept/rounds/index.ts";
import { mailTask, remindOfTasks } from "#domain/network/minutes/index.ts";
import { askContacts } from "#domain/network/index.ts";
import { keepEntries } from "#domain/network/upkeep/index.ts";
import { refreshFeeds } from "#domain/offers/feeds/index.ts";
import { extendDates } from "#domain/offers/times/index.ts";
import { mailQuestions } from "#domain/offers/openness/index.ts";
import { checkAddresses, keepOffers, lookUpAddress } from "#domain/offers/upkeep/index.ts";
import { anchorAudit, forgetAudit, sealAudit } from "#platform/audit/index.ts";
import { clearExpired, sendDeviceNotice } from "#platform/auth/index.ts";
import { checkFiles, sweepFiles } from "#platform/files/index.ts";
import type { House } from "#platform/house.ts";
import type { JobHandlers } from "#platform/jobs/index.ts";
import { runLongJob } from "#platform/long-jobs/index.ts";
import { sendMail } from "#platform/mail/index.ts";
import { keepRetention } from "#platform/privacy/index.ts";
import { composeDeviceNotice } from "./mails/accounts.ts";
import { longWorks, mayDo } from "./long-jobs/works.ts";
import { composeBookingLetter } from "./mails/bookings.ts";
import { composeEventLetter } from "./mails/events.ts";
import { courseListWords } from "./mails/course-list.ts";
import { composeEvaluationLetter } from "./mails/evaluations.ts";
import { composeRegistrationLetter } from "./mails/conferences.ts";
import { composeFundingDigest } from "./mails/funding.ts";
import { composeGrantLetter } from "./mails/grants.ts";
import { composeInterestLetter } from "./mails/interest.ts";
import { composeMeetingLetter } from "./mails/meetings.ts";
import { composeTaskLetter } from "./mails/minutes.ts";
import { composeUpkeepLetter } from "./mails/network.ts";
import { composeOpennessLetter } from "./mails/openness.ts";
import { composeOffersLetter } from "./mails/offers.ts";
import { composeContactLetter } from "./mails/situations.ts";
import { composeStatusLetter } from "./mails/rounds.ts";
import { register } from "./privacy.ts";

/** Every queue's work, composed above the areas because mails need both: what the areas know and the texts. */
export function jobHandlers({ settings }: House): JobHandlers {
  const compose = composeStatusLetter(settings.origin);
  const composeEvaluation = composeEvaluationLetter(settings.origin);
  const courseList = courseListWords(settings.origin);
  const composeTask = composeTaskLetter(settings.origin);
  return {
    "mail.send": sendMail(settings),
    "sign-in.notice": sendDeviceNotice(composeDeviceNotice(settings.origin)),
    "audit.anchor": anchorAudit(settings.dataFolder),
    "audit.seal": sealAudit(settings.dataFolder),
    "audit.forget": forgetAudit(settings.dataFolder),
    "accounts.clear": async (ctx) => void (await clearExpired(ctx.database)),
    "files.check": checkFiles(settings),
    "files.sweep": sweepFiles(settings.dataFolder),
    "privacy.retention": keepRetention(register, settings.dataFolder),
    "long-job.run": runLongJob({ works: longWorks(settings.dataFolder), may: mayDo }),
    "network.upkeep": keepEntries(composeUpkeepLetter(settings.origin)),
    "situation.ask": askContacts(composeContactLetter(settings.origin)),
    "status-request.mail": sendStatusRequest(compose),
    "meeting.mail": sendMeetingMail(composeMeetingLetter(settings.origin)),
    "registration.mail": mailRegistration(composeRegistrationLetter(settings.origin)),
    "conference.move-up": moveUpInConference,
    "booking.mail": mailBooking(composeBookingLetter(settings.origin)),
    "booking.move-up": moveUpInOffer,
    "bookings.lapse": lapseBookings,
    "interest.mail": mailInterested(composeInterestLetter(settings.origin)),
    "interest.pass-on": passOnPlaces,
    "interest.ask": askInterested,
    "course-list.confirm": askToConfirm(courseList),
    "course-lists.send": sendCourseLists(courseList),
    "event.mail": mailEvent(composeEventLetter(settings.origin)),
    "events.watch": watchDates,
    "grant.mail": mailApplicant(composeGrantLetter(settings.origin)),
    "grant.remind": remindOfReports,
    "funding.warn": warnOffice(composeFundingDigest(settings.origin)),
    "status-round.remind": remindOwners(compose),
    "evaluation.mail": sendEvaluationMail(composeEvaluation),
    "evaluation.remind": remindRaters(composeEvaluation),
    "task.mail": mailTask(composeTask),
    "task.remind": remindOfTasks(composeTask),
    "offers.dates": extendDates,
    "offers.feeds": refreshFeeds(settings),
    "offers.addresses": checkAddresses(lookUpAddress(settings)),
    "openness.ask": mailQuestions(composeOpennessLetter(settings.origin)),
    "offers.upkeep": keepOffers(composeOffersLetter(settings.origin)),
  };
}
