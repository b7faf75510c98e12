import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { verifyAudit } from "#platform/audit/index.ts";
import type { Product } from "../bench/product.ts";
import { PARTS, type Ledger, type Work } from "./county-at-work.ts";
import type { Outcome } from "./fault.ts";
import { openBeside, type Opened } from "./open-database.ts";

/** Per kind of work: what of it is there, under its mark, with its number of parts and of audit entries. */
const FOUND: Record<Exclude<Work, "answer">, { query: string; parts: number }> = {
  organisation: {
    query: `select o.name as mark, 1 as parts, (select count(*)::int from audit.entries e where e.subject_id = o.id) as noted
      from organisations o where o.name = any($1)`,
    parts: 1,
  },
  measure: {
    query: `select m.title as mark, (select count(*)::int from milestones s where s.measure_id = m.id) as parts,
        (select count(*)::int from audit.entries e where e.subject_id = m.id) as noted
      from measures m where m.title = any($1)`,
    parts: PARTS.milestones,
  },
  entry: {
    query: `select u.text as mark, 1 as parts, (select count(*)::int from audit.entries e where e.details ->> 'updateId' = u.id::text) as noted
      from progress_updates u where u.text = any($1)`,
    parts: 1,
  },
  import: {
    query: `select c.title as mark, (select count(*)::int from action_fields f join goals g on g.action_field_id = f.id
            join recommendations r on r.goal_id = g.id where f.concept_id = c.id)
          + (select count(*)::int - 1 from concept_imports i where i.concept_id = c.id and i.taken_over_at is not null) as parts,
        (select count(*)::int from audit.entries e where e.subject_id = c.id) as noted
      from concepts c where c.title = any($1)`,
    parts: PARTS.recommendations,
  },
};

/** Holds what was acknowledged against what the database holds now, and looks for things done in part. */
export async function compare(product: Product, ledger: Ledger): Promise<Pick<Outcome, "acknowledged" | "lost" | "halfStates">> {
  const beside = await openBeside(product.environment);
  const lost: string[] = [];
  const halfStates: string[] = [];
  try {
    for (const work of ["organisation", "measure", "entry", "import"] as const) {
      const { query, parts } = FOUND[work];
      const found = await beside.superuser.query<{ mark: string; parts: number; noted: number }>(query, [ledger.of(work)]);
      const byMark = Map.groupBy(found.rows, ({ mark }) => mark);
      for (const mark of ledger.of(work)) {
        const rows = byMark.get(mark) ?? [];
        if (rows.length > 1) lost.push(`${mark} is there ${rows.length} times`);
        if (rows.length === 0 && ledger.acknowledged.has(mark)) lost.push(`${mark} was acknowledged and is not there`);
        for (const row of rows) {
          if (row.parts !== parts) halfStates.push(`${mark} has ${row.parts} of ${parts} parts`);
          if (row.noted === 0) halfStates.push(`${mark} has no entry in the audit`);
        }
      }
    }
    lost.push(...(await lostAnswer(beside, ledger)), ...(await lostFiles(beside)));
    for (const chain of await verifyAudit(beside.admin, beside.dataFolder)) {
      for (const { kind, seq } of chain.findings) halfStates.push(`the audit chain is broken: entry ${seq} ${kind}`);
    }
  } finally {
    await beside.close();
  }
  return { acknowledged: ledger.acknowledged.size, lost, halfStates };
}

/** An answer is written over: it must say what was acknowledged last, or what was tried after that. */
async function lostAnswer({ superuser }: Opened, ledger: Ledger): Promise<string[]> {
  const tried = ledger.of("answer");
  const last = tried.findLastIndex((mark) => ledger.acknowledged.has(mark));
  if (last === -1) return [];
  const found = await superuser.query<{ text: string }>("select text from status_answers where text = any($1)", [tried]);
  const texts = found.rows.map(({ text }) => text);
  return texts.length === 1 && tried.indexOf(texts[0] ?? "") >= last ? [] : [`${tried[last]} was acknowledged, and there is ${texts.join(", ") || "nothing"}`];
}

/** A file with a row has its bytes. */
async function lostFiles({ superuser, dataFolder }: Opened): Promise<string[]> {
  const found = await superuser.query<{ name: string; stored_as: string; sha256: string }>(
    "select name, stored_as, sha256 from files where name like 'Probe-%'",
  );
  const checked = await Promise.all(
    found.rows.map(async ({ name, stored_as, sha256 }) => {
      const bytes = await readFile(join(dataFolder, "files", stored_as)).catch(() => null);
      return bytes && createHash("sha256").update(bytes).digest("hex") === sha256 ? [] : [`the bytes of ${name} are not those that were stored`];
    }),
  );
  return checked.flat();
}
