import { runLongJob } from "#domain/concept/long-jobs/index.ts";
import { remindOwners, sendStatusRequest } from "#domain/concept/rounds/index.ts";
import { anchorAudit } from "#platform/audit/index.ts";
import { sweepFiles } from "#platform/files/index.ts";
import type { House } from "#platform/house.ts";
import type { JobHandlers } from "#platform/jobs/index.ts";
import { sendMail } from "#platform/mail/index.ts";
import { writeExport } from "./exports.ts";
import { composeStatusLetter } from "./mails/rounds.ts";

/** Every queue's work, composed above the areas because mails need both: what the areas know and the texts. */
export function jobHandlers({ settings }: House): JobHandlers {
  const compose = composeStatusLetter(settings.origin);
  return {
    "mail.send": sendMail(settings),
    "audit.anchor": anchorAudit(settings.dataFolder),
    "files.sweep": sweepFiles(settings.dataFolder),
    "long-job.run": runLongJob({ dataFolder: settings.dataFolder, writeExport }),
    "status-request.mail": sendStatusRequest(compose),
    "status-round.remind": remindOwners(compose),
  };
}
