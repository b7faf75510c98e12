import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context, type Reader, type Region, type Writer } from "#platform/db/index.ts";
import { queueMail } from "#platform/mail/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { issueCode, revokeCodes } from "#platform/tenancy/index.ts";
import { addresseeOf } from "./addressee.ts";
import { mayEditNetwork } from "./access.ts";
import { isInUse } from "./in-use.ts";
import { organisations, people, personReleases } from "./schema.ts";

export type Release = typeof personReleases.$inferSelect;
type Named = { firstName: string; lastName: string; function: string; phone: string | null; email: string | null };

/** What a mail to a person tells who is asked for the release. The words are made above, see app/mails/network.ts. */
export type ReleaseLetter = { region: Region; person: { salutation: string; firstName: string; lastName: string }; organisation: string; code: string };
export type ComposeReleaseLetter = (letter: ReleaseLetter) => { subject: string; body: string };

const LINK_DAYS = 400;

/** What a person released for the public; null: nothing. */
export async function findRelease(ctx: Context, db: Reader, personId: string): Promise<Release | null> {
  const [found] = await db.select().from(personReleases).where(own(ctx, personId));
  return found ?? null;
}

/**
 * Asks a person by mail whether the name may be public. The link opens a page that shows the very words, and takes them
 * back as well, for a bit more than a year; a new mail ends the link of the one before.
 */
export async function askForRelease(
  ctx: Context,
  input: { personId: string },
  compose: ComposeReleaseLetter,
): Promise<Result<null, "not-allowed" | "person-not-found" | "address-missing">> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const [found] = await withOrganisation(ctx, tx, input.personId);
    if (!found) return refused("person-not-found");
    const { person, organisation } = found;
    if (!person.email) return refused("address-missing");
    const expiresAt = new Date(ctx.now.getTime() + LINK_DAYS * 86_400_000);
    const code = await issueCode(tx, { regionId: ctx.region.id, kind: "person-release", subjectId: person.id, expiresAt });
    const { salutation, firstName, lastName } = person;
    await queueMail(tx, ctx, {
      to: person.email,
      addressee: addresseeOf(person),
      handOver: true,
      ...compose({ region: ctx.region, person: { salutation, firstName, lastName }, organisation, code }),
    });
    tx.audit("person.release-asked", person.id);
    return done(null);
  });
}

export type OwnRelease = { person: Named & { salutation: string; id: string }; organisation: string; release: Release | null };

/** The page behind a person's link; null where somebody blocked or removed the entry. Two queries. */
export async function findOwnRelease(ctx: Context, db: Reader): Promise<OwnRelease | null> {
  const personId = ownPersonId(ctx);
  if (personId === null) return null;
  const [found] = await withOrganisation(ctx, db, personId);
  return found ? { ...found, release: await findRelease(ctx, db, personId) } : null;
}

export const ConfirmRelease = z.strictObject({ phone: z.boolean(), email: z.boolean() });
export type ConfirmRelease = z.infer<typeof ConfirmRelease>;

/** The person's own act: copies the words shown, with telephone and address only where ticked. */
export async function confirmRelease(ctx: Context, input: ConfirmRelease): Promise<Result<null, "person-not-found">> {
  const personId = ownPersonId(ctx);
  if (personId === null) return refused("person-not-found");
  return transact(ctx, async (tx): Promise<Result<null, "person-not-found">> => {
    const [found] = await withOrganisation(ctx, tx, personId);
    if (!found) return refused("person-not-found");
    const { person } = found;
    const words = {
      organisationId: person.organisationId,
      name: fullName(person),
      function: person.function,
      phone: input.phone ? person.phone : null,
      email: input.email ? person.email : null,
      confirmedAt: ctx.now,
    };
    const target = [personReleases.regionId, personReleases.personId];
    await tx
      .insert(personReleases)
      .values({ regionId: ctx.region.id, personId, ...words })
      .onConflictDoUpdate({ target, set: words });
    tx.audit("person.released", personId, { phone: words.phone !== null, email: words.email !== null });
    tx.publish();
    return done(null);
  });
}

/** Takes the name from the public again: the person by the own link, which stays open, or the office, which ends it. */
export async function revokeRelease(ctx: Context, input: { personId: string }): Promise<Result<null, "not-allowed" | "nothing-released">> {
  if (ownPersonId(ctx) !== input.personId && !mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const ended = await tx.delete(personReleases).where(own(ctx, input.personId)).returning({ personId: personReleases.personId });
    if (mayEditNetwork(ctx.actor)) await revokeCodes(tx, input.personId);
    if (ended.length === 0) return refused("nothing-released");
    tx.audit("person.release-ended", input.personId);
    tx.publish();
    return done(null);
  });
}

/**
 * What a change of the entry leaves of the release: nothing under another name, and of the rest what is still the same.
 * New words are public only after the person confirmed them, too.
 *
 * @returns whether the public sees a difference
 */
export async function narrowRelease(ctx: Context, tx: Writer, personId: string, before: Named, after: Named): Promise<boolean> {
  const release = await findRelease(ctx, tx, personId);
  if (!release) return false;
  if (before.firstName !== after.firstName || before.lastName !== after.lastName) {
    await tx.delete(personReleases).where(own(ctx, personId));
    return true;
  }
  const still = <Value>(word: Value, kept: Value, none: Value) => (word === kept ? word : none);
  const left = {
    function: still(release.function, after.function, ""),
    phone: still(release.phone, after.phone, null),
    email: still(release.email, after.email, null),
  };
  await tx.update(personReleases).set(left).where(own(ctx, personId));
  return left.function !== release.function || left.phone !== release.phone || left.email !== release.email;
}

function ownPersonId({ actor }: Context): string | null {
  return actor.kind === "link" && actor.opens === "person-release" ? actor.subjectId : null;
}

function own(ctx: Context, personId: string) {
  return and(eq(personReleases.regionId, ctx.region.id), eq(personReleases.personId, personId));
}

function withOrganisation(ctx: Context, db: Reader, personId: string) {
  return db
    .select({ person: people, organisation: organisations.name })
    .from(people)
    .innerJoin(organisations, and(eq(organisations.regionId, people.regionId), eq(organisations.id, people.organisationId)))
    .where(and(eq(people.regionId, ctx.region.id), eq(people.id, personId), isInUse));
}

function fullName({ firstName, lastName }: Pick<Named, "firstName" | "lastName">): string {
  return `${firstName} ${lastName}`.trim();
}
