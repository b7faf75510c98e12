import { createHash, randomBytes, randomInt } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database, LinkKind, Reader, Writer } from "#platform/db/index.ts";

export type CodeKind = "invitation" | "priority-short" | LinkKind;
export type Code = {
  regionId: string;
  subjectId: string;
  state: "valid" | "expired" | "revoked";
  /** The code opens only while this session is alive; null for codes from mails. */
  sessionId: string | null;
};

const hash = (code: string) => createHash("sha256").update(code).digest();

/** Looks up what a signed link opens. Only its hash is stored, so a reader of the database cannot use it. */
export async function findCode(database: Database, code: string, kind: CodeKind, now: Date = new Date()): Promise<Code | null> {
  const found = await database.app.query<{ region_id: string; subject_id: string; expires_at: Date; revoked_at: Date | null; session_id: string | null }>(
    "select region_id, subject_id, expires_at, revoked_at, session_id from directory.codes where code_hash = $1 and kind = $2",
    [hash(code), kind],
  );
  const row = found.rows[0];
  if (!row) return null;
  const state = row.revoked_at ? "revoked" : row.expires_at < now ? "expired" : "valid";
  return { regionId: row.region_id, subjectId: row.subject_id, state, sessionId: row.session_id };
}

/**
 * Makes a link's code for a subject of the writer's region; earlier codes of the subject stop working, unless told otherwise.
 *
 * @returns 160 random bits in 32 lower-case letters and digits; this is the only moment they exist in clear
 */
export async function issueCode(
  tx: Writer,
  input: {
    regionId: string;
    kind: CodeKind;
    subjectId: string;
    expiresAt: Date;
    /** Whoever opens an old mail can still use its link. */ keepsEarlier?: true | undefined;
    /** Of who is signed in: the code is never mailed, and ends no code that was. */ sessionId?: string;
  },
): Promise<string> {
  const letters = "abcdefghijkmnpqrstuvwxyz23456789";
  const code = Array.from(randomBytes(32), (byte) => letters[byte % letters.length]).join("");
  if (!input.keepsEarlier && !input.sessionId) await revokeMailedCodes(tx, input.subjectId);
  await tx.execute(sql`insert into directory.codes (code_hash, region_id, kind, subject_id, expires_at, session_id)
    values (${hash(code)}, ${input.regionId}, ${input.kind}, ${input.subjectId}, ${input.expiresAt.toISOString()}, ${input.sessionId ?? null})`);
  return code;
}

/** All links that open this subject stop working with the commit. */
export async function revokeCodes(tx: Writer, subjectId: string): Promise<void> {
  await tx.execute(sql`update directory.codes set revoked_at = now() where subject_id = ${subjectId} and revoked_at is null`);
}

/** As `revokeCodes`, but who is signed in goes on: a session ends by itself. */
export async function revokeMailedCodes(tx: Writer, subjectId: string): Promise<void> {
  await tx.execute(sql`update directory.codes set revoked_at = now() where subject_id = ${subjectId} and revoked_at is null and session_id is null`);
}

/** How many links of mails open this subject. */
export async function countMailedCodes(db: Reader, subjectId: string, now: Date): Promise<number> {
  const found = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from directory.codes
    where subject_id = ${subjectId} and revoked_at is null and session_id is null and expires_at >= ${now.toISOString()}`);
  return found.rows[0]?.count ?? 0;
}

/** Links that opened the one subject open the other from now on: two entries became one. */
export async function moveCodes(tx: Writer, fromId: string, toId: string): Promise<void> {
  await tx.execute(sql`update directory.codes set subject_id = ${toId} where subject_id = ${fromId}`);
}

/**
 * A second, short way to a subject that a link opens already, to be typed from a wall: six digits.
 * They can be guessed, so whoever looks them up counts the tries, and they lead to nothing that is not shown on the wall anyway.
 */
export async function issueShortCode(tx: Writer, input: { regionId: string; kind: "priority-short"; subjectId: string; expiresAt: Date }): Promise<string> {
  // Codes are never used again, so one may be taken.
  for (;;) {
    const code = String(randomInt(100_000, 1_000_000));
    const added = await tx.execute(sql`insert into directory.codes (code_hash, region_id, kind, subject_id, expires_at)
      values (${hash(code)}, ${input.regionId}, ${input.kind}, ${input.subjectId}, ${input.expiresAt.toISOString()}) on conflict do nothing`);
    if (added.rowCount === 1) return code;
  }
}
