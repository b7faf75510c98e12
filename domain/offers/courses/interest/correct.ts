import { and, eq, sql } from "drizzle-orm";
import { findLastChange, type Overtaken } from "#domain/network/index.ts";
import { transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { revokeCodes } from "#platform/tenancy/index.ts";
import { mayCounsel, mayEditOffers, mayKeepLearner } from "../../access.ts";
import { enqueueInterestMail, isKnown, ownEntry, type InterestContact, type Need } from "./enter.ts";
import { interestContacts, interestEntries, type InterestOwed } from "./schema.ts";

/** What an entry of the list says of somebody; `contact` null: only the need is kept. */
export type InterestContent = { need: Need; contact: InterestContact | null };
export type InterestConflict = Overtaken & { stored: InterestContent };
export type CorrectRefusal =
  | "not-allowed"
  | "not-found"
  /** This one left meanwhile: nobody keeps a name any more. */
  | "left"
  /** An answer is awaited, by the link of a mail. */
  | "place-offered"
  | "municipality-unknown";

/**
 * Corrects what an entry of the list says: everybody's by who keeps the list, else the own ones. Without `contact` the consent
 * is withdrawn, and name and address go. Behind another address the links of older mails are closed; what somebody had to hear
 * is mailed again.
 *
 * @param input.version as it was seen
 */
export async function correctInterest(
  ctx: Context,
  { id, version, need, contact }: InterestContent & { id: string; version: number },
): Promise<Result<null, CorrectRefusal> | InterestConflict> {
  if (!mayEditOffers(ctx.actor) && !mayCounsel(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, CorrectRefusal> | InterestConflict> => {
    const [entry] = await tx.select().from(interestEntries).where(ownEntry(ctx, id)).for("update");
    if (!entry || entry.state === "asked" || !mayKeepLearner(ctx.actor, entry)) return refused("not-found");
    if (entry.state === "left") return refused("left");
    const [before] = await tx.select().from(interestContacts).where(contactOf(ctx, id));
    if (entry.version !== version) {
      const stored = contentOf(entry, before ?? null);
      return { ok: false, refusal: "version-conflict", stored, version: entry.version, changed: await findLastChange(ctx, tx, id, ["interest.corrected"]) };
    }
    if (entry.state === "offered" && !contact?.email) return refused("place-offered");
    if (!(await isKnown(ctx, tx, need.municipalityId))) return refused("municipality-unknown");
    const hasMoved = (before?.email ?? null) !== null && before?.email !== contact?.email;
    const owed = owedTo(contact, hasMoved, entry);
    await storeContact(ctx, tx, id, contact);
    // Who agrees today still looks today; a correction alone says nothing about that.
    const sign = contact && !before ? { lastSignOn: ctx.today, askedOn: null } : {};
    await tx
      .update(interestEntries)
      .set({ ...need, ...sign, owed, version: sql`${interestEntries.version} + 1` })
      .where(ownEntry(ctx, id));
    if (hasMoved || !contact) await revokeCodes(tx, id);
    if (hasMoved && owed) await enqueueInterestMail(ctx, tx, id);
    tx.audit("interest.corrected", id, { contact: contact !== null });
    return done(null);
  });
}

const contactOf = (ctx: Context, id: string) => and(eq(interestContacts.regionId, ctx.region.id), eq(interestContacts.interestId, id));

function contentOf(entry: typeof interestEntries.$inferSelect, found: typeof interestContacts.$inferSelect | null): InterestContent {
  const { level, types, municipalityId, weekdays, dayParts, needsChildcare } = entry;
  const contact = found && { name: found.name, email: found.email, phone: found.phone, language: found.language };
  return { need: { level, types, municipalityId, weekdays, dayParts, needsChildcare }, contact };
}

/** What somebody must hear by mail now; the question whether one still looks, and a place, went to the address before. */
function owedTo(
  contact: InterestContact | null,
  hasMoved: boolean,
  { state, askedOn, owed }: Pick<typeof interestEntries.$inferSelect, "state" | "askedOn" | "owed">,
): InterestOwed | null {
  if (!contact?.email) return null;
  if (!hasMoved) return owed;
  if (state === "offered") return "offered";
  return askedOn === null ? null : "still";
}

async function storeContact(ctx: Context, tx: Writer, interestId: string, contact: InterestContact | null): Promise<void> {
  if (!contact) {
    await tx.delete(interestContacts).where(contactOf(ctx, interestId));
    return;
  }
  await tx
    .insert(interestContacts)
    .values({ regionId: ctx.region.id, interestId, consentedOn: ctx.today, ...contact })
    .onConflictDoUpdate({ target: [interestContacts.regionId, interestContacts.interestId], set: contact });
}
