import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { copyIn, copyOut } from "./copy.ts";

const db = await testDatabase();
const client = new Client(db.admin);
beforeAll(() => client.connect());
afterAll(() => client.end());

const NASTY = ["", "\\", "\\N", "\t\n\r\b", "Löffel 🥄 ملعقة", "a\\tb", "x".repeat(700_000), "null", "\u0001"];

async function table(name: string): Promise<void> {
  await client.query(`create temporary table ${name} (id int, words text, moment timestamptz, json jsonb, bytes bytea, number float8)`);
}

describe("COPY", () => {
  test("gives back every value it took", async () => {
    await table("before");
    await table("after");
    for (const [id, words] of NASTY.entries()) {
      await client.query("insert into before values ($1, $2, '2026-03-29 01:59:59.999999+01', $3, $4, 0.1::float8 + 0.2)", [
        id,
        words,
        JSON.stringify({ words: words.replaceAll("\u0001", "") }),
        Buffer.from(words),
      ]);
    }
    await client.query("insert into before values (null, null, null, null, null, null)");
    const rows = await copyIn(client, "copy after from stdin", copyOut(await second(), "copy (select * from keep) to stdout"));
    expect(rows).toBe(NASTY.length + 1);
    const { rows: different } = await client.query("(table before except table after) union all (table after except table before)");
    expect(different).toEqual([]);
  });

  /** Another connection that sees the same rows: one connection cannot give and take at once. */
  async function second(): Promise<Client> {
    await client.query("create table keep as table before");
    const other = new Client(db.admin);
    await other.connect();
    onTestFinished(() => other.end());
    return other;
  }

  test("leaves the connection usable after all rows, after a refusal, and when the source fails", async () => {
    await all(copyOut(client, "copy (select generate_series(1, 10000)) to stdout"));
    await expect(all(copyOut(client, "copy nowhere to stdout"))).rejects.toThrow("nowhere");
    await table("target");
    await expect(copyIn(client, "copy target (id) from stdin", pieces("1\n", "two\n", "3\n"))).rejects.toThrow("two");
    await expect(copyIn(client, "copy target (id) from stdin", failing())).rejects.toThrow("the disk is gone");
    expect((await client.query("select 1 from target")).rowCount).toBe(0);
  });

  test("takes no more memory than its reader is slow", async () => {
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    let bytes = 0;
    for await (const piece of copyOut(client, "copy (select repeat('x', 1000) from generate_series(1, 200000)) to stdout")) {
      bytes += piece.length;
      if (bytes % 20 === 0) await new Promise((done) => setTimeout(done, 1));
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    expect(bytes).toBe(200_000 * 1001);
    // What was read waits for the garbage collector; all that was sent would be 200 MB.
    expect(most).toBeLessThan(130_000_000);
  });

  test("that nobody reads to its end does not hang", async () => {
    const other = new Client(db.admin);
    other.on("error", () => {});
    await other.connect();
    const rows = copyOut(other, "copy (select repeat('x', 1000) from generate_series(1, 200000)) to stdout");
    expect((await rows.next()).done).toBe(false);
    await rows.return(0);
    await other.end();
  });
});

async function* pieces(...words: string[]): AsyncGenerator<Buffer> {
  for (const each of words) yield Buffer.from(each);
}

async function* failing(): AsyncGenerator<Buffer> {
  yield Buffer.from("1\n");
  throw new Error("the disk is gone");
}

async function all(pieces: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const read: Buffer[] = [];
  for await (const piece of pieces) read.push(piece);
  return read;
}
