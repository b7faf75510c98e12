import type { Client } from "pg";
import { copyOut } from "#platform/db/index.ts";
import type { Link } from "./chain.ts";

/** What stands between the parts of a row's content, as audit.hash_of() writes it. */
export const SEPARATOR = "E'\\x1f'";
export const MOMENT = `to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;

/**
 * Streams a chain. A million rows taken as rows of a query kept this side twice as busy as hashing them, and the database
 * idle meanwhile. The bytes become characters one by one, which costs a fraction of reading UTF-8: nobody reads them.
 *
 * @param query selects number, content and hash in hex, in the order of the numbers
 * @returns the rows in handfuls, which costs less than waiting for each
 */
export async function* linksOf(client: Client, query: string): AsyncGenerator<Link[]> {
  let rest = "";
  for await (const piece of copyOut(client, `copy (${query}) to stdout`)) {
    const lines = (rest + piece.toString("latin1")).split("\n");
    rest = lines.pop() ?? "";
    yield lines.map(toLink);
  }
}

function toLink(line: string): Link {
  const afterSeq = line.indexOf("\t");
  const beforeHash = line.lastIndexOf("\t");
  const content = line.slice(afterSeq + 1, beforeHash);
  return {
    seq: Number(line.slice(0, afterSeq)),
    content: content.includes("\\") ? content.replaceAll(/\\(.)/g, unescaped) : content,
    hash: line.slice(beforeHash + 1),
  };
}

const letters: Record<string, string> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };
const unescaped = (_: string, letter: string) => letters[letter] ?? letter;
