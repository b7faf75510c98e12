import { and, eq, sql } from "drizzle-orm";
import { read, transact, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { queueMail } from "#platform/mail/index.ts";
import { ASK_AFTER_MONTHS } from "../confirmation-age.ts";
import { findEntry, lockEntry, type Organisation } from "../entry.ts";
import { organisations } from "../schema.ts";
import { findRecipient, sendEntryLetter, type ComposeUpkeepLetter, type Recipient } from "./letters.ts";
import { organisationUpkeep } from "./schema.ts";
import { readHideAfter } from "./settings.ts";
import { stepsFor, type Standing, type Step } from "./steps.ts";

/** A region that began on one day asks everybody on one day, half a year later; mail servers take that for a flood. */
const MOST_A_NIGHT = 200;

type Told = Record<"unanswered" | "withoutAddress" | "hidden", string[]>;

/**
 * The nightly job "network.upkeep": asks, reminds, hides, and tells the office about it in one mail. One transaction for
 * the whole night, so that a night run twice does everything once and the office hears of everything that was done.
 */
export function keepEntries(compose: ComposeUpkeepLetter): JobHandler {
  return async (ctx) => {
    const due = await read(ctx, (db) => findDue(ctx, db));
    if (due.length === 0) return;
    await transact(ctx, async (tx) => {
      const hideAfter = await readHideAfter(ctx, tx);
      const told: Told = { unanswered: [], withoutAddress: [], hidden: [] };
      let steps = 0;
      for (const id of due) steps += await keepOne(ctx, tx, compose, { id, hideAfter, told });
      if (steps > 0) tx.audit("network.upkeep", null, { organisations: due.length, steps });
      for (const list of Object.values(told)) list.sort((a, b) => a.localeCompare(b, "de"));
      if (Object.values(told).some((list) => list.length > 0)) {
        await queueMail(tx, ctx, { to: ctx.region.contactEmail, addressee: null, ...compose({ kind: "office", region: ctx.region, ...told }) });
      }
    });
  };
}

/** Everything half a year old that may have a step to take, the oldest first, and what is hidden. */
async function findDue(ctx: Context, db: Reader): Promise<string[]> {
  const found = await db.execute<{ id: string }>(sql`
    select id from organisations where region_id = ${ctx.region.id}
      and (hidden_at is not null or (confirmed_on + make_interval(months => ${ASK_AFTER_MONTHS}))::date <= ${ctx.today}::date)
    order by confirmed_on, id`);
  const asked: string[] = [];
  const hideAfter = await readHideAfter(ctx, db);
  let letters = 0;
  for (const { id } of found.rows) {
    const standing = await findStanding(ctx, db, id);
    const steps = standing ? stepsFor(standing.standing, ctx.today, hideAfter) : [];
    const writes = steps.some((step) => step === "ask" || step === "remind");
    if (steps.length === 0 || (writes && letters >= MOST_A_NIGHT)) continue;
    if (writes) letters += 1;
    asked.push(id);
  }
  return asked;
}

async function keepOne(
  ctx: Context,
  tx: Writer,
  compose: ComposeUpkeepLetter,
  { id, hideAfter, told }: { id: string; hideAfter: number; told: Told },
): Promise<number> {
  await lockEntry(ctx, tx, id);
  const found = await findStanding(ctx, tx, id);
  if (!found) return 0;
  const steps = stepsFor(found.standing, ctx.today, hideAfter);
  for (const step of steps) await take(ctx, tx, compose, { ...found, step, told });
  return steps.length;
}

type Found = { organisation: Organisation; recipient: Recipient | null; standing: Standing };

async function take(
  ctx: Context,
  tx: Writer,
  compose: ComposeUpkeepLetter,
  { organisation, recipient, step, told }: Found & { step: Step; told: Told },
): Promise<void> {
  const own = and(eq(organisations.regionId, ctx.region.id), eq(organisations.id, organisation.id));
  switch (step) {
    case "ask":
    case "remind":
      if (recipient) await sendEntryLetter(ctx, tx, compose, step === "ask" ? "request" : "reminder", organisation, recipient);
      return note(ctx, tx, organisation.id, step === "ask" ? { askedOn: ctx.today } : { remindedOn: ctx.today });
    case "tell-office":
      told[recipient ? "unanswered" : "withoutAddress"].push(organisation.name);
      return note(ctx, tx, organisation.id, { officeToldOn: ctx.today });
    case "hide":
      told.hidden.push(organisation.name);
      await tx.update(organisations).set({ hiddenAt: ctx.now }).where(own);
      return tx.publish();
    case "show":
      await tx.update(organisations).set({ hiddenAt: null }).where(own);
      return tx.publish();
  }
}

async function note(ctx: Context, tx: Writer, organisationId: string, days: Partial<typeof organisationUpkeep.$inferInsert>): Promise<void> {
  const target = [organisationUpkeep.regionId, organisationUpkeep.organisationId];
  await tx
    .insert(organisationUpkeep)
    .values({ regionId: ctx.region.id, organisationId, ...days })
    .onConflictDoUpdate({ target, set: days });
}

async function findStanding(ctx: Context, db: Reader, id: string): Promise<Found | null> {
  const organisation = await findEntry(ctx, db, id);
  if (!organisation) return null;
  const [kept] = await db
    .select()
    .from(organisationUpkeep)
    .where(and(eq(organisationUpkeep.regionId, ctx.region.id), eq(organisationUpkeep.organisationId, id)));
  const recipient = await findRecipient(ctx, db, organisation);
  const { confirmedOn, isPublic, hiddenAt } = organisation;
  const { askedOn = null, remindedOn = null, officeToldOn = null } = kept ?? {};
  return {
    organisation,
    recipient,
    standing: { confirmedOn, askedOn, remindedOn, officeToldOn, isPublic, hidden: hiddenAt !== null, hasAddress: recipient !== null },
  };
}
