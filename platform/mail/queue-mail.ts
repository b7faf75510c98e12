import { and, eq, gt, sql } from "drizzle-orm";
import { newId, type Context, type Writer } from "#platform/db/index.ts";
import { enqueue } from "#platform/jobs/index.ts";
import { mails } from "./schema.ts";

export type Mail = {
  /** One plain address, without a name. */
  to: string;
  /** Whose mail it is: people share addresses. Null: an office's, or one to an address of which no name is known. */
  addressee: Addressee | null;
  /** Carries no personal data: subjects are shown on locked phones and kept in the logs of mail servers. */
  subject: string;
  /** Plain text. */
  body: string;
  /**
   * Administrators may read the text while it waits, and hand it over where there is no mail server. Never for what opens
   * an account that exists: who reads it is that account. Such texts only the operator sees, on the command line.
   */
  handOver?: boolean;
  /** What the mail rests on, e.g. an entry of a list: once it is taken back (see `wall.take_mails_back`), the mail does not leave. */
  matterId?: string;
  /** A calendar entry that goes along: iCalendar with a METHOD (RFC 5546). */
  calendar?: string;
  /** A stranger typed the address, and the mail asks its owner whether that was meant: of those, one address gets few. */
  unasked?: boolean;
  /** Go along; their names carry no personal data either. */
  files?: readonly MailFile[];
  /** Of a mail to a list: the address where one POST, without more, takes the reader off it (RFC 8058). */
  leaveAddress?: string;
};
/** "" where no name is known; `id`: of the person or account, where it is one that the house knows. */
export type Addressee = { name: string; guardian?: string; id?: string };
export type MailFile = { name: string; mediaType: string; bytes: Uint8Array };

/** A day and an address: more than a family books in an evening, fewer than fill a mailbox. */
const MOST_UNASKED = 10;

/**
 * Puts a mail into the outbox; it leaves after the caller's transaction has committed. An unasked one beyond the tenth of 24 hours to
 * the same address is not written: whoever types somebody else's address into our forms must not fill their mailbox.
 *
 * @returns null: not written
 * @throws RangeError for anything but one plain address: forms check addresses before they come here
 */
export async function queueMail(tx: Writer, ctx: Context, mail: Mail): Promise<{ mailId: string | null }> {
  if (!/^[^\s@,;:<>"()[\]\\]+@[^\s@,;:<>"()[\]\\]+$/.test(mail.to)) throw new RangeError("A mail goes to exactly one plain address.");
  if (mail.unasked && (await isFlooded(tx, ctx, mail.to))) return { mailId: null };
  const mailId = newId(ctx.now);
  // A line break would end the header and begin one of the writer's choice.
  const subject = mail.subject.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
  await tx.insert(mails).values({
    regionId: ctx.region.id,
    id: mailId,
    toAddress: mail.to,
    addresseeName: mail.addressee?.name.trim() || null,
    addresseeGuardian: mail.addressee?.guardian?.trim() || null,
    addresseeId: mail.addressee?.id,
    subject,
    body: mail.body,
    handOver: mail.handOver ?? false,
    unasked: mail.unasked ?? false,
    matterId: mail.matterId,
    calendar: mail.calendar,
    createdAt: ctx.now,
    leaveAddress: mail.leaveAddress,
    ...(mail.files
      ? {
          fileNames: mail.files.map(({ name }) => name),
          fileTypes: mail.files.map(({ mediaType }) => mediaType),
          files: mail.files.map(({ bytes }) => Buffer.from(bytes)),
        }
      : {}),
  });
  await enqueue(tx, "mail.send", { regionId: ctx.region.id, mailId });
  return { mailId };
}

async function isFlooded(tx: Writer, ctx: Context, to: string): Promise<boolean> {
  const dayAgo = new Date(ctx.now.getTime() - 86_400_000);
  const written = await tx.$count(
    mails,
    and(eq(mails.regionId, ctx.region.id), eq(mails.unasked, true), eq(sql`lower(${mails.toAddress})`, to.toLowerCase()), gt(mails.createdAt, dayAgo)),
  );
  return written >= MOST_UNASKED;
}
