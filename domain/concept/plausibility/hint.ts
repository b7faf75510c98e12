/** What a hint is about. The words for it live in the message files. */
export type HintCode =
  /** Parts and their whole. */
  | "parts-below"
  | "parts-above"
  | "part-above-whole"
  | "share-over-100"
  | "shares-off-100"
  /** A percentage or fraction, and the figures it comes from. */
  | "share-off"
  | "change-off"
  | "twice"
  /** "five towns", and four are named. */
  | "list-count"
  | "no-such-day"
  | "days-reversed"
  /** Of series of dated values. */
  | "jump"
  | "future"
  | "target-before-baseline"
  | "target-against-direction"
  /** Nothing to correct: figures rounded to 5 or withheld need not add up. */
  | "rounded-to-5"
  | "withheld";

/** For these nobody has to do anything. */
const EXPLAINING: readonly HintCode[] = ["rounded-to-5", "withheld"];

export type Hint = {
  code: HintCode;
  /** Numbers and signs in German notation: "200 + 150 + 50 = 400, genannt 412" without its words: "200 + 150 + 50 = 400 ≠ 412". */
  arithmetic: string;
  /** The words of the text that it is about. */
  quote: string;
};

export function isExplanation({ code }: Pick<Hint, "code">): boolean {
  return EXPLAINING.includes(code);
}
