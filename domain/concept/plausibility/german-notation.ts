const format = new Intl.NumberFormat("de-DE", { maximumFractionDigits: 2 });

/** 1.234,5 as documents of German administrations write it. */
export function inGerman(value: number): string {
  return format.format(value).replace("-", "−");
}

/** 12. 3. 2026 of "2026-03-12". */
export function dayInGerman(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${Number(date)}.${Number(month)}.${year}`;
}
