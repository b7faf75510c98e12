import type { AppTexts, MessageKey } from "#app/messages/texts.ts";
import { SIGN_IN_EVENTS } from "#platform/auth/index.ts";
import { deviceOf } from "./device.ts";

type Event = (typeof SIGN_IN_EVENTS)[number];

const words: Record<Event, MessageKey> = {
  "sign-in.done": "signin.event-sign-in-done",
  "password.refused": "signin.event-password-refused",
  "sign-in.code-refused": "signin.event-code-refused",
  "sign-in.ended": "signin.event-sign-in-ended",
  "password.changed": "signin.event-password-changed",
  "password.reset": "signin.event-password-reset",
  "second-factor.on": "signin.event-second-factor-on",
  "second-factor.off": "signin.event-second-factor-off",
  "recovery-codes.renewed": "signin.event-recovery-codes-renewed",
  "passkey.added": "signin.event-passkey-added",
  "passkey.removed": "signin.event-passkey-removed",
  "house.linked": "signin.event-house-linked",
  "house.unlinked": "signin.event-house-unlinked",
};
const ways: Record<string, MessageKey> = { password: "signin.way-password", passkey: "accounts.viaPasskey", house: "accounts.viaHouse" };

/** What people read instead of an event's code. An event of a newer version shows its code. */
export function signInEventName(t: AppTexts["t"], event: string): string {
  const known = SIGN_IN_EVENTS.find((one) => one === event);
  return known ? t(words[known]) : event;
}

/** The same with the way in which somebody signed in. */
export function signInEventWords(t: AppTexts["t"], { event, method }: { event: string; method: string | null }): string {
  const way = method === null ? undefined : ways[method];
  return way ? `${signInEventName(t, event)} ${t(way)}` : signInEventName(t, event);
}

/** Browser and system in words; empty where the event belongs to no device we know. */
export function deviceWords(t: AppTexts["t"], userAgent: string | null): string {
  if (userAgent === null) return "";
  const device = deviceOf(userAgent);
  return device ? t("accounts.deviceOn", device) : t("accounts.deviceUnknown");
}
