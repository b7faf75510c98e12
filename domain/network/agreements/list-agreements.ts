import { sql, type SQL } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { ShownFile } from "#platform/files/index.ts";
import { containsWords } from "../search-text.ts";
import type { AgreementKind } from "./agreement-fields.ts";

/** Where an agreement stands today. Its review is due from the day that was set until somebody sets another. */
export type AgreementStanding = "ahead" | "running" | "review-due" | "over";
export const AGREEMENT_STANDINGS = ["running", "review-due", "ahead", "over"] as const satisfies readonly AgreementStanding[];

export type AgreementFilter = { search: string; kinds: string[]; standings: string[]; organisationIds: string[] };
export const NO_AGREEMENT_FILTER: AgreementFilter = { search: "", kinds: [], standings: [], organisationIds: [] };

export type AgreementRow = {
  id: string;
  kind: AgreementKind;
  title: string;
  fromOn: string;
  untilOn: string | null;
  reviewOn: string | null;
  isPublic: boolean;
  standing: AgreementStanding;
  parties: { id: string; name: string }[];
};

/** All agreements that fit, the ones to look at first on top. A county has dozens; 500 are shown at most. One query. */
export async function listAgreements(ctx: Context, db: Reader, filter: AgreementFilter): Promise<AgreementRow[]> {
  const { kinds, standings, organisationIds } = filter;
  return rows(
    ctx,
    db,
    sql`${containsWords(sql`concat_ws(' ', a.title, a.text, p.names)`, filter.search)}
      ${kinds.length === 0 ? sql`` : sql`and a.kind in ${kinds}`}
      ${standings.length === 0 ? sql`` : sql`and a.standing in ${standings}`}
      ${organisationIds.length === 0 ? sql`` : sql`and exists (select 1 from agreement_parties o where o.region_id = a.region_id and o.agreement_id = a.id and o.organisation_id in ${organisationIds})`}`,
  );
}

/** Those with these ids, whoever may see them: the areas above ask for theirs. */
export async function listAgreementsById(ctx: Context, db: Reader, ids: readonly string[]): Promise<AgreementRow[]> {
  return ids.length === 0 ? [] : rows(ctx, db, sql`a.id in ${ids}`);
}

export type AgreementPage = AgreementRow & { text: string; version: number; paper: ShownFile | null };

/** Null where this region has none of that id. Two queries. */
export async function findAgreement(ctx: Context, db: Reader, id: string): Promise<AgreementPage | null> {
  const [row] = await rows(ctx, db, sql`a.id = ${id}`);
  if (!row) return null;
  const found = await db.execute<{ text: string; version: number; paper: ShownFile | null }>(sql`
    select a.text, a.version, case when f.id is not null then json_build_object('id', f.id, 'name', f.name, 'state', f.state, 'refusal', f.refusal) end as paper
    from agreements a
      left join agreement_papers p on p.region_id = a.region_id and p.agreement_id = a.id
      left join files f on f.region_id = p.region_id and f.id = p.file_id
    where a.region_id = ${ctx.region.id} and a.id = ${id}`);
  const [rest] = found.rows;
  return rest ? { ...row, ...rest } : null;
}

async function rows(ctx: Context, db: Reader, where: SQL): Promise<AgreementRow[]> {
  const found = await db.execute<{
    id: string;
    kind: AgreementKind;
    title: string;
    from_on: string;
    until_on: string | null;
    review_on: string | null;
    is_public: boolean;
    standing: AgreementStanding;
    parties: { id: string; name: string }[];
  }>(sql`
    select a.id, a.kind, a.title, a.from_on::text, a.until_on::text, a.review_on::text, a.is_public, a.standing, coalesce(p.parties, '[]') as parties
    from (select *, case when until_on < ${ctx.today} then 'over' when from_on > ${ctx.today} then 'ahead'
        when review_on <= ${ctx.today} then 'review-due' else 'running' end as standing
      from agreements where region_id = ${ctx.region.id}) a
      left join lateral (select json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name) as parties, string_agg(o.name, ' ') as names
        from agreement_parties i join organisations o on o.region_id = i.region_id and o.id = i.organisation_id
        where i.region_id = a.region_id and i.agreement_id = a.id) p on true
    where ${where}
    order by array_position(array['review-due', 'running', 'ahead', 'over'], a.standing), coalesce(a.until_on, a.review_on) nulls last, a.title, a.id
    limit 500`);
  return found.rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    title: row.title,
    fromOn: row.from_on,
    untilOn: row.until_on,
    reviewOn: row.review_on,
    isPublic: row.is_public,
    standing: row.standing,
    parties: row.parties,
  }));
}
