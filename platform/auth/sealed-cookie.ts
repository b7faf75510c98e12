import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import type { z } from "zod";
import type { Settings } from "#platform/config/index.ts";

/** What waits in the browser while its person is away at their house: a cookie that only we can read or make. */
const NAME = "miteinander.house";
const MINUTES = 10;

/** @returns the Set-Cookie line; the value is good for ten minutes */
export async function seal({ authSecret, origin }: Settings, value: Record<string, string>): Promise<string> {
  const data = JSON.stringify({ ...value, until: Date.now() + MINUTES * 60_000 });
  return line(origin, await symmetricEncrypt({ key: authSecret, data }), MINUTES * 60);
}

/** The Set-Cookie line that takes it away. */
export function unseal({ origin }: Settings): string {
  return line(origin, "", 0);
}

/** What `seal` put into this browser; null when it is missing, too old, of another kind or not of our making. */
export async function readSealed<T extends { until: number }>({ authSecret }: Settings, request: Request, kind: z.ZodType<T>): Promise<T | null> {
  const value = /(?:^|; )miteinander\.house=([^;]+)/.exec(request.headers.get("cookie") ?? "")?.[1];
  if (!value) return null;
  try {
    const parsed = kind.safeParse(JSON.parse(await symmetricDecrypt({ key: authSecret, data: value })));
    return parsed.success && parsed.data.until > Date.now() ? parsed.data : null;
  } catch {
    return null; // somebody else's making
  }
}

function line(origin: string, value: string, seconds: number): string {
  // Lax: it must come along when the house sends the browser back.
  return `${NAME}=${value}; Path=/app; Max-Age=${seconds}; HttpOnly; SameSite=Lax${origin.startsWith("https:") ? "; Secure" : ""}`;
}
