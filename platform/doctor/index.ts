import { VERSION } from "#platform/config/index.ts";
import type { House } from "#platform/house.ts";
import { examineAsAdmin, examineDatabase } from "./database.ts";
import type { Finding } from "./finding.ts";
import { examineBackups, examineDisk, examineRightsOfFolder } from "./folders.ts";
import { examineCertificate, examineMail, examineScanner, examineTimeService } from "./outside.ts";
import { examineProgram, examineSettings } from "./settings.ts";

export type { Finding } from "./finding.ts";

/**
 * Looks at everything an operator would look at, and changes nothing.
 *
 * @param clock this machine's, in ms since 1970
 * @returns one or more findings for each thing looked at, in a fixed order; good ones too
 */
export async function examine({ settings, database, open }: House, clock: () => number = Date.now): Promise<Finding[]> {
  const now = new Date(clock());
  const found = [...examineProgram(VERSION), ...examineSettings(settings), ...(await examineDatabase(database, clock))];
  const isAway = found.some(({ code }) => code === "database-away");
  if (open.admin && !isAway) found.push(...(await examineAsAdmin(open.admin)));
  return [
    ...found,
    ...(await examineTimeService()),
    await examineMail(settings),
    ...(await examineScanner(settings)),
    ...(await examineCertificate(settings, now)),
    ...(await examineDisk(settings)),
    ...(await examineRightsOfFolder(settings)),
    ...(await examineBackups(settings, now)),
  ];
}
