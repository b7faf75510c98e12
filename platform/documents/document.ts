import type { Locale } from "#platform/i18n/index.ts";

/** A document for people: what a page shows and a PDF prints, told once. All texts are plain. */
export type Document = {
  title: string;
  /** Below the title, e.g. who it is about. */
  subtitle: string;
  /** Arabic is set from right to left. */
  language: "de" | "en" | "ar";
  /** In the foot of each page: who publishes it, and as of when. */
  footer: string;
  /** Wide tables; on paper only. */
  landscape?: true;
  /** Beside the title, on paper only: the way to the page on the screen. */
  qr?: Drawn;
  blocks: Block[];
};

export type Block =
  | { kind: "heading"; level: 1 | 2; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "list"; items: string[] }
  /** Names and values. */
  | { kind: "facts"; facts: { name: string; value: string }[] }
  /** `widths`: shares of the columns on paper; equal where absent. The first column names the row. */
  | { kind: "table"; caption: string; columns: string[]; rows: Cell[][]; widths?: number[] };
/** Words of another language than the document's say so. */
export type Cell = string | HandoutWords;

/** What fits into a pocket: one sheet of A4, printed on one side, cut once and folded to eight pages of A7. */
export type PocketFold = {
  title: string;
  subtitle: string;
  language: "de" | "en";
  /** Below the title on the first page, big: the few numbers that everybody must find. */
  urgent: { name: string; value: string }[];
  /** The entries of each group in the order of need: where not all fit, the first of every group do. */
  groups: {
    heading: string;
    entries: { name: string; lines: string[] }[];
    /** How many there are besides, that can hardly fit. */
    further: number;
  }[];
  /** Below a group of which not all fit; `{count}` becomes their number. */
  more: string;
  /** On the last page: where the rest is, and how to fold. */
  back: string[];
};
/** Name badges to cut out: 85 × 54 mm, ten on a sheet of A4. `above`: the small line on top of each. */
export type BadgeSheet = { title: string; language: "de" | "en"; above: string; badges: { name: string; organisation: string }[] };

/** A picture with what it says: SVG with all its colours in it, for a document knows no stylesheet. `span`: width by height. */
export type Drawn = { picture: string; alt: string; span: number };
/** A thing in a poster or on a slide: its picture above its number and title; on a slide a sign may stand before them, as a legend. */
export type DrawnItem = Drawn & { number: string; title: string; sign?: Drawn };
/** One sheet of A3 for the wall. What is too much for it even in the smallest type goes on to a second one. */
export type Poster = {
  title: string;
  lede: string;
  language: "de" | "en";
  footer: string;
  legend: (Drawn & { text: string })[];
  bands: { heading: string; figure: string; note: string; items: DrawnItem[] }[];
};
/** For a screen in a meeting, and printed one by one. The first slide is the title. */
export type Slides = {
  title: string;
  language: "de" | "en";
  footer: string;
  slides: { heading: string; lede: string; items: DrawnItem[]; rows: (Drawn & { text: string; note: string })[] }[];
};
/**
 * Slips to cut out, eight on a sheet of A4, each with a QR code.
 * `lines`: what to do, in each language a line. `qr`: an SVG picture. `code`, `address`: what the QR code says, to be typed.
 */
export type BallotSlips = {
  title: string;
  language: "de" | "en";
  above: string;
  lines: string[];
  /** What the QR codes are, for who hears the sheet. */
  alt: string;
  slips: { name: string; code: string; address: string; qr: string }[];
};

/** What a provider gives a learner at the end of a course: one sheet, with a code that anybody can check. */
export type CertificatePaper = {
  title: string;
  language: "de" | "en";
  issuer: string;
  name: string;
  /** Between the name and the course. */
  says: string;
  course: string;
  facts: { name: string; value: string }[];
  /** Below the lines to write on. */
  sign: string[];
  check: { text: string; address: string; name: string; code: string; note: string; qr: Drawn };
};

/** What there is in a place, to leaf through: by branch, in two columns, with a list of contents. */
export type OfferCatalogue = {
  title: string;
  /** One line each. */
  subtitle: HandoutWords[];
  language: Locale;
  /** Who helps, and the number to call. */
  footer: string[];
  /** Above the list of contents. */
  contents: HandoutWords;
  qr: Drawn;
  groups: {
    heading: HandoutWords;
    entries: { title: HandoutWords; summary: HandoutWords; facts: { name: HandoutWords; values: HandoutWords[] }[] }[];
  }[];
  /** Below the last one: where the rest is. */
  after: HandoutWords | null;
};
/** A month for the notice board: A4 across, a row each week from Monday on. */
export type MonthSheet = {
  title: string;
  subtitle: HandoutWords;
  language: Locale;
  footer: HandoutWords[];
  qr: Drawn;
  weekdays: string[];
  /** Below a day of which not all fits; `{count}` becomes their number. */
  more: string;
  /** `day`: its number; null: a day of another month. `name` of a holiday; `count`: of all that is on, `entries` the first of it. */
  weeks: { day: string | null; name: HandoutWords | null; isFree: boolean; entries: { at: string; title: HandoutWords }[]; count: number }[][];
};

/** Words in their own language. */
export type HandoutWords = { text: string; language: Locale };
/** Offers for a person to take home: each with what it is, its facts, where it lies and a QR code to more. */
export type Handout = {
  title: string;
  /** One line each. */
  subtitle: string[];
  language: Locale;
  direction: "ltr" | "rtl";
  /** Who helps, and the number to call. */
  footer: string[];
  entries: {
    title: HandoutWords;
    summary: HandoutWords;
    /** Said where the words are not in the reader's language. */
    onlyGerman: string;
    facts: { name: string; values: HandoutWords[] }[];
    map: Drawn | null;
    more: string;
    qr: Drawn;
  }[];
};
