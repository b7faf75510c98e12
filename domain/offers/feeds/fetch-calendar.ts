import { fetchOutside } from "#platform/outgoing/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { readApart } from "./read-apart.ts";
import type { ReadCalendar } from "./read-calendar.ts";
import type { RunOutcome } from "./schema.ts";

/** A year of a busy town is a tenth of it. */
const MOST_BYTES = 5_000_000;

/** `host:port` of those in our own network that may be called (setting PRIVATE_HOSTS). */
export type Hosts = { privateHosts: readonly string[] };
export type Known = { etag: string | null; lastModified: string | null };
export type Fetched = { read: ReadCalendar; etag: string | null; lastModified: string | null };

/** @param known what the other side said of its text the last time: where it still holds, the answer is "unchanged" */
export async function fetchCalendar(
  { privateHosts }: Hosts,
  address: string,
  zone: string,
  known?: Known,
): Promise<Result<Fetched, Exclude<RunOutcome, "read">>> {
  const headers = {
    accept: "text/calendar, text/plain;q=0.5",
    ...(known?.etag ? { "if-none-match": known.etag } : {}),
    ...(known?.lastModified ? { "if-modified-since": known.lastModified } : {}),
  };
  const answer = await fetchOutside(privateHosts, address, { headers, maxBytes: MOST_BYTES });
  if (!answer.ok) return answer;
  const { status, text, etag = null, lastModified = null } = answer.value;
  if (status === 304) return refused("unchanged");
  if (status !== 200) return refused("answer-wrong");
  const read = await readApart(text, zone);
  return read === null ? refused("no-calendar") : done({ read, etag, lastModified });
}
