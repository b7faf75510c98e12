import type { Client } from "pg";
import { copyOut } from "#platform/db/index.ts";
import type { Link } from "./chain.ts";

/** What stands between the parts of a row's content, as audit.hash_of() writes it. */
export const SEPARATOR = "E'\\x1f'";
export const MOMENT = `to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;

/**
 * Streams a chain as text. A million rows taken as rows of a query kept this side twice as busy as hashing them, and the
 * database idle meanwhile.
 *
 * @param query selects number, content and hash in hex, in the order of the numbers
 * @returns the rows in handfuls, which costs less than waiting for each
 */
export async function* linksOf(client: Client, query: string): AsyncGenerator<Link[]> {
  let rest = "";
  const decoder = new TextDecoder();
  for await (const piece of copyOut(client, `copy (${query}) to stdout`)) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield lines.map(toLink);
  }
}

function toLink(line: string): Link {
  const [seq = "", content = "", hash = ""] = line.split("\t");
  return { seq: Number(seq), content: content.includes("\\") ? content.replaceAll(/\\(.)/g, unescaped) : content, hash };
}

const letters: Record<string, string> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };
const unescaped = (_: string, letter: string) => letters[letter] ?? letter;
