import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { CheckRefusal, FileState, ShownFile } from "#platform/files/index.ts";
import { measureProgress, shownPercent, type Assessment, type MeasureProgress, type MeasureState } from "../progress/index.ts";
import { readChanges, type MeasureChange } from "./change-log.ts";
import type { MeasureFields } from "./fields.ts";
import { reachedShare } from "./reached.ts";
import { readMeasureFields } from "./read-fields.ts";
import { readNumberedRecommendations, type NumberedRecommendation } from "./recommendation-numbers.ts";
import { standingSince } from "./standing-since.ts";

export type ProgressEntry = {
  id: string;
  dated: string;
  authorName: string;
  /** Where the author works; empty for accounts of the coordination. */
  authorOrganisation: string;
  assessment: Assessment;
  state: MeasureState | null;
  text: string;
  file: ShownFile | null;
  releasedAt: string | null;
  releasedBy: string | null;
};

export type Named = { id: string; name: string };

export type MeasurePage = {
  id: string;
  fields: MeasureFields;
  version: number;
  leadOrganisation: Named | null;
  leadPerson: Named | null;
  partners: Named[];
  targetGroups: Named[];
  municipalities: Named[];
  recommendations: NumberedRecommendation[];
  /** Documents and links; a file has an id to fetch it by. */
  /** With `state` and `refusal` of the file; null where it is a link to elsewhere. */
  links: { id: string; title: string; url: string | null; fileId: string | null; state: FileState | null; refusal: CheckRefusal | null }[];
  /** Newest first. */
  history: ProgressEntry[];
  /** What else happened to it, newest first. */
  changes: MeasureChange[];
  progress: MeasureProgress & { percent: number | null };
  /** Day since which it stands like this; null where the history does not say. */
  since: string | null;
  money: { amountCents: number; approvedCents: number; calledUpCents: number };
  /** Those that its lines draw on. */
  funds: Named[];
  releasedAt: string | null;
  releasedBy: string | null;
};

/** Everything about one measure; null where the region has none of that id. Eleven queries. */
export async function findMeasure(ctx: Context, db: Reader, id: string): Promise<MeasurePage | null> {
  const read = await readMeasureFields(ctx, db, id);
  if (!read) return null;
  const { version, ...fields } = read;
  const named = await readNames(ctx, db, id);
  const recommendations = await readNumberedRecommendations(ctx, db, id);
  const links = await readLinks(ctx, db, id);
  const history = await readHistory(ctx, db, id);
  const changes = await readChanges(ctx, db, id);

  const progress = measureProgress({
    state: fields.state,
    assessment: history[0]?.assessment ?? null,
    reached: reachedShare(fields.results, fields.milestones),
  });
  const sum = (part: (line: MeasureFields["budgetLines"][number]) => number) => fields.budgetLines.reduce((total, line) => total + part(line), 0);
  return {
    id,
    fields,
    version,
    ...named,
    recommendations,
    links,
    history,
    changes,
    progress: { ...progress, percent: shownPercent(progress.share, progress.state === "done") },
    since: standingSince(fields.state, history, changes),
    money: {
      amountCents: sum((line) => line.amountCents),
      approvedCents: sum((line) => (line.state === "approved" ? line.amountCents : 0)),
      calledUpCents: sum((line) => line.calledUpCents),
    },
  };
}

async function readNames(ctx: Context, db: Reader, id: string) {
  const here = ctx.region.id;
  type Row = { kind: string; id: string; name: string; released_at: string | null; released_by: string | null };
  const found = await db.execute<Row>(sql`
    select 'lead' as kind, o.id, o.name, null as released_at, null as released_by
      from measures m join organisations o on o.region_id = m.region_id and o.id = m.lead_organisation_id where m.region_id = ${here} and m.id = ${id}
    union all select 'person', p.id, concat_ws(' ', nullif(p.salutation, ''), nullif(p.first_name, ''), p.last_name), null, null
      from measures m join people p on p.region_id = m.region_id and p.id = m.lead_person_id where m.region_id = ${here} and m.id = ${id}
    union all select 'partner', o.id, o.name, null, null
      from measure_partners x join organisations o on o.region_id = x.region_id and o.id = x.organisation_id where x.region_id = ${here} and x.measure_id = ${id}
    union all select 'target-group', t.id, t.name, null, null
      from measure_target_groups x join target_groups t on t.region_id = x.region_id and t.id = x.target_group_id where x.region_id = ${here} and x.measure_id = ${id}
    union all select 'municipality', t.id, t.name, null, null
      from measure_municipalities x join municipalities t on t.region_id = x.region_id and t.id = x.municipality_id where x.region_id = ${here} and x.measure_id = ${id}
    union all select distinct 'fund', f.id, f.name, null, null
      from budget_lines l join funds f on f.region_id = l.region_id and f.id = l.fund_id where l.region_id = ${here} and l.measure_id = ${id}
    union all select 'release', m.id, '', to_char(m.released_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), m.released_by
      from measures m where m.region_id = ${here} and m.id = ${id}
    order by 1, 3`);
  const of = (kind: string): Named[] => found.rows.filter((row) => row.kind === kind).map((row) => ({ id: row.id, name: row.name }));
  const release = found.rows.find((row) => row.kind === "release");
  return {
    leadOrganisation: of("lead")[0] ?? null,
    leadPerson: of("person")[0] ?? null,
    partners: of("partner"),
    targetGroups: of("target-group"),
    municipalities: of("municipality"),
    funds: of("fund"),
    releasedAt: release?.released_at ?? null,
    releasedBy: release?.released_by ?? null,
  };
}

async function readLinks(ctx: Context, db: Reader, id: string): Promise<MeasurePage["links"]> {
  const found = await db.execute<MeasurePage["links"][number]>(sql`
    select l.id, l.title, l.url, l.file_id as "fileId", f.state, f.refusal
    from measure_links l left join files f on f.region_id = l.region_id and f.id = l.file_id
    where l.region_id = ${ctx.region.id} and l.measure_id = ${id} order by l.id`);
  return found.rows;
}

/** A measure's entries, newest first. One query. */
export async function readHistory(ctx: Context, db: Reader, measureId: string): Promise<ProgressEntry[]> {
  type Row = Omit<ProgressEntry, "file"> & { fileId: string | null; fileName: string; fileState: FileState; fileRefusal: CheckRefusal | null };
  const found = await db.execute<Row>(sql`
    select u.id, u.dated::text, u.author_name as "authorName", coalesce(o.name, '') as "authorOrganisation", u.assessment, u.state, u.text,
      f.id as "fileId", f.name as "fileName", f.state as "fileState", f.refusal as "fileRefusal",
      to_char(u.released_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "releasedAt", u.released_by as "releasedBy"
    from progress_updates u
      left join files f on f.region_id = u.region_id and f.id = u.file_id
      left join people p on p.region_id = u.region_id and p.id = u.author_person_id
      left join organisations o on o.region_id = p.region_id and o.id = p.organisation_id
    where u.region_id = ${ctx.region.id} and u.measure_id = ${measureId}
    order by u.dated desc, u.id desc`);
  return found.rows.map(({ fileId, fileName, fileState, fileRefusal, ...entry }) => ({
    ...entry,
    file: fileId === null ? null : { id: fileId, name: fileName, state: fileState, refusal: fileRefusal },
  }));
}
