import { createContext } from "react-router";
import type { Context, Outage } from "#platform/db/index.ts";
import type { Account } from "#platform/auth/index.ts";
import type { House } from "#platform/house.ts";
import type { Locale } from "#platform/i18n/index.ts";

/** Set by the root middleware for every request. */
export const houseContext = createContext<House>();

/** Who acts in which region. Set where the address names a region or carries a signed code. */
export const requestContext = createContext<Context>();

/** The signed-in account; null for visitors. */
export const accountContext = createContext<Account | null>(null);

/** Where somebody signed in goes back to from the pages behind an organisation's link; null for who came by a mail. */
export const wayBackContext = createContext<string | null>(null);

export const localeContext = createContext<Locale>("de");

/** Names this request in the log and on error pages. */
export const referenceContext = createContext<string>("");

/** Allows the scripts of an answer that wakes up in the browser; empty where it does not. */
export const nonceContext = createContext<string>("");

/** Allows the one small script that a page brings itself (`script` in pages.ts); empty elsewhere. */
export const scriptNonceContext = createContext<string>("");

/** Set when this answer failed for want of a database or of room: it is then no fault of ours, and says so. */
export const outageContext = createContext<Outage | null>(null);
