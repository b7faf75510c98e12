import { z } from "zod";
import { makeContext, transact } from "#platform/db/index.ts";
import type { House } from "#platform/house.ts";
import { enqueue } from "#platform/jobs/index.ts";
import { log } from "#platform/log/index.ts";
import { withAuth } from "./account.ts";
import { authOf, cookiesOf, headersFor } from "./better-auth.ts";
import { recogniseDevice } from "./device.ts";
import { noteEvent } from "./events.ts";
import { homeRegion } from "./home-region.ts";

/** What the library says of a session it has opened. */
const Opened = z.object({ token: z.string(), user: z.object({ id: z.uuid() }) });
export type Opened = z.infer<typeof Opened>;

/** @throws Error when the answer is none of an opened session */
export async function openedBy(response: Response): Promise<Opened> {
  return Opened.parse(await response.clone().json());
}

/** Opens a session for an account that a passkey or its own house has proved. @returns the cookies to send along */
export async function openSession(
  house: House,
  input: { accountId: string; method: "passkey" | "house"; secondFactor: boolean; regionId: string | null },
  request: Request,
): Promise<Headers> {
  const response = await authOf(house).api.openSession({ body: input, headers: headersFor(request), asResponse: true });
  return welcome(house, response, request, { method: input.method, regionId: input.regionId ?? undefined });
}

/**
 * What every way to sign in ends with: the session is tied to its device, an older one on this device ends, the event is
 * noted, and a mail tells the account of a device it was never used on.
 *
 * @returns the cookies to send along
 */
export async function welcome(house: House, response: Response, request: Request, how: Record<string, unknown>): Promise<Headers> {
  const { token, user } = await openedBy(response);
  const device = await withAuth(house.database, async (client) => {
    const used = await recogniseDevice(client, house.settings, user.id, request);
    await client.query(`delete from auth.session where "userId" = $1 and "deviceId" = $2`, [user.id, used.id]);
    await client.query(`update auth.session set "deviceId" = $2 where token = $1`, [token, used.id]);
    await noteEvent(client, "sign-in.done", user.id, { ...how, device: used.id });
    return used;
  });
  if (device.surprising) await announce(house, user.id, device.id);
  log("info", "sign-in.done", { account: user.id, ...how });
  const headers = cookiesOf(response);
  headers.append("set-cookie", device.cookie);
  return headers;
}

/** By a job, because the mail's words are made above. An account without any region has nobody to speak for us: it gets none. */
async function announce(house: House, accountId: string, deviceId: string): Promise<void> {
  const region = await homeRegion(house.database, accountId);
  if (!region) return;
  const ctx = makeContext(house.database, region, { kind: "system", name: "Anmeldung" });
  await transact(ctx, (tx) => enqueue(tx, "sign-in.notice", { regionId: region.id, accountId, deviceId }));
}
