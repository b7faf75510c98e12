import { isOwnUnit, nameWords, plainSpelling, weightOf } from "./name-words.ts";
import { sameWord, withoutCompounds } from "./same-word.ts";

/** What of an entry is compared. */
export type Compared = {
  name: string;
  shortName: string | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  street: string | null;
  postalCode: string | null;
  place: string | null;
  /** Name of the seat among the region's municipalities. */
  municipality: string | null;
};

/** Why two entries may be one: what is the same in both. */
export const LIKENESS_REASONS = ["name", "similar-name", "phone", "email", "website", "address"] as const;
export type LikenessReason = (typeof LIKENESS_REASONS)[number];

export type Likeness = {
  /** From 0 (nothing in common) to 1; at LIKELY and above it is worth a person's look. */
  score: number;
  reasons: LikenessReason[];
};

/** From here on two entries are shown as possible duplicates. */
export const LIKELY = 0.5;
/** From here on a person seldom says "different": the same words in the name and nothing against it. */
export const NEARLY_CERTAIN = 0.75;

/** An entry in the spelling in which entries are compared; made once where one is compared with many. */
export type Profile = {
  names: string[][];
  place: string;
  municipality: string;
  postalCode: string;
  /** The last seven digits: what is left whatever stands before ("+49", "0"). */
  phone: string;
  email: string;
  /** Empty for the providers at which everybody has an address. */
  domain: string;
  host: string;
  street: string;
};

const EVERYBODYS = /^(gmail|googlemail|gmx|web|t-online|outlook|hotmail|yahoo|freenet|posteo|mailbox|icloud|aol|live|arcor|ewetel|ewe)\./;

export function profileOf(entry: Compared): Profile {
  const email = (entry.email ?? "").trim().toLowerCase();
  const domain = email.split("@")[1] ?? "";
  return {
    names: [entry.name, entry.shortName ?? ""].map(nameWords).filter((words, place) => place === 0 || words.length > 0),
    place: plainSpelling(entry.place ?? "").trim(),
    municipality: plainSpelling(entry.municipality ?? "").trim(),
    postalCode: (entry.postalCode ?? "").trim(),
    phone: phoneKey(entry.phone ?? ""),
    email,
    domain: EVERYBODYS.test(domain) ? "" : domain,
    host: hostOf(entry.website ?? ""),
    street: streetKey(entry.street ?? ""),
  };
}

/** How alike two entries are, and why. Pure: the same two give the same answer, in whichever order. */
export function likeness(a: Compared, b: Compared): Likeness {
  return likenessOf(profileOf(a), profileOf(b));
}

export function likenessOf(a: Profile, b: Profile): Likeness {
  const name = nameLikeness(a, b);
  const { same, points } = besidesName(a, b);
  const score = 0.75 * name + points + (same.website && name > 0.3 ? 0.2 : 0);
  const reasons: LikenessReason[] = [
    ...(name >= 0.99 ? ["name" as const] : name >= 0.5 ? ["similar-name" as const] : []),
    ...(["phone", "email", "website", "address"] as const).filter((part) => same[part]),
  ];
  return { score: Math.max(0, Math.min(1, score)), reasons };
}

/** Whether the best of names could make two entries likely one. Comparing names is nearly all of the work: ask this of many pairs first. */
export function couldBeLikely(a: Profile, b: Profile): boolean {
  const { same, points } = besidesName(a, b);
  return 0.75 + points + (same.website ? 0.2 : 0) >= LIKELY;
}

/** What two entries share or not besides the name, and what that adds to the score or takes from it. */
function besidesName(a: Profile, b: Profile) {
  const same = {
    phone: a.phone !== "" && a.phone === b.phone,
    email: a.email !== "" && a.email === b.email,
    website: (a.host !== "" && (a.host === b.host || a.host === b.domain)) || (b.host !== "" && b.host === a.domain),
    address: a.street !== "" && /\d/.test(a.street) && a.street === b.street && !differ(a.postalCode, b.postalCode) && !differ(a.place, b.place),
  };
  // A number of its own, another street or another town speak against it, the town most.
  const elsewhere =
    differ(a.postalCode, b.postalCode) || differ(a.place, b.place) || differ(a.municipality, b.municipality) ? 0.4 : differ(a.street, b.street) ? 0.25 : 0;
  const points =
    (same.phone ? 0.35 : differ(a.phone, b.phone) ? -0.12 : 0) +
    (same.email ? 0.35 : a.domain !== "" && a.domain === b.domain ? 0.03 : 0) +
    (same.address ? 0.25 : -elsewhere);
  return { same, points };
}

function differ(a: string, b: string): boolean {
  return a !== "" && b !== "" && a !== b;
}

/** The name as a whole, or what one calls itself and the other is called for short. */
function nameLikeness(a: Profile, b: Profile): number {
  const [nameA = [], shortA] = a.names;
  const [nameB = [], shortB] = b.names;
  return Math.max(
    wordsLikeness(nameA, nameB, placesOf(a), placesOf(b)),
    shortA ? 0.9 * wordsLikeness(shortA, nameB, placesOf(a), placesOf(b)) : 0,
    shortB ? 0.9 * wordsLikeness(nameA, shortB, placesOf(a), placesOf(b)) : 0,
  );
}

/** Share of what both say, from −0.3 to 1: less where each says something of its own, or one names a unit of its own. */
function wordsLikeness(a: readonly string[], b: readonly string[], placesA: readonly string[], placesB: readonly string[]): number {
  let left = withoutCompounds(a, b);
  let right = withoutCompounds(b, a);
  const total = weigh(left) + weigh(right);
  if (total === 0) return 0;
  const remaining = [...right];
  left = left.filter((word) => {
    const found = remaining.findIndex((other) => sameWord(word, other));
    if (found >= 0) remaining.splice(found, 1);
    return found < 0;
  });
  right = remaining;
  // The one names its town, the other has it in the address.
  left = left.filter((word) => !placesB.some((place) => sameWord(word, place)));
  right = right.filter((word) => !placesA.some((place) => sameWord(word, place)));
  const open = weigh(left) + weigh(right);
  const bothOwn = left.some(tells) && right.some(tells);
  const ownUnit = !bothOwn && [...left, ...right].some(isOwnUnit);
  return 1 - open / total - (bothOwn ? 0.3 : 0) - (ownUnit ? 0.5 : 0);
}

function placesOf({ place, municipality }: Profile): string[] {
  return [place, municipality].filter((name) => name !== "");
}

function tells(word: string): boolean {
  return weightOf(word) === 1;
}

function weigh(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + weightOf(word), 0);
}

export function phoneKey(phone: string): string {
  return phone.replace(/\(0\)/g, "").replace(/\D/g, "").slice(-7);
}

export function hostOf(website: string): string {
  return /^(?:https?:\/\/)?(?:www\.)?([^/:?#\s]+)/i.exec(website.trim())?.[1]?.toLowerCase() ?? "";
}

/** "Deichstr. 4" and "Deichstraße 4" → "deichstr4"; words before a comma are the house's name. */
function streetKey(street: string): string {
  const last = street.split(",").findLast((part) => /\d/.test(part)) ?? street;
  return plainSpelling(last)
    .replace(/^\s*(am|an der|an dem|im|in der|zum|zur) /, "")
    .replace(/strasse/g, "str")
    .replace(/platz/g, "pl")
    .replace(/[^a-z0-9]/g, "");
}
