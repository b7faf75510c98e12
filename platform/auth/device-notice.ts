import { transact, type Context } from "#platform/db/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { queueMail } from "#platform/mail/index.ts";
import { findAccountsById, type Account } from "./account.ts";
import type { MailText } from "./password-reset.ts";

/** A device an account was used on for the first time. */
export type NewDevice = { userAgent: string; at: Date };
export type ComposeDeviceNotice = (account: Account, device: NewDevice) => MailText;

/**
 * The handler of "sign-in.notice": tells an account by mail that it was used on a new device. It carries no link, so nobody
 * learns to click on one. Should the process die between mail and end of the job, the mail comes twice.
 */
export function sendDeviceNotice(compose: ComposeDeviceNotice): JobHandler {
  return async (ctx, { payload }) => {
    const device = await findDevice(ctx, payload.deviceId ?? "");
    const [account] = await findAccountsById(ctx.database, [payload.accountId ?? ""]);
    if (!account || !device) return; // gone meanwhile
    await transact(ctx, (tx) => queueMail(tx, ctx, { to: account.email, addressee: account, ...compose(account, device) }));
  };
}

async function findDevice({ database }: Context, id: string): Promise<NewDevice | undefined> {
  const found = await database.auth.query<NewDevice>(`select user_agent as "userAgent", first_at as at from auth.devices where id = $1`, [id]);
  return found.rows[0];
}
