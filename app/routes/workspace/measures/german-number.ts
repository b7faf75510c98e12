import { europeanDigits } from "#platform/i18n/index.ts";

/**
 * A number as people in Germany type it: "1.234,5", "1234,50", "1234.5" and "20.400" (points before three digits group), in any digits.
 * @returns NaN for anything else
 */
export function parseGermanNumber(typed: string): number {
  const text = europeanDigits(typed).replace(/[\s\u00a0\u202f€]/g, "");
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)) return Number(text.replaceAll(".", "").replace(",", "."));
  if (/^\d+([.,]\d+)?$/.test(text)) return Number(text.replace(",", "."));
  return NaN;
}

/** @returns whole cents; NaN where there are more than two places or none of it is a number */
export function parseGermanCents(typed: string): number {
  const cents = parseGermanNumber(typed) * 100;
  return Math.abs(cents - Math.round(cents)) < 1e-4 ? Math.round(cents) : NaN;
}

/** For the value of an input, so that reading it gives the same number again. */
export function typedNumber(value: number): string {
  return String(value).replace(".", ",");
}

export function typedCents(cents: number): string {
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2).replace(".", ",");
}
