/**
 * One line of JSON per event, with ids and never with personal data: no names, addresses, texts or query strings.
 * Values are restricted by type so that an object with a person in it does not slip through.
 */
type Field = string | number | boolean | null | undefined;
type Level = "debug" | "info" | "warn" | "error";
const ranks: Record<Level, number> = { debug: 0, info: 1, warn: 2, error: 3 };
let threshold: Level = "info";

export function setLogLevel(level: Level): void {
  threshold = level;
}

export function log(level: Level, event: string, fields: Record<string, Field> = {}): void {
  if (ranks[level] < ranks[threshold]) return;
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`);
}

/** What an error may say in the log: its kind, code and place, because messages can quote data. */
export function errorFields(error: unknown): Record<string, Field> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error ? String(error.code) : undefined;
  const place = error.stack?.split("\n").slice(1, 5).map((line) => line.trim().replace(/\(?(file:\/\/)?\/.*\/(?=[^/]+\/[^/]+:\d)/, "")).join(" < ");
  return { error: error.name, code, place, cause: error.cause instanceof Error ? error.cause.name : undefined };
}
