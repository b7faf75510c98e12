/** What keeps us from the database, or from the disk below it. */
export type Outage = "unavailable" | "full";

// PostgreSQL's class 53 (no resources) without its "disk full", 08 (no connection), 57P (the server goes or comes).
const AWAY = /^(08...|53[02-9]..|57P0[1-5]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;
const FULL = /^(53100|ENOSPC|EDQUOT)$/;
/** pg and its pool give these no code. */
const WORDS =
  /timeout exceeded when trying to connect|Connection terminated|not queryable|Client has encountered a connection error|Cannot use a pool after calling end/;

/**
 * Tells an outage from a bug. Libraries wrap what they were told, so all causes are looked at.
 *
 * @returns null for everything that is no outage
 */
export function outageOf(error: unknown): Outage | null {
  for (let found = error; found instanceof Error; found = found.cause) {
    const code = "code" in found && typeof found.code === "string" ? found.code : "";
    if (FULL.test(code)) return "full";
    // A socket that is not there: the embedded server is down.
    const noSocket = code === "ENOENT" && "syscall" in found && found.syscall === "connect";
    if (noSocket || AWAY.test(code) || WORDS.test(found.message)) return "unavailable";
  }
  return null;
}
