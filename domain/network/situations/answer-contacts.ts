import { and, eq, isNull, sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { ASK_AFTER_DAYS } from "./confirmation-steps.ts";
import { contactConfirmations, situationContacts, situations } from "./schema.ts";
import { Times, type SituationKind } from "./situation-fields.ts";

export type OwnContact = {
  id: string;
  kind: SituationKind;
  situation: string;
  isPublic: boolean;
  name: string;
  /** Null: as the organisation's entry has it. */
  phone: string | null;
  openingHours: string | null;
  confirmedOn: string;
  declinedOn: string | null;
};
export type OwnContacts = { organisation: string; contacts: OwnContact[] };

/** What stands behind a contact's link: in which situations people call there. Null where none is left. One query. */
export async function findOwnContacts(ctx: Context, db: Reader): Promise<OwnContacts | null> {
  const id = ownConfirmationId(ctx);
  if (id === null) return null;
  const found = await db.execute<OwnContact & { organisation: string }>(sql`
    select c.id, s.kind, s.name as situation, s.is_public as "isPublic", c.name, c.phone, c.opening_hours as "openingHours",
      c.confirmed_on::text as "confirmedOn", c.declined_on::text as "declinedOn", o.name as organisation
    from contact_confirmations a join situation_contacts c on c.region_id = a.region_id and c.organisation_id = a.organisation_id
      join situations s on s.region_id = c.region_id and s.id = c.situation_id
      join organisations o on o.region_id = a.region_id and o.id = a.organisation_id
    where a.region_id = ${ctx.region.id} and a.id = ${id} order by s.position, c.position, c.id`);
  const [first] = found.rows;
  return first ? { organisation: first.organisation, contacts: found.rows } : null;
}

export const AnswerContacts = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("confirm") }),
  z.strictObject({ kind: z.literal("change"), contactId: z.uuid(), phone: phone(), openingHours: Times }),
  z.strictObject({ kind: z.literal("decline"), contactId: z.uuid() }),
]);
export type AnswerContacts = z.infer<typeof AnswerContacts>;

function phone() {
  return z.preprocess((typed) => (typeof typed === "string" && typed.trim() === "" ? null : typed), z.string().trim().max(60).nullable());
}

/**
 * What a contact says by its link holds at once: everything is right, another number or other times, or "we no longer do this".
 * Who changes one contact has confirmed that one.
 */
export async function answerContacts(ctx: Context, input: AnswerContacts): Promise<Result<null, "contact-not-found">> {
  const confirmationId = ownConfirmationId(ctx);
  if (confirmationId === null) return refused("contact-not-found");
  return transact(ctx, async (tx): Promise<Result<null, "contact-not-found">> => {
    const own = and(eq(contactConfirmations.regionId, ctx.region.id), eq(contactConfirmations.id, confirmationId));
    const [asked] = await tx.select().from(contactConfirmations).where(own).for("update");
    if (!asked) return refused("contact-not-found");
    const ofOrganisation = and(eq(situationContacts.regionId, ctx.region.id), eq(situationContacts.organisationId, asked.organisationId));
    const meant = input.kind === "confirm" ? isNull(situationContacts.declinedOn) : eq(situationContacts.id, input.contactId);
    const fresh = { confirmedOn: ctx.today, unconfirmedSince: null, declinedOn: null };
    const said = {
      confirm: fresh,
      change: input.kind === "change" ? { ...fresh, phone: input.phone, openingHours: input.openingHours } : {},
      decline: { declinedOn: ctx.today },
    }[input.kind];
    const answered = await tx
      .update(situationContacts)
      .set({ ...said, version: sql`${situationContacts.version} + 1` })
      .where(and(ofOrganisation, meant))
      .returning({ situationId: situationContacts.situationId });
    if (answered.length === 0) return refused("contact-not-found");
    const due: SQL = sql`${situationContacts.confirmedOn} + ${ASK_AFTER_DAYS}::int <= ${ctx.today}::date`;
    const open = await tx
      .select({ id: situationContacts.id })
      .from(situationContacts)
      .where(and(ofOrganisation, isNull(situationContacts.declinedOn), due));
    if (open.length === 0) await tx.update(contactConfirmations).set({ askedOn: null, remindedOn: null }).where(own);
    const seen = await tx.select({ id: situations.id, isPublic: situations.isPublic }).from(situations).where(eq(situations.regionId, ctx.region.id));
    for (const situationId of new Set(answered.map((contact) => contact.situationId))) {
      tx.audit("situation.answered", situationId, { kind: input.kind });
      if (seen.some(({ id, isPublic }) => id === situationId && isPublic)) tx.publish();
    }
    return done(null);
  });
}

function ownConfirmationId({ actor }: Context): string | null {
  return actor.kind === "link" && actor.opens === "contact-confirmation" ? actor.subjectId : null;
}
