import { createHash } from "node:crypto";

/** A calendar as a file, or nothing where the program has this one already. @param name of the file, without its ending */
export function calendarAnswer(request: Request, text: string, name: string): Response {
  const tag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`;
  const known = request.headers.get("if-none-match")?.split(/\s*,\s*/) ?? [];
  if (known.some((one) => one.replace(/^W\//, "") === tag)) return new Response(null, { status: 304, headers: { ETag: tag } });
  return new Response(text, {
    headers: { "Content-Type": "text/calendar; charset=utf-8", "Content-Disposition": `inline; filename="${name}.ics"`, ETag: tag },
  });
}
