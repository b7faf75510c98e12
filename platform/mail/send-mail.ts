import { eq, sql } from "drizzle-orm";
import { createTransport, type Transporter } from "nodemailer";
import { z } from "zod";
import type { Settings } from "#platform/config/index.ts";
import { transact, type Context } from "#platform/db/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { mails } from "./schema.ts";

const Payload = z.object({ mailId: z.uuid() });

/**
 * The handler of "mail.send". Without a mail server mails stay in the outbox, where administrators read them.
 *
 * What the mail server refuses for good (5xx) keeps its words and is not tried again; everything else is.
 * If this process dies between the server's "ok" and our commit, the mail goes out twice,
 * under the same Message-ID, by which mailboxes recognise the second.
 */
export function sendMail(settings: Pick<Settings, "smtpUrl" | "mailFrom">): JobHandler {
  const { smtpUrl, mailFrom } = settings;
  if (smtpUrl === null) return () => Promise.resolve();
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async (ctx, { payload }) => {
    const again = await transact(ctx, async (tx) => {
      // Locked, so that a second worker waits and then sees it sent.
      const [mail] = await tx
        .select()
        .from(mails)
        .where(eq(mails.id, Payload.parse(payload).mailId))
        .for("update");
      if (!mail || mail.sentAt) return null;
      const fault = await deliver(transport, ctx, mailFrom, mail);
      await tx
        .update(mails)
        // Codes of links are stored as hashes everywhere else; a sent text must not keep them.
        .set({
          attempts: sql`${mails.attempts} + 1`,
          lastError: fault?.words ?? null,
          ...(fault ? {} : { sentAt: new Date(), body: "", calendar: null, fileNames: null, fileTypes: null, files: null, leaveAddress: null }),
        })
        .where(eq(mails.id, mail.id));
      return fault?.isPermanent ? null : fault;
    });
    if (again) throw new Error("The mail server did not take the mail.");
  };
}

type Fault = { words: string; isPermanent: boolean };

async function deliver(transport: Transporter, { region }: Context, mailFrom: string, mail: typeof mails.$inferSelect): Promise<Fault | null> {
  try {
    await transport.sendMail({
      from: { name: region.name, address: mailFrom },
      ...(region.contactEmail ? { replyTo: { name: region.contactName, address: region.contactEmail } } : {}),
      to: { name: "", address: mail.toAddress },
      subject: mail.subject,
      text: mail.body,
      ...(mail.calendar === null ? {} : { icalEvent: { method: methodOf(mail.calendar), filename: "termin.ics", content: mail.calendar } }),
      attachments: (mail.files ?? []).map((bytes, at) => ({
        filename: mail.fileNames?.[at],
        contentType: mail.fileTypes?.[at],
        content: Buffer.from(bytes),
      })),
      date: mail.createdAt,
      messageId: `<${mail.id}@${mailFrom.split("@").at(-1)}>`,
      // No out-of-office replies to a machine (RFC 3834).
      headers: {
        "Auto-Submitted": "auto-generated",
        ...(mail.leaveAddress === null
          ? {}
          : { "List-Unsubscribe": { prepared: true, value: `<${mail.leaveAddress}>` }, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }),
      },
    });
    return null;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const code = "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : null;
    return { words: error.message.slice(0, 500), isPermanent: code !== null && code >= 500 };
  }
}

/** Mail programs look for it in the header of the part, too. */
function methodOf(calendar: string): string {
  return /^METHOD:([A-Z]+)\r?$/m.exec(calendar)?.[1] ?? "PUBLISH";
}
