import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { Post } from "./office-fields.ts";

export type Office = {
  version: number;
  unit: string;
  answersTo: string;
  headPersonId: string | null;
  /** Name and function; null where nobody is named, or the entry is blocked. */
  head: string | null;
  note: string;
  warnMonths: number;
  savedAt: Date;
  savedBy: string;
  posts: Post[];
};

/** What holds today; null where nobody wrote it down yet. One query. */
export async function findOffice(ctx: Context, db: Reader): Promise<Office | null> {
  const [current] = await versions(ctx, db, 1);
  return current ?? null;
}

/** The newest fifty versions, the current one first. One query. */
export async function listOfficeVersions(ctx: Context, db: Reader): Promise<Office[]> {
  return versions(ctx, db, 50);
}

async function versions(ctx: Context, db: Reader, limit: number): Promise<Office[]> {
  const found = await db.execute<Omit<Office, "savedAt"> & { savedAt: string }>(sql`
    select o.version, o.unit, o.answers_to as "answersTo", o.head_person_id as "headPersonId",
      nullif(concat_ws(', ', nullif(concat_ws(' ', p.first_name, p.last_name), ''), nullif(p.function, '')), '') as head,
      o.note, o.warn_months as "warnMonths", o.saved_at as "savedAt", o.saved_by as "savedBy",
      coalesce((select json_agg(json_build_object('title', t.title, 'share', t.share, 'endsOn', t.ends_on, 'funding', t.funding, 'fundedUntil', t.funded_until)
        order by t.position) from integration_office_posts t where t.region_id = o.region_id and t.version = o.version), '[]') as posts
    from integration_office o
      left join people p on p.region_id = o.region_id and p.id = o.head_person_id and p.restricted_at is null
    where o.region_id = ${ctx.region.id} order by o.version desc limit ${limit}`);
  return found.rows.map((row) => ({ ...row, savedAt: new Date(row.savedAt) }));
}
