/** Money by what became of it: called off (blue), about to lapse (hatched), still open (grey). */
export type MoneyPart = { label: string; cents: number; kind: "used" | "lapsing" | "open" };

const fills = { used: "money-used", lapsing: "hatch", open: "money-open" } as const;

/** @param label says all parts with their amounts, for those who do not see the bar. */
export function MoneyBar({ label, parts }: { label: string; parts: readonly MoneyPart[] }) {
  const total = parts.reduce((sum, part) => sum + part.cents, 0);
  if (total <= 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn by elements, so that the pattern keeps its size
    <div className="bar" role="img" aria-label={label}>
      {parts.map((part) => (
        <i key={part.label} className={fills[part.kind]} style={{ inlineSize: `${(part.cents / total) * 100}%` }} />
      ))}
    </div>
  );
}
