import { dayInGerman, inGerman } from "./german-notation.ts";
import type { Hint } from "./hint.ts";
import { allRoundedTo5, slackOf5 } from "./rounding.ts";

export type SeriesValue = {
  id: string;
  /** Null: the whole. */
  partId: string | null;
  partName: string;
  datedOn: string;
  isYear: boolean;
  value: number;
};

export type Series = {
  isShare: boolean;
  direction: "more" | "less" | "hold";
  baseline: { value: number; on: string } | null;
  target: { value: number; on: string } | null;
  values: readonly SeriesValue[];
  /** Every part there is; a part whose parent is among the values of its day is counted there. */
  parts: readonly { id: string; parentId: string | null }[];
  today: string;
};

/** A hint about a series; with the value it stands at, null: the indicator itself. */
export type SeriesHint = Hint & { valueId: string | null };

/** More than this from one value to the next is worth a look. */
const JUMP = 3;

/** What does not fit together in an indicator and its dated values. */
export function checkSeries(series: Series): SeriesHint[] {
  return [...aboutTarget(series), ...aboutShares(series), ...aboutSums(series), ...aboutJumps(series), ...aboutDays(series)];
}

const periodOf = ({ datedOn, isYear }: Pick<SeriesValue, "datedOn" | "isYear">) => (isYear ? datedOn.slice(0, 4) : dayInGerman(datedOn));
const quoteOf = (value: SeriesValue) => [value.partName, periodOf(value)].filter((word) => word !== "").join(", ");

function aboutTarget({ baseline, target, direction }: Series): SeriesHint[] {
  if (!baseline || !target) return [];
  const found: SeriesHint[] = [];
  const about = { quote: "", valueId: null };
  if (target.on <= baseline.on) found.push({ code: "target-before-baseline", arithmetic: `${dayInGerman(target.on)} ≤ ${dayInGerman(baseline.on)}`, ...about });
  const against = (direction === "more" && target.value < baseline.value) || (direction === "less" && target.value > baseline.value);
  if (against) {
    const arithmetic = `${inGerman(baseline.value)} → ${inGerman(target.value)}`;
    found.push({ code: "target-against-direction", arithmetic, ...about });
  }
  return found;
}

function aboutShares({ isShare, values, target, baseline }: Series): SeriesHint[] {
  if (!isShare) return [];
  const over = (value: number) => value > 100 || value < 0;
  const arithmetic = (value: number) => (value < 0 ? `${inGerman(value)} % < 0 %` : `${inGerman(value)} % > 100 %`);
  return [
    ...[target, baseline].flatMap((point): SeriesHint[] =>
      point && over(point.value) ? [{ code: "share-over-100", arithmetic: arithmetic(point.value), quote: dayInGerman(point.on), valueId: null }] : [],
    ),
    ...values
      .filter(({ value }) => over(value))
      .map((value): SeriesHint => ({ code: "share-over-100", arithmetic: arithmetic(value.value), quote: quoteOf(value), valueId: value.id })),
  ];
}

/** Shares have no sum. The others: the parts of one day against their whole. */
function aboutSums({ isShare, values, parts }: Series): SeriesHint[] {
  if (isShare) return [];
  const parentOf = new Map(parts.map(({ id, parentId }) => [id, parentId]));
  return [...Map.groupBy(values, ({ datedOn }) => datedOn).values()].flatMap((ofDay) => {
    const present = new Map(ofDay.map((value) => [value.partId, value]));
    const whole = present.get(null);
    const top = ofDay.filter(({ partId }) => partId !== null && !present.has(parentOf.get(partId) ?? ""));
    const all = parts.filter(({ parentId }) => parentId === null).every(({ id }) => present.has(id) || isCoveredByChildren(id));
    function isCoveredByChildren(id: string): boolean {
      const children = parts.filter(({ parentId }) => parentId === id);
      return children.length > 0 && children.every((child) => present.has(child.id));
    }
    const inside = ofDay.flatMap((value) => {
      const children = value.partId === null ? [] : parts.filter(({ parentId }) => parentId === value.partId);
      const shown = children.flatMap(({ id }) => present.get(id) ?? []);
      return children.length > 0 ? compare(value, shown, shown.length === children.length) : [];
    });
    return [...(whole ? compare(whole, top, all) : []), ...inside];
  });
}

/** @param complete every part is there, so that they must not stay below the whole either */
function compare(whole: SeriesValue, parts: readonly SeriesValue[], complete: boolean): SeriesHint[] {
  if (parts.length < 2) return [];
  const sum = Math.round(parts.reduce((total, { value }) => total + value, 0) * 100) / 100;
  const off = sum - whole.value;
  if (off === 0 || (off < 0 && !complete)) return [];
  const rounded = allRoundedTo5([whole, ...parts].map(({ value }) => value)) && Math.abs(off) <= slackOf5(parts.length);
  const arithmetic = `${parts.map(({ value }) => inGerman(value)).join(" + ")} = ${inGerman(sum)} ≠ ${inGerman(whole.value)}`;
  const code = rounded ? "rounded-to-5" : off > 0 ? "parts-above" : "parts-below";
  return [{ code, arithmetic, quote: quoteOf(whole), valueId: whole.id }];
}

function aboutJumps({ values }: Series): SeriesHint[] {
  return [...Map.groupBy(values, ({ partId }) => partId).values()].flatMap((ofPart) => {
    const inOrder = ofPart.toSorted((a, b) => a.datedOn.localeCompare(b.datedOn));
    return inOrder.slice(1).flatMap((value, place): SeriesHint[] => {
      const before = inOrder[place];
      if (!before || before.value <= 0 || value.value <= 0) return [];
      const factor = value.value / before.value;
      if (factor <= JUMP && factor >= 1 / JUMP) return [];
      const [much, little] = factor > 1 ? [value.value, before.value] : [before.value, value.value];
      const arithmetic = `${inGerman(before.value)} (${periodOf(before)}) → ${inGerman(value.value)} (${periodOf(value)}): × ${factor > 1 ? "" : "1/"}${inGerman(Math.round((much / little) * 10) / 10)}`;
      return [{ code: "jump", arithmetic, quote: quoteOf(value), valueId: value.id }];
    });
  });
}

function aboutDays({ values, baseline, today }: Series): SeriesHint[] {
  const isAhead = (value: SeriesValue) => (value.isYear ? value.datedOn.slice(0, 4) > today.slice(0, 4) : value.datedOn > today);
  return [
    ...(baseline && baseline.on > today
      ? [{ code: "future" as const, arithmetic: `${dayInGerman(baseline.on)} > ${dayInGerman(today)}`, quote: "", valueId: null }]
      : []),
    ...values.filter(isAhead).map((value): SeriesHint => ({
      code: "future",
      arithmetic: `${periodOf(value)} > ${value.isYear ? today.slice(0, 4) : dayInGerman(today)}`,
      quote: quoteOf(value),
      valueId: value.id,
    })),
  ];
}
