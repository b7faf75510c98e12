import type { LEVELS } from "../courses/schema.ts";
import type { OfferKind } from "../schema.ts";

export const DAY_PARTS = ["morning", "afternoon", "evening"] as const;
export type DayPart = (typeof DAY_PARTS)[number];
export const DISTANCES = [5, 10, 20] as const;

/** What somebody looks for; null: it does not matter. */
export type OfferQuery = {
  /** As it was typed. */
  said: string;
  kind: OfferKind | null;
  /** Keys of labels: "sport". */
  branch: string | null;
  topic: string | null;
  group: string | null;
  /** The provider's id. */
  organisation: string | null;
  /** A municipality's name or a postal code, as it was typed. */
  place: string;
  /** Kilometres around the middle of that place; null: in it. */
  within: (typeof DISTANCES)[number] | null;
  /** 0 is Monday. */
  weekday: number | null;
  dayPart: DayPart | null;
  language: string | null;
  /** Of a course: one that begins at it or leads through it. */
  level: (typeof LEVELS)[number] | null;
  isFree: boolean;
  hasChildcare: boolean;
  isStepFree: boolean;
  /** Who asks now gets a place. */
  hasFreePlaces: boolean;
};

export const ANY_OFFER: OfferQuery = {
  said: "",
  kind: null,
  branch: null,
  topic: null,
  group: null,
  organisation: null,
  place: "",
  within: null,
  weekday: null,
  dayPart: null,
  language: null,
  level: null,
  isFree: false,
  hasChildcare: false,
  isStepFree: false,
  hasFreePlaces: false,
};

/** Which days and hours are meant, a bit each: three of each weekday from Monday on. All bits: any. */
export function hoursMeant({ weekday, dayPart }: Pick<OfferQuery, "weekday" | "dayPart">): number {
  let bits = 0;
  for (let day = 0; day < 7; day++)
    for (const [part, name] of DAY_PARTS.entries()) {
      if ((weekday ?? day) === day && (dayPart ?? name) === name) bits |= 1 << (day * 3 + part);
    }
  return bits;
}
