import { createContext } from "react";
import type { Locale } from "#platform/i18n/index.ts";

/**
 * What error pages know of the answer they stand in, also where no loader has run: the number under which a fault
 * stands in the log, the reader's language, and with which status a fault is told. Empty in the browser.
 */
export const Answer = createContext<{ reference: string; /** Under which people reach us. */ origin: string; locale: Locale; faultStatus: number }>({
  reference: "",
  origin: "",
  locale: "de",
  faultStatus: 500,
});
