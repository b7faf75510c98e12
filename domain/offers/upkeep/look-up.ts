import { Resolver } from "node:dns/promises";
import { fetchOutside } from "#platform/outgoing/index.ts";
import type { AddressFinding, AddressKind } from "./schema.ts";

/** @returns what is wrong with an address; null: it answers, or nobody can tell from here */
export type LookUp = (kind: AddressKind, address: string) => Promise<AddressFinding | null>;

/** Enough to see that a page is there; more of it nobody reads. */
const MOST_BYTES = 200_000;
/** Names that never exist (RFC 2606): examples, and the demo. */
const MADE_UP = /(^|\.)(example|test|invalid|localhost)$|(^|\.)example\.(com|net|org)$/;

type Names = Record<"resolveMx" | "resolve4" | "resolve6", (domain: string) => Promise<readonly unknown[]>>;

/** @param names of the system unless told */
export function lookUpAddress({ privateHosts }: { privateHosts: readonly string[] }, names: Names = new Resolver({ timeout: 5000, tries: 2 })): LookUp {
  return async (kind, address) => {
    if (kind === "mail") return MADE_UP.test(address) || (await hasMail(names, address)) ? null : "no-mail";
    const url = URL.parse(address);
    if (!url) return "unreachable";
    if (MADE_UP.test(url.hostname)) return null;
    // Some servers know no HEAD, or answer it wrongly.
    const first = await ask(privateHosts, address, true);
    return first === null ? null : ask(privateHosts, address, false);
  };
}

async function ask(privateHosts: readonly string[], address: string, head: boolean): Promise<AddressFinding | null> {
  const answer = await fetchOutside(privateHosts, address, { head, headers: { accept: "text/html, */*;q=0.5" }, maxBytes: MOST_BYTES });
  if (answer.ok) {
    const { status } = answer.value;
    if (status === 404 || status === 410) return "gone";
    // Others mean us, not readers: "no robots", "sign in", "slower".
    return status >= 500 ? "server-fault" : null;
  }
  switch (answer.refusal) {
    // Without TLS, or into a network: we do not go there, readers may.
    case "not-allowed":
    case "too-large":
      return null;
    case "too-many-redirects":
      return "in-circles";
    default:
      return answer.refusal;
  }
}

/** A domain takes mail by MX, else by its own address (RFC 5321). A resolver that fails says nothing about it. */
async function hasMail(names: Names, domain: string): Promise<boolean> {
  for (const record of ["resolveMx", "resolve4", "resolve6"] as const) {
    try {
      const found = await names[record](domain);
      if (found.length > 0) return true;
    } catch (error) {
      const isNone = error instanceof Error && "code" in error && (error.code === "ENOTFOUND" || error.code === "ENODATA");
      if (!isNone) return true;
    }
  }
  return false;
}
