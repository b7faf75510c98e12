import { sql } from "drizzle-orm";
import { read, transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayHandleRequests } from "./access.ts";
import { countOthers, findTraces, MOST, type Trace } from "./find-traces.ts";
import { emailsOfOne } from "./shared-addresses.ts";
import type { KnownSubject, ListedSubject, Register, SubjectKind } from "./register.ts";

/** One reading of a page that showed the person. Who it was stays a role here: the names need two persons (see log views). */
export type Look = { at: Date; event: string; roles: string[] };

export type AccessReport = {
  subject: KnownSubject & ListedSubject;
  traces: Trace[];
  /** How many entries stand under the same address and are not theirs, see `countOthers`. */
  others: number;
  /** Newest first, 200 at most. */
  looks: Look[];
  lookTotal: number;
};

/** Everything that is held about somebody in this region (Art. 15 GDPR). */
export async function makeAccessReport(
  ctx: Context,
  register: Register,
  { kind, id }: { kind: SubjectKind; id: string },
): Promise<Result<AccessReport, "not-allowed" | "not-found">> {
  if (!mayHandleRequests(ctx.actor)) return refused("not-allowed");
  const subject = await register.subjects[kind].find(ctx, id);
  if (!subject) return refused("not-found");
  return done({
    subject,
    traces: await findTraces(ctx, register, subject),
    others: await countOthers(ctx, register, subject),
    ...(await findLooks(ctx, register, subject)),
  });
}

async function findLooks(ctx: Context, register: Register, subject: KnownSubject): Promise<{ looks: Look[]; lookTotal: number }> {
  return read(ctx, async (db) => {
    const under = [subject.id];
    for (const seen of register.seenUnder.filter(({ kind }) => kind === subject.kind)) under.push(...(await seen.find(ctx, db, subject.id)));
    const { rows } = await db.execute<{ at: string; event: string; roles: string[]; total: number }>(sql`
      select e.at, e.event, count(*) over ()::int as total,
        coalesce((select array_agg(distinct m.role) from memberships m where m.region_id = e.region_id and m.account_id::text = e.account), '{}') as roles
      from audit.entries e
      where e.region_id = ${ctx.region.id} and e.event ~ '(read|exported)$'
        and (e.subject_id = any(${sql.param(under)}::uuid[]) or (e.event = 'privacy.list-read' and e.details -> 'ids' ? ${subject.id}))
      order by e.seq desc limit ${MOST}`);
    return { looks: rows.map(({ at, event, roles }) => ({ at: new Date(at), event, roles })), lookTotal: rows[0]?.total ?? 0 };
  });
}

/** People, accounts, addresses and numbers by part of a name, an address or a number. The log notes whom the list showed. */
export async function searchSubjects(ctx: Context, register: Register, words: string): Promise<Result<ListedSubject[], "not-allowed">> {
  if (!mayHandleRequests(ctx.actor)) return refused("not-allowed");
  const known = [...(await register.subjects.person.search(ctx, words)), ...(await register.subjects.account.search(ctx, words))];
  const addresses = await register.subjects.address.search(ctx, words);
  // What has no name beside it belongs to the one who has the address, and mails to somebody of the list to them: it stands in their report.
  const ofOne = await emailsOfOne(ctx, register.subjects, [...new Set(addresses.flatMap(({ second, email }) => (second === "" && email ? [email] : [])))]);
  const isKnown = ({ second, email, knownAs }: ListedSubject) =>
    second === "" ? email !== undefined && ofOne.has(email) : knownAs?.every((id) => known.some((one) => one.id === id));
  const found = [...known, ...addresses.filter((address) => !isKnown(address))];
  if (found.length > 0) await transact(ctx, async (tx) => tx.audit("privacy.list-read", null, { ids: found.map(({ id }) => id) }));
  return done(found);
}
