import { createHash, randomBytes } from "node:crypto";
import type pg from "pg";
import { newId } from "#platform/db/index.ts";
import type { Settings } from "#platform/config/index.ts";

const COOKIE = "miteinander.device";
const KEPT_DAYS = 400;

export type UsedDevice = {
  id: string;
  /** First time on this device, though not the first ever: worth a notice. */
  surprising: boolean;
  /** For the Set-Cookie header. */
  cookie: string;
};

/**
 * Recognises the device of a sign-in by a cookie that stays, or makes its acquaintance. No network address and no place is
 * looked at. A device that two people share is known once for each.
 */
export async function recogniseDevice(client: pg.PoolClient, settings: Settings, accountId: string, request: Request): Promise<UsedDevice> {
  const token = cookieOf(request) ?? randomBytes(24).toString("base64url");
  const userAgent = (request.headers.get("user-agent") ?? "").slice(0, 400);
  const others = await client.query(`select 1 from auth.devices where "userId" = $1 limit 1`, [accountId]);
  const { rows } = await client.query<{ id: string; isNew: boolean }>(
    `insert into auth.devices as d (id, "userId", token_hash, user_agent) values ($1, $2, $3, $4)
     on conflict ("userId", token_hash) do update set last_at = now(), user_agent = excluded.user_agent
     returning id, d.id = $1 as "isNew"`,
    [newId(), accountId, createHash("sha256").update(token).digest(), userAgent],
  );
  const [device] = rows;
  if (!device) throw new Error("A device was neither found nor made.");
  const secure = settings.origin.startsWith("https:") ? "; Secure" : "";
  return {
    id: device.id,
    surprising: device.isNew && others.rowCount === 1,
    cookie: `${COOKIE}=${token}; Path=/app; Max-Age=${KEPT_DAYS * 24 * 60 * 60}; HttpOnly; SameSite=Lax${secure}`,
  };
}

function cookieOf(request: Request): string | undefined {
  return /(?:^|; )miteinander\.device=([\w-]{32})(?:;|$)/.exec(request.headers.get("cookie") ?? "")?.[1];
}

/** Devices that nobody used for longer than their cookie lives. @returns how many are forgotten */
export async function forgetDevices(auth: pg.Pool): Promise<number> {
  return (await auth.query("delete from auth.devices where last_at < now() - make_interval(days => $1)", [KEPT_DAYS])).rowCount ?? 0;
}
