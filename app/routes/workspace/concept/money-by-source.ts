import type { Evidence } from "#domain/concept/editing/index.ts";

/** What one source gives to all measures of a recommendation; amounts in cents. */
export type MoneySource = {
  name: string;
  state: "applied" | "approved";
  amount: number;
  /** Approved, not called up, and soon gone. */ lapsing: number;
  /** The first such day. */ lapsesOn: string | null;
};

/**
 * Lines of the same source and state become one.
 * @param soon YYYY-MM-DD; what cannot be called up after this day counts as lapsing
 */
export function sumMoney(lines: Evidence["budgetLines"], soon: string): { sources: MoneySource[]; total: number; calledUp: number; lapsing: number } {
  const sources = new Map<string, MoneySource>();
  for (const { source: name, state, amountCents, calledUpCents, expiresOn } of lines) {
    const key = `${state} ${name}`;
    const source = sources.get(key) ?? { name, state, amount: 0, lapsing: 0, lapsesOn: null };
    const left = amountCents - calledUpCents;
    source.amount += amountCents;
    if (state === "approved" && expiresOn !== null && expiresOn <= soon && left > 0) {
      source.lapsing += left;
      source.lapsesOn = source.lapsesOn === null || expiresOn < source.lapsesOn ? expiresOn : source.lapsesOn;
    }
    sources.set(key, source);
  }
  const all = [...sources.values()];
  return {
    sources: all,
    total: all.reduce((sum, { amount }) => sum + amount, 0),
    calledUp: lines.reduce((sum, { calledUpCents }) => sum + calledUpCents, 0),
    lapsing: all.reduce((sum, { lapsing }) => sum + lapsing, 0),
  };
}
