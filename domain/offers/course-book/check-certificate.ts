import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { LEVELS } from "../courses/schema.ts";
import { hashOfCode } from "./certificate-code.ts";

export type CheckedCertificate = {
  state: "valid" | "withdrawn";
  /** In German. */
  title: string;
  /** YYYY-MM-DD */
  startsOn: string;
  endsOn: string;
  lessons: number | null;
  level: (typeof LEVELS)[number] | null;
  issuedOn: string;
  withdrawnOn: string | null;
};

/** What anybody learns who has the code of a paper: never whose it is. Null: no paper of this region has this code. One query. */
export async function checkCertificate(ctx: Context, db: Reader, code: string): Promise<CheckedCertificate | null> {
  const { rows } = await db.execute<{
    title: string;
    starts_on: string;
    ends_on: string;
    lessons: number | null;
    level: CheckedCertificate["level"];
    issued_on: string;
    withdrawn_on: string | null;
  }>(sql`select title, starts_on::text, ends_on::text, lessons, level, issued_on::text, withdrawn_on::text from wall.check_certificate(${hashOfCode(code)})`);
  const [row] = rows;
  if (!row) return null;
  return {
    state: row.withdrawn_on === null ? "valid" : "withdrawn",
    title: row.title,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    lessons: row.lessons,
    level: row.level,
    issuedOn: row.issued_on,
    withdrawnOn: row.withdrawn_on,
  };
}
