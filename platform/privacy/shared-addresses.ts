import { sql } from "drizzle-orm";
import { read, type Context } from "#platform/db/index.ts";
import { SUBJECT_KINDS, type Subject, type SubjectActs, type SubjectKind } from "./register.ts";

type Known = Record<SubjectKind, Pick<SubjectActs, "namesAt">>;

/**
 * Those of somebody's addresses under which the region knows somebody else, too: people, accounts, who gave a name with it, or the
 * office. What stands there without a name may be theirs, and is neither told nor erased with this one. Who has no name is whoever
 * uses the address: all of it is theirs.
 */
export async function sharedEmails(ctx: Context, subjects: Known, { names, emails }: Subject): Promise<string[]> {
  if (names.length === 0 || emails.length === 0) return [];
  const own = await keysOf(ctx, names);
  const there = await keysAt(ctx, subjects, emails);
  return emails.filter((email) => isOffice(ctx, email) || [...(there.get(email) ?? [])].some((key) => !own.includes(key)));
}

/** Those of these addresses that exactly one is known by: what stands there without a name is in their report. */
export async function emailsOfOne(ctx: Context, subjects: Known, emails: readonly string[]): Promise<Set<string>> {
  const there = await keysAt(ctx, subjects, emails);
  return new Set(emails.filter((email) => !isOffice(ctx, email) && there.get(email)?.size === 1));
}

/** The names that are known by each address, as they are compared. */
async function keysAt(ctx: Context, subjects: Known, emails: readonly string[]): Promise<Map<string, Set<string>>> {
  const found: { email: string; name: string }[] = [];
  for (const kind of SUBJECT_KINDS) found.push(...(await subjects[kind].namesAt(ctx, emails)));
  const named = found.filter(({ name }) => name.trim() !== "");
  const keys = await keysOf(
    ctx,
    named.map(({ name }) => name),
  );
  const at = new Map<string, Set<string>>();
  for (const [place, { email }] of named.entries()) at.set(email, (at.get(email) ?? new Set()).add(keys[place] ?? ""));
  return at;
}

async function keysOf(ctx: Context, names: readonly string[]): Promise<string[]> {
  const { rows } = await read(ctx, (db) =>
    db.execute<{ key: string }>(
      sql`select search.name_key(name) as key from unnest(${sql.param(names)}::text[]) with ordinality n(name, place) order by place`,
    ),
  );
  return rows.map(({ key }) => key);
}

/** The address of a function, where mails for several people arrive. */
function isOffice({ region }: Context, email: string): boolean {
  return region.contactEmail.toLowerCase() === email;
}
