import type { Recipient } from "#domain/network/upkeep/index.ts";
import type { Region } from "#platform/db/index.ts";

/** What a mail about offers tells. The words are made above, see app/mails/offers.ts. */
export type OffersLetter =
  | {
      kind: "request" | "reminder";
      region: Region;
      /** null: the mail goes to the house. */
      person: Recipient["person"];
      organisation: string;
      /** All that are due, the oldest confirmation first. */
      offers: { title: string; confirmedOn: string }[];
      /** The day on which the first of them is hidden. */
      hiddenOn: string;
      /** Goes into the link. */
      code: string;
    }
  | ({ kind: "office"; region: Region } & Told);
export type ComposeOffersLetter = (letter: OffersLetter) => { subject: string; body: string };

/** What the office hears of a night: names of providers, and titles of offers. */
export type Told = Record<"unanswered" | "withoutAddress" | "hidden" | "ended", string[]>;
