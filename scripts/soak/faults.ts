import { changedFiles } from "./changed-files.ts";
import { clockChange } from "./clock-change.ts";
import { clockOff } from "./clock-off.ts";
import { databaseRestarted } from "./database-restarted.ts";
import { diskFull } from "./disk-full.ts";
import { duplicateSubmits } from "./duplicate-submits.ts";
import type { Fault } from "./fault.ts";
import { interruptedMigration } from "./interrupted-migration.ts";
import { inventedRequests } from "./invented-requests.ts";
import { killedDuringWrites } from "./killed-during-writes.ts";
import { lastPlace } from "./last-place.ts";
import { mailServerDown } from "./mail-server-down.ts";
import { poolExhausted } from "./pool-exhausted.ts";
import { randomSeries } from "./random-series.ts";
import { truncatedBackup } from "./truncated-backup.ts";
import { twoVersions } from "./two-versions.ts";
import { voteInterrupted } from "./vote-interrupted.ts";

/** All faults, in the order in which they strike. */
export const faults: readonly Fault[] = [
  killedDuringWrites,
  diskFull,
  databaseRestarted,
  poolExhausted,
  clockOff,
  clockChange,
  duplicateSubmits,
  mailServerDown,
  interruptedMigration,
  truncatedBackup,
  twoVersions,
  inventedRequests,
  changedFiles,
  voteInterrupted,
  lastPlace,
  randomSeries,
];
