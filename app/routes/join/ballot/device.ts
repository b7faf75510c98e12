import { randomBytes } from "node:crypto";
import { z } from "zod";

/** What one browser knows and nobody else: by it the ballot is found that may be changed. It names no person and opens no other page. */
const COOKIE = "miteinander.stimme";
const COOKIE_DAYS = 60;
const Secret = z.string().regex(/^[\w-]{32}$/);

export function newDevice(): string {
  return randomBytes(24).toString("base64url");
}

/** @returns null where this browser has none yet, or one that is not of our making */
export function deviceOf(request: Request): string | null {
  const value = /(?:^|; )miteinander\.stimme=([^;]+)/.exec(request.headers.get("cookie") ?? "")?.[1];
  return readDevice(value);
}

export function readDevice(value: unknown): string | null {
  const read = Secret.safeParse(value);
  return read.success ? read.data : null;
}

/** @param path of the ballot's page: no other page of the house gets the cookie */
export function deviceCookie(origin: string, path: string, device: string): string {
  return `${COOKIE}=${device}; Path=${path}; Max-Age=${COOKIE_DAYS * 86_400}; HttpOnly; SameSite=Lax${origin.startsWith("https:") ? "; Secure" : ""}`;
}
