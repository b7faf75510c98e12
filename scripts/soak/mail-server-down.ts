import { SMTPServer } from "smtp-server";
import { transact } from "#platform/db/index.ts";
import { enqueue } from "#platform/jobs/index.ts";
import { queueMail } from "#platform/mail/index.ts";
import { freePort, startProduct } from "../bench/product.ts";
import { nothingYet, until, type Fault } from "./fault.ts";
import { openBeside, type Opened } from "./open-database.ts";

const MAILS = 20;

/** The mail server is away for an hour, and one job among the mails can never be done. */
export const mailServerDown: Fault = {
  name: "mail-server-down",
  passes:
    "Mails wait for the mail server and leave once, none twice; a job that always fails is tried again, then parked as failed with a line in the log, and holds up no other.",
  rounds: { soak: 20, sample: 1 },
  strike: async ({ rounds, freshFolder }) => {
    const outcome = nothingYet();
    const port = await freePort();
    const product = await startProduct(freshFolder(), [], { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: "miteinander@ellerland.example" });
    const beside = await openBeside(product.environment);
    const ctx = beside.ctx();
    try {
      for (; outcome.rounds < rounds && outcome.others.length === 0; outcome.rounds++) {
        const poison = `no mail ${outcome.rounds}`;
        const mailIds = await transact(ctx, async (tx) => {
          await enqueue(tx, "mail.send", { regionId: ctx.region.id, mailId: poison });
          const ids: string[] = [];
          for (let n = 1; n <= MAILS; n++)
            ids.push((await queueMail(tx, ctx, { to: `person-${n}@example.org`, addressee: null, subject: "Statusrunde", body: "Guten Tag" })).mailId ?? "");
          return ids;
        });
        outcome.acknowledged += MAILS;
        // As many tries as a job gets are a day; three tell the same.
        await beside.superuser.query("update pgboss.job set retry_limit = 2 where name = 'mail.send' and data ->> 'mailId' = $1", [poison]);
        await passing(beside, "every mail was tried twice", () => every(beside, mailIds, "attempts >= 2 and sent_at is null"));
        const received: string[] = [];
        const server = await mailServer(port, received);
        await passing(beside, "every mail was sent", () => every(beside, mailIds, "sent_at is not null and body = ''"));
        await passing(beside, "the job that always fails is parked", async () => {
          const found = await beside.superuser.query("select 1 from pgboss.job where state = 'failed' and data ->> 'mailId' = $1", [poison]);
          return found.rowCount === 1;
        });
        // Another hour: nothing is left that would go out again.
        await anHourPasses(beside);
        await passing(
          beside,
          "nothing waits",
          async () => (await beside.superuser.query("select 1 from pgboss.job where name = 'mail.send' and state < 'completed'")).rowCount === 0,
        );
        await new Promise<void>((done) => server.close(() => done()));
        for (const id of mailIds) {
          const times = received.filter((text) => text.includes(`<${id}@`)).length;
          if (times !== 1) outcome.lost.push(`the mail ${id} arrived ${times} times`);
        }
        if (!/"level":"error","event":"job\.failed","queue":"mail\.send"/.test(product.log()))
          outcome.others.push("the log does not tell of the job that was given up");
      }
    } finally {
      await beside.close();
      await product.stop();
    }
    return outcome;
  },
};

async function every(beside: Opened, mailIds: string[], isSo: string): Promise<boolean> {
  const found = await beside.superuser.query<{ count: number }>(`select count(*)::int from mails where id = any($1) and ${isSo}`, [mailIds]);
  return found.rows[0]?.count === mailIds.length;
}

/** Time runs fast for everything that waits to be tried again. */
function passing(beside: Opened, what: string, isSo: () => Promise<boolean>): Promise<void> {
  return until(what, async () => {
    await anHourPasses(beside);
    return isSo();
  });
}

async function anHourPasses({ superuser }: Opened): Promise<void> {
  await superuser.query("update pgboss.job set start_after = start_after - interval '1 hour' where name = 'mail.send' and state in ('created', 'retry')");
}

function mailServer(port: number, received: string[]): Promise<SMTPServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, answer) {
      let text = "";
      stream.on("data", (piece: Buffer) => (text += piece.toString("utf8")));
      stream.on("end", () => {
        received.push(text);
        answer();
      });
    },
  });
  return new Promise((done) => server.listen(port, "127.0.0.1", () => done(server)));
}
