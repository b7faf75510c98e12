import { and, eq, isNull, sql } from "drizzle-orm";
import { newId, read, transact, type Context, type Reader, type Region, type Writer } from "#platform/db/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { queueMail } from "#platform/mail/index.ts";
import { issueCode } from "#platform/tenancy/index.ts";
import { organisations } from "../schema.ts";
import { findRecipient, type Recipient } from "../upkeep/letters.ts";
import { ASK_AFTER_DAYS, confirmationStep, type Standing } from "./confirmation-steps.ts";
import { contactConfirmations, situationContacts } from "./schema.ts";
import { addresseeOf } from "../addressee.ts";

/** What a mail to a contact tells. The words are made above, see app/mails/situations.ts. */
export type ContactLetter = {
  kind: "request" | "reminder";
  region: Region;
  /** null: the mail goes to the house. */
  person: Recipient["person"];
  organisation: string;
  /** In which situations people call there. */
  situations: string[];
  /** Goes into the link. */
  code: string;
};
export type ComposeContactLetter = (letter: ContactLetter) => { subject: string; body: string };

/** A bit longer than until the mail after the next one. */
const LINK_DAYS = 400;

/**
 * The nightly job "situation.ask": asks every organisation that is a contact twice a year by one mail with one link,
 * reminds, and marks what nobody answered. Each organisation is a transaction of its own; a night run twice does all once.
 */
export function askContacts(compose: ComposeContactLetter): JobHandler {
  return async (ctx) => {
    for (const organisationId of await read(ctx, (db) => findDue(ctx, db))) {
      await transact(ctx, (tx) => keepOne(ctx, tx, organisationId, compose));
    }
  };
}

async function keepOne(ctx: Context, tx: Writer, organisationId: string, compose: ComposeContactLetter): Promise<void> {
  const regionId = ctx.region.id;
  await tx
    .insert(contactConfirmations)
    .values({ regionId, id: newId(ctx.now), organisationId })
    .onConflictDoNothing();
  const own = and(eq(contactConfirmations.regionId, regionId), eq(contactConfirmations.organisationId, organisationId));
  const [asked] = await tx.select().from(contactConfirmations).where(own).for("update");
  const standing = await findStanding(ctx, tx, organisationId);
  const step = asked && standing ? confirmationStep({ ...standing, ...asked }, ctx.today) : null;
  if (asked && standing && step === "mark") {
    const due = sql`${situationContacts.confirmedOn} + ${ASK_AFTER_DAYS}::int <= ${ctx.today}::date`;
    await tx
      .update(situationContacts)
      .set({ unconfirmedSince: asked.askedOn })
      .where(and(ofOrganisation(ctx, organisationId), isNull(situationContacts.declinedOn), isNull(situationContacts.unconfirmedSince), due));
    if (standing.isPublic) tx.publish();
  } else if (asked && standing && step !== null) {
    await tx
      .update(contactConfirmations)
      .set(step === "ask" ? { askedOn: ctx.today, remindedOn: null } : { remindedOn: ctx.today })
      .where(own);
    await sendLetter(ctx, tx, compose, step === "ask" ? "request" : "reminder", { id: asked.id, organisationId, situations: standing.situations });
  }
  tx.audit("situation.asked", organisationId, { step: step ?? "none" });
}

/** To whom the organisation's own entry is sent, too; where there is no address, the list of situations says so. */
async function sendLetter(
  ctx: Context,
  tx: Writer,
  compose: ComposeContactLetter,
  kind: ContactLetter["kind"],
  { id, organisationId, situations }: { id: string; organisationId: string; situations: string[] },
): Promise<void> {
  const [organisation] = await tx
    .select({ id: organisations.id, name: organisations.name, email: organisations.email })
    .from(organisations)
    .where(and(eq(organisations.regionId, ctx.region.id), eq(organisations.id, organisationId)));
  const recipient = organisation && (await findRecipient(ctx, tx, organisation));
  if (!organisation || !recipient) return;
  const expiresAt = new Date(ctx.now.getTime() + LINK_DAYS * 86_400_000);
  const code = await issueCode(tx, { regionId: ctx.region.id, kind: "contact-confirmation", subjectId: id, expiresAt });
  const letter = { kind, region: ctx.region, person: recipient.person, organisation: organisation.name, situations, code };
  await queueMail(tx, ctx, { to: recipient.email, addressee: addresseeOf(recipient.person), handOver: true, ...compose(letter) });
}

/** Organisations about which something may be to do, the oldest confirmation first. */
async function findDue(ctx: Context, db: Reader): Promise<string[]> {
  const found = await db.execute<{ id: string } & Standing>(sql`
    select c.organisation_id as id, min(c.confirmed_on)::text as "confirmedOn", a.asked_on::text as "askedOn", a.reminded_on::text as "remindedOn",
      bool_or(c.unconfirmed_since is null) as unmarked
    from situation_contacts c left join contact_confirmations a on a.region_id = c.region_id and a.organisation_id = c.organisation_id
    where c.region_id = ${ctx.region.id} and c.organisation_id is not null and c.declined_on is null
      and c.confirmed_on + ${ASK_AFTER_DAYS}::int <= ${ctx.today}::date
    group by c.organisation_id, a.asked_on, a.reminded_on order by 2, 1`);
  return found.rows.filter((standing) => confirmationStep(standing, ctx.today) !== null).map(({ id }) => id);
}

async function findStanding(ctx: Context, db: Reader, organisationId: string) {
  const found = await db.execute<{ confirmedOn: string; unmarked: boolean; isPublic: boolean; situations: string[] }>(sql`
    select min(c.confirmed_on)::text as "confirmedOn",
      bool_or(c.unconfirmed_since is null and c.confirmed_on + ${ASK_AFTER_DAYS}::int <= ${ctx.today}::date) as unmarked,
      bool_or(s.is_public) as "isPublic", array_agg(distinct s.name order by s.name) as situations
    from situation_contacts c join situations s on s.region_id = c.region_id and s.id = c.situation_id
    where c.region_id = ${ctx.region.id} and c.organisation_id = ${organisationId} and c.declined_on is null having count(*) > 0`);
  return found.rows[0] ?? null;
}

const ofOrganisation = (ctx: Context, organisationId: string) =>
  and(eq(situationContacts.regionId, ctx.region.id), eq(situationContacts.organisationId, organisationId));
