import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, test } from "vitest";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { refused } from "#platform/result.ts";
import { testDatabase } from "#tests/support/database.ts";
import { mails, queueMail, sendMail, type Mail } from "./index.ts";

const db = await testDatabase();
const hello: Mail = {
  to: "albers@example.org",
  addressee: { name: "Frau Albers" },
  subject: "Statusrunde 2026/4",
  body: "Guten Tag,\n\nbitte antworten Sie bis zum 30. Juni.\n\nÜmläute, 你好",
};

let server: SMTPServer | undefined;
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

type Received = { from: string; to: string[]; text: string };

/** A real mail server on loopback that takes mails as its options say. */
async function aMailServer(options: SMTPServerOptions = {}): Promise<{ smtpUrl: string; received: Received[] }> {
  const received: Received[] = [];
  const opened = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, answer) {
      let text = "";
      stream.on("data", (piece: Buffer) => (text += piece.toString("utf8")));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({ from: mailFrom === false ? "" : mailFrom.address, to: rcptTo.map((address) => address.address), text });
        answer();
      });
    },
    ...options,
  });
  server = opened;
  const port = await new Promise<number>((resolve) => {
    const listening = opened.listen(0, "127.0.0.1", () => {
      const address = listening.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
  return { smtpUrl: `smtp://127.0.0.1:${port}`, received };
}

function smtpError(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code });
}

async function aQueuedMail(
  mail: Mail = hello,
): Promise<{ ctx: Context; send(smtpUrl: string | null): Promise<void>; row(): Promise<typeof mails.$inferSelect | undefined> }> {
  const region = await db.region();
  const ctx = db.ctx(region);
  const { mailId } = await transact(ctx, (tx) => queueMail(tx, ctx, mail));
  const payload = { regionId: region.id, mailId: mailId ?? "" };
  return {
    ctx,
    send: (smtpUrl) => sendMail({ smtpUrl, mailFrom: "miteinander@ellerland.example" })(ctx, { id: newId(), payload, attempt: 1, isLastAttempt: false }),
    row: async () => (await read(ctx, (reader) => reader.select().from(mails)))[0],
  };
}

/** The value of a header, unfolded. */
function header(mail: Received | undefined, name: string): string | undefined {
  const head = mail?.text.split("\r\n\r\n")[0]?.replace(/\r\n[ \t]+/g, " ") ?? "";
  return head
    .split("\r\n")
    .find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    ?.slice(name.length + 1)
    .trim();
}

describe("Queuing a mail", () => {
  test("puts it into the outbox with its job, if the transaction commits", async () => {
    const { ctx, row } = await aQueuedMail();
    expect(await row()).toMatchObject({
      toAddress: hello.to,
      addresseeName: "Frau Albers",
      subject: hello.subject,
      body: hello.body,
      sentAt: null,
      attempts: 0,
      lastError: null,
    });
    await transact(ctx, async (tx) => {
      await queueMail(tx, ctx, hello);
      return refused("changed-my-mind");
    });
    const jobs = await db.superuser.query("select data from pgboss.job where name = 'mail.send' and data ->> 'regionId' = $1", [ctx.region.id]);
    expect(jobs.rows).toEqual([{ data: { regionId: ctx.region.id, mailId: (await row())?.id } }]);
  });

  test("stops at the tenth of a day to one address that a stranger typed, and at nothing else", async () => {
    const region = await db.region();
    const ctx = db.ctx(region);
    const write = (mail: Partial<Mail>, at = ctx) => transact(at, (tx) => queueMail(tx, at, { ...hello, ...mail }));
    const typed = ["Opfer@example.org", "opfer@example.org"];
    const written: (string | null)[] = [];
    for (let n = 0; n < 12; n++) written.push((await write({ to: typed[n % 2] ?? "", unasked: true })).mailId);
    expect(written.map((id) => id !== null)).toEqual([...Array<boolean>(10).fill(true), false, false]);
    expect((await write({ to: "opfer@example.org" })).mailId).not.toBeNull();
    expect((await write({ to: "andere@example.org", unasked: true })).mailId).not.toBeNull();
    const tomorrow = db.ctx(region, undefined, new Date(ctx.now.getTime() + 25 * 3_600_000));
    expect((await write({ to: "opfer@example.org", unasked: true }, tomorrow)).mailId).not.toBeNull();
  });

  test.each(["a@example.org, b@example.org", "a@example.org\r\nBcc: b@example.org", "Frau A <a@example.org>", "a.example.org", ""])(
    "takes one plain address: not %j",
    async (to) => {
      await expect(aQueuedMail({ ...hello, to })).rejects.toThrow(RangeError);
    },
  );
});

describe("Sending a mail", () => {
  test("to a list brings its files and the mail program's own way out, and keeps neither", async () => {
    const { smtpUrl, received } = await aMailServer();
    const files = [
      { name: "kurse.pdf", mediaType: "application/pdf", bytes: new TextEncoder().encode("%PDF \u00ff") },
      { name: "kurse.xlsx", mediaType: "application/octet-stream", bytes: new TextEncoder().encode("PK") },
    ];
    const { send, row } = await aQueuedMail({ ...hello, files, leaveAddress: "https://m.example/j/abc/kursliste" });
    expect((await row())?.files?.map((bytes) => Buffer.from(bytes).toString())).toEqual(["%PDF \u00ff", "PK"]);
    await send(smtpUrl);
    expect(header(received[0], "List-Unsubscribe")).toBe("<https://m.example/j/abc/kursliste>");
    expect(header(received[0], "List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
    for (const { name, bytes } of files) {
      expect(received[0]?.text).toContain(`filename=${name}`);
      expect(received[0]?.text).toContain(Buffer.from(bytes).toString("base64"));
    }
    expect(await row()).toMatchObject({ files: null, fileNames: null, leaveAddress: null, body: "" });
  });

  test("delivers it once, however often the job runs", async () => {
    const { smtpUrl, received } = await aMailServer();
    const { send, row } = await aQueuedMail();
    await send(smtpUrl);
    await send(smtpUrl);
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ from: "miteinander@ellerland.example", to: [hello.to] });
    expect(await row()).toMatchObject({ attempts: 1, lastError: null, sentAt: expect.any(Date), body: "" });
  });

  test("writes plain UTF-8 text, in the region's name, marked as made by a machine", async () => {
    const { smtpUrl, received } = await aMailServer();
    const { ctx, send, row } = await aQueuedMail();
    await send(smtpUrl);
    const [mail] = received;
    expect(header(mail, "Message-ID")).toBe(`<${(await row())?.id}@ellerland.example>`);
    expect(header(mail, "Auto-Submitted")).toBe("auto-generated");
    expect(header(mail, "Content-Type")).toBe("text/plain; charset=utf-8");
    expect(header(mail, "From")).toContain(ctx.region.name);
    expect(header(mail, "Reply-To")).toContain(ctx.region.contactEmail);
    expect(header(mail, "Subject")).toBe(hello.subject);
    expect(decoded(mail)).toContain("Ümläute, 你好");
  });

  test("cannot be made to write a header by a subject or a text", async () => {
    const { smtpUrl, received } = await aMailServer();
    const { send } = await aQueuedMail({
      to: hello.to,
      addressee: hello.addressee,
      subject: "Frage\r\nBcc: b@example.org\u2028\u0000X-Evil: yes",
      body: "Text\r\n.\r\nRCPT TO:<b@example.org>\r\n\r\nBcc: c@example.org",
    });
    await send(smtpUrl);
    expect(received).toHaveLength(1);
    expect(received[0]?.to).toEqual([hello.to]);
    expect(header(received[0], "Bcc")).toBeUndefined();
    expect(header(received[0], "X-Evil")).toBeUndefined();
    expect(header(received[0], "Subject")).toBe("Frage Bcc: b@example.org X-Evil: yes");
  });

  test("is tried again after a temporary refusal", async () => {
    let tries = 0;
    const { smtpUrl, received } = await aMailServer({
      onRcptTo: (_address, _session, answer) => (++tries === 1 ? answer(smtpError(451, "greylisted")) : answer()),
    });
    const { send, row } = await aQueuedMail();
    await expect(send(smtpUrl)).rejects.toThrow("did not take");
    expect(await row()).toMatchObject({ attempts: 1, sentAt: null, lastError: expect.stringContaining("greylisted") });
    await send(smtpUrl);
    expect(received).toHaveLength(1);
    expect(await row()).toMatchObject({ attempts: 2, sentAt: expect.any(Date), lastError: null });
  });

  test("is tried again while there is nobody at the server's address", async () => {
    const { send, row } = await aQueuedMail();
    await expect(send("smtp://127.0.0.1:1")).rejects.toThrow("did not take");
    expect(await row()).toMatchObject({ attempts: 1, sentAt: null, lastError: expect.stringContaining("ECONNREFUSED") });
  });

  test("keeps the server's words after a refusal for good, and is not tried again", async () => {
    const { smtpUrl } = await aMailServer({ onRcptTo: (_address, _session, answer) => answer(smtpError(550, "no such mailbox")) });
    const { send, row } = await aQueuedMail();
    await send(smtpUrl);
    expect(await row()).toMatchObject({ attempts: 1, sentAt: null, lastError: expect.stringContaining("no such mailbox") });
  });

  test("leaves the mail in the outbox where there is no mail server", async () => {
    const { send, row } = await aQueuedMail();
    await send(null);
    expect(await row()).toMatchObject({ attempts: 0, sentAt: null, lastError: null, body: hello.body });
  });

  test("never sends another region's mail", async () => {
    const { smtpUrl, received } = await aMailServer();
    const { row } = await aQueuedMail();
    const stranger = db.ctx(await db.region());
    const payload = { regionId: stranger.region.id, mailId: (await row())?.id ?? "" };
    await sendMail({ smtpUrl, mailFrom: "m@example.org" })(stranger, { id: newId(), payload, attempt: 1, isLastAttempt: false });
    expect(received).toHaveLength(0);
  });
});

function decoded(mail: Received | undefined): string {
  const body = mail?.text.split("\r\n\r\n").slice(1).join("\r\n\r\n") ?? "";
  if (header(mail, "Content-Transfer-Encoding") === "base64") return Buffer.from(body, "base64").toString("utf8");
  const bytes = body.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
