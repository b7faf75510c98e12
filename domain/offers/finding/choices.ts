import { LEVELS } from "../courses/schema.ts";
import { OFFER_KINDS } from "../schema.ts";

export const NEEDS = ["isFree", "hasChildcare", "isStepFree", "hasFreePlaces"] as const;
export type Need = (typeof NEEDS)[number];

/** What filters offer alike in every region: a bit each in `offer_facts.choices`, by their order (`search.choice` in the database). */
export const CHOICES = [...OFFER_KINDS, ...LEVELS, ...NEEDS] as const;
export type Choice = (typeof CHOICES)[number];

export function bitOf(choice: Choice): number {
  return 1 << CHOICES.indexOf(choice);
}

export function bitsOfAll(choices: readonly Choice[]): number {
  return choices.reduce((bits, choice) => bits | bitOf(choice), 0);
}

export function isNeed(name: string): name is Need {
  return (NEEDS as readonly string[]).includes(name);
}
