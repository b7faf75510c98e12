import { and, asc, eq, isNotNull } from "drizzle-orm";
import type { Context, Reader, Region, Writer } from "#platform/db/index.ts";
import { queueMail } from "#platform/mail/index.ts";
import { issueCode } from "#platform/tenancy/index.ts";
import { addresseeOf } from "../addressee.ts";
import type { Organisation } from "../entry.ts";
import { foundingProjects } from "../founding/schema.ts";
import { isInUse } from "../in-use.ts";
import { people } from "../schema.ts";

type Person = { salutation: string; firstName: string; lastName: string };

/** What a mail about an entry tells. The words are made above, see app/mails/network.ts. */
export type UpkeepLetter =
  | {
      /** `link`: the office sends the address of the page without asking for a confirmation. */
      kind: "request" | "reminder" | "link";
      region: Region;
      /** null: the mail goes to the house. */
      person: Person | null;
      organisation: string;
      confirmedOn: string;
      /** The group is on its way to an association: the same link opens its steps. */
      founds: boolean;
      /** Goes into the link. */
      code: string;
    }
  | { kind: "office"; region: Region; unanswered: string[]; withoutAddress: string[]; hidden: string[] };
export type ComposeUpkeepLetter = (letter: UpkeepLetter) => { subject: string; body: string };

/** A bit longer than until the mail after the next one. */
const LINK_DAYS = 400;

export type Recipient = { email: string; person: (Person & { id: string }) | null };

/** The contact for migration; where there is none with an address, the house itself. Null: nobody can be written to. */
export async function findRecipient(ctx: Context, db: Reader, organisation: Pick<Organisation, "id" | "email">): Promise<Recipient | null> {
  const [contact] = await db
    .select({ id: people.id, salutation: people.salutation, firstName: people.firstName, lastName: people.lastName, email: people.email })
    .from(people)
    .where(
      and(
        eq(people.regionId, ctx.region.id),
        eq(people.organisationId, organisation.id),
        eq(people.isMigrationContact, true),
        isNotNull(people.email),
        isInUse,
      ),
    )
    .orderBy(asc(people.lastName), asc(people.id))
    .limit(1);
  if (contact?.email) return { email: contact.email, person: contact };
  return organisation.email ? { email: organisation.email, person: null } : null;
}

/**
 * A link of an organisation to its entry and its offers, for one mail. Those of earlier mails go on until they expire: two mails
 * of one day must not leave a dead one. All end together when the address is no longer the organisation's, or by the office.
 */
export async function issueEntryCode(ctx: Context, tx: Writer, organisationId: string): Promise<string> {
  const expiresAt = new Date(ctx.now.getTime() + LINK_DAYS * 86_400_000);
  return issueCode(tx, { regionId: ctx.region.id, kind: "organisation-entry", subjectId: organisationId, expiresAt, keepsEarlier: true });
}

/** Puts a mail with a link of its own into the outbox. */
export async function sendEntryLetter(
  ctx: Context,
  tx: Writer,
  compose: ComposeUpkeepLetter,
  kind: "request" | "reminder" | "link",
  organisation: Organisation,
  recipient: Recipient,
): Promise<void> {
  const code = await issueEntryCode(ctx, tx, organisation.id);
  const { name, confirmedOn } = organisation;
  const [founding] = await tx
    .select({ finishedOn: foundingProjects.finishedOn })
    .from(foundingProjects)
    .where(and(eq(foundingProjects.regionId, ctx.region.id), eq(foundingProjects.organisationId, organisation.id)));
  const founds = founding?.finishedOn === null;
  await queueMail(tx, ctx, {
    to: recipient.email,
    addressee: addresseeOf(recipient.person),
    handOver: true,
    ...compose({ kind, region: ctx.region, person: recipient.person, organisation: name, confirmedOn, founds, code }),
  });
}
