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
  if (!(error instanceof Error)) {
    // pg-boss hands over copies of errors, which are no errors any more.
    const { name, code, stack } = typeof error === "object" && error !== null ? (error as Record<string, unknown>) : {};
    return { error: typeof name === "string" ? name : typeof error, code: typeof code === "string" ? code : undefined, place: placeOf(stack) };
  }
  // A failed query is wrapped; what the database said stands in its cause.
  const said = "code" in error ? error : error.cause instanceof Error && "code" in error.cause ? error.cause : null;
  const code = said ? String(said.code) : undefined;
  return { error: error.name, code, place: placeOf(error.stack), cause: error.cause instanceof Error ? error.cause.name : undefined };
}

/** The first lines of a stack, with files named from their last folder on. */
function placeOf(stack: unknown): string | undefined {
  if (typeof stack !== "string") return undefined;
  return (
    stack
      .split("\n")
      .map((line) => line.trim())
      // The message comes first and may have many lines: Drizzle's quotes what was asked for.
      .filter((line) => line.startsWith("at "))
      .slice(0, 4)
      .map((line) => line.replace(/\(?(file:\/\/)?\/.*\/(?=[^/]+\/[^/]+:\d)/, ""))
      .join(" < ")
  );
}
