import { contentSecurityPolicy, mayBeFramed } from "../policy.ts";

/**
 * What every answer carries, so that browsers neither guess nor frame nor tell. What a page says for itself stays.
 *
 * @param origin as people reach us; over https they are asked to stay there
 */
export function secure(headers: Headers, origin: string): void {
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Referrer-Policy", "same-origin");
  // The older of two words for the same; it knows no "everybody".
  if (!mayBeFramed(headers.get("Content-Security-Policy"))) headers.set("X-Frame-Options", "DENY");
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  // Error pages are thrown before a page could say what it needs; they carry no script.
  const isPage = headers.get("Content-Type")?.startsWith("text/html") ?? false;
  if (!headers.has("Content-Security-Policy"))
    headers.set("Content-Security-Policy", isPage ? contentSecurityPolicy("'none'") : "default-src 'none'; frame-ancestors 'none'");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  if (origin.startsWith("https:")) headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}
