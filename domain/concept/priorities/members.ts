import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context, type Reader, type Region, type Writer } from "#platform/db/index.ts";
import { queueMail } from "#platform/mail/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { issueCode } from "#platform/tenancy/index.ts";
import { people } from "#domain/network/schema.ts";
import { LINK_DAYS } from "./open-round.ts";
import { lockRound, type PriorityRound, type RunRefusal } from "./round-row.ts";
import { priorityEntitlements } from "./schema.ts";

export type EntitledMember = {
  id: string;
  personId: string;
  /** "Frau Silke Petersen" */
  name: string;
  email: string | null;
  /** That a ballot was cast, never what. */
  used: boolean;
  onPaper: boolean;
};

/** Who may vote in a round of members, by name. */
export async function listEntitled(ctx: Context, db: Reader, roundId: string): Promise<EntitledMember[]> {
  return db
    .select({
      id: priorityEntitlements.id,
      personId: people.id,
      name: sql<string>`concat_ws(' ', nullif(${people.salutation}, ''), nullif(${people.firstName}, ''), ${people.lastName})`,
      email: people.email,
      used: priorityEntitlements.used,
      onPaper: priorityEntitlements.onPaper,
    })
    .from(priorityEntitlements)
    .innerJoin(people, and(eq(people.regionId, priorityEntitlements.regionId), eq(people.id, priorityEntitlements.personId)))
    .where(and(eq(priorityEntitlements.regionId, ctx.region.id), eq(priorityEntitlements.roundId, roundId)))
    .orderBy(asc(people.lastName), asc(people.firstName), asc(priorityEntitlements.id));
}

export type ComposeBallotLetter = (letter: { region: Region; name: string; question: string; code: string; endsAt: Date | null }) => {
  subject: string;
  body: string;
};

export const MemberLinks = z.strictObject({
  id: z.uuid(),
  /** Absent: all who have an address and have not voted. */
  entitlementId: z.uuid().nullable(),
});
export type MemberLinks = z.infer<typeof MemberLinks>;

/** Mails each member the own link. Links sent before stop working; who has voted gets none. */
export async function mailMembers(
  ctx: Context,
  { id, entitlementId }: MemberLinks,
  compose: ComposeBallotLetter,
): Promise<Result<{ mails: number }, RunRefusal | "not-open">> {
  return transact(ctx, async (tx): Promise<Result<{ mails: number }, RunRefusal | "not-open">> => {
    const opened = await lockOpenForMembers(ctx, tx, id);
    if (!opened.ok) return opened;
    const { question, endsAt } = opened.value;
    let mails = 0;
    for (const { id: subjectId, personId, name, email } of await waiting(ctx, tx, id, entitlementId)) {
      if (email === null || email === "") continue;
      const code = await issueLink(ctx, tx, subjectId);
      await queueMail(tx, ctx, { to: email, addressee: { id: personId, name }, ...compose({ region: ctx.region, name, question, code, endsAt }) });
      mails += 1;
    }
    tx.audit("priority-round.members-mailed", id, { mails });
    return done({ mails });
  });
}

/** Links to print and hand to members, in clear only in this answer. Links sent to them before stop working. */
export async function makeMemberSheets(
  ctx: Context,
  { id, entitlementId }: MemberLinks,
): Promise<Result<{ round: PriorityRound; sheets: { name: string; code: string }[] }, RunRefusal | "not-open">> {
  return transact(ctx, async (tx): Promise<Result<{ round: PriorityRound; sheets: { name: string; code: string }[] }, RunRefusal | "not-open">> => {
    const opened = await lockOpenForMembers(ctx, tx, id);
    if (!opened.ok) return opened;
    const sheets: { name: string; code: string }[] = [];
    for (const { id: subjectId, name, email } of await waiting(ctx, tx, id, entitlementId)) {
      // All at once: those whom no mail reaches.
      if (entitlementId !== null || email === null || email === "") sheets.push({ name, code: await issueLink(ctx, tx, subjectId) });
    }
    tx.audit("priority-round.sheets-made", id, { count: sheets.length });
    return done({ round: opened.value, sheets });
  });
}

export const MarkPaper = z.strictObject({ id: z.uuid(), entitlementId: z.uuid(), handedIn: z.boolean() });
export type MarkPaper = z.infer<typeof MarkPaper>;

/** A member handed in a ballot on paper: the name is ticked off here, and the ballot goes to the others without one. */
export async function markPaper(ctx: Context, { id, entitlementId, handedIn }: MarkPaper): Promise<Result<null, RunRefusal | "has-voted">> {
  return transact(ctx, async (tx): Promise<Result<null, RunRefusal | "has-voted">> => {
    const locked = await lockRound(ctx, tx, id);
    if (!locked.ok) return locked;
    const own = and(eq(priorityEntitlements.regionId, ctx.region.id), eq(priorityEntitlements.id, entitlementId), eq(priorityEntitlements.roundId, id));
    if ((await tx.select({ id: priorityEntitlements.id }).from(priorityEntitlements).where(own)).length === 0) return refused("not-found");
    const marked = await tx.execute<{ done: boolean }>(sql`select wall.mark_paper_member(${entitlementId}, ${handedIn}) as done`);
    if (!marked.rows[0]?.done) return refused("has-voted");
    tx.audit("priority-round.paper-handed-in", id);
    return done(null);
  });
}

async function lockOpenForMembers(ctx: Context, tx: Writer, id: string): Promise<Result<PriorityRound, RunRefusal | "not-open">> {
  const locked = await lockRound(ctx, tx, id);
  if (!locked.ok) return locked;
  return locked.value.state === "open" && locked.value.strength === "members" ? locked : refused("not-open");
}

async function waiting(ctx: Context, db: Reader, roundId: string, entitlementId: string | null): Promise<EntitledMember[]> {
  const all = await listEntitled(ctx, db, roundId);
  return all.filter(({ id, used }) => !used && (entitlementId === null || id === entitlementId));
}

function issueLink(ctx: Context, tx: Writer, subjectId: string): Promise<string> {
  const expiresAt = new Date(ctx.now.getTime() + LINK_DAYS * 24 * 60 * 60 * 1000);
  return issueCode(tx, { regionId: ctx.region.id, kind: "priority-member", subjectId, expiresAt });
}
