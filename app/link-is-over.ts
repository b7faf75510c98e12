import { data } from "react-router";
import type { Region } from "#platform/db/index.ts";

/** Why a signed link opens nothing any more, and who in the region sends a new one. */
export type LinkIsOver = { link: "expired" | "revoked"; region: string; office: { name: string; phone: string; email: string } };

/** To be thrown: 410 with what its page says. */
export function linkIsOver(link: LinkIsOver["link"], { name, contactName, contactPhone, contactEmail }: Region) {
  return data({ link, region: name, office: { name: contactName, phone: contactPhone, email: contactEmail } } satisfies LinkIsOver, { status: 410 });
}

export function isLinkIsOver(thrown: unknown): thrown is LinkIsOver {
  return typeof thrown === "object" && thrown !== null && "link" in thrown && "office" in thrown;
}
