const CONNECTING = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN"]);
/** Shutting down, crashed, starting up, no place for another connection, and all kinds of broken connections. */
const SAID_BY_SERVER = /^(57P0[123]|53300|08\w{3})$/;
/** What pg says without a code. */
const SAID_BY_DRIVER = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether an error means that the database cannot be reached, in contrast to one that it answered with. */
export function isDatabaseAway(error: unknown): boolean {
  // Drizzle and better-auth put what happened into the cause.
  for (let current = error; current instanceof Error; current = current.cause) {
    const code = "code" in current ? String(current.code) : "";
    // A missing file is ENOENT, too; only a missing socket is the database's.
    const isSocket = code === "ENOENT" && "syscall" in current && current.syscall === "connect";
    if (isSocket || CONNECTING.has(code) || SAID_BY_SERVER.test(code) || SAID_BY_DRIVER.test(current.message)) return true;
  }
  return false;
}
