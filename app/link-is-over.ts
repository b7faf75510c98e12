import { data } from "react-router";
import type { Region } from "#platform/db/index.ts";

/** Who in the region sends a new link when one ran out. */
export type LinkIsOver = {
  link: "expired";
  region: string;
  office: { name: string; phone: string; email: string };
  /** Of an address that lived with a session: where to begin a new one. */ signInHref?: string;
};

/** To be thrown: 410 with what its page says. */
export function linkIsOver({ name, contactName, contactPhone, contactEmail }: Region, signInHref?: string) {
  const office = { name: contactName, phone: contactPhone, email: contactEmail };
  return data({ link: "expired", region: name, office, signInHref } satisfies LinkIsOver, { status: 410 });
}

export function isLinkIsOver(thrown: unknown): thrown is LinkIsOver {
  return typeof thrown === "object" && thrown !== null && "link" in thrown && "office" in thrown;
}

/** To be thrown: 404 for a link that was withdrawn, or whose subject is gone, just as for one that never was. Nobody learns which. */
export function linkUnknown() {
  return data({ code: "link-unknown" }, { status: 404 });
}
