const DAY = 86_400_000;

/** Milliseconds of a day at noon UTC; only differences matter. */
function instant(day: string): number {
  return Date.parse(`${day}T12:00:00Z`);
}

export type TimeAxis = {
  width: number;
  /** Distance from the drawing's left edge; days outside are moved to the edge. Runs from the start side. */
  x: (day: string) => number;
  /** A span as the rectangle's x and width. */
  span: (from: string, to: string) => { x: number; width: number };
};

/** A time axis over `width` units. In right-to-left pages time runs from the right. */
export function timeAxis(from: string, to: string, width: number, direction: "ltr" | "rtl"): TimeAxis {
  const start = instant(from);
  const length = Math.max(DAY, instant(to) - start);
  const x = (day: string) => {
    const along = Math.min(1, Math.max(0, (instant(day) - start) / length)) * width;
    return round(direction === "rtl" ? width - along : along);
  };
  return {
    width,
    x,
    span(first, last) {
      const ends = [x(first), x(last)].sort((a, b) => a - b) as [number, number];
      return { x: ends[0], width: round(Math.max(2, ends[1] - ends[0])) };
    },
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** First days of the years or months that begin between both days. */
export function ticks(from: string, to: string, step: "year" | "month"): string[] {
  const found: string[] = [];
  let [year, month] = [Number(from.slice(0, 4)), step === "year" ? 1 : Number(from.slice(5, 7))];
  for (;;) {
    const day = `${year}-${String(month).padStart(2, "0")}-01`;
    if (day > to) return found;
    if (day >= from) found.push(day);
    if (step === "year" || month === 12) [year, month] = [year + 1, 1];
    else month++;
  }
}

/** About how wide a text is at the charts' 12 px. */
export function textWidth(text: string): number {
  return text.length * 6.4;
}
