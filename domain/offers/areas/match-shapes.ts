import { surfaceOf, type Position } from "./outline.ts";
import type { Shape } from "./read-geojson.ts";

export type Matched = {
  taken: { municipalityId: string; label: string; by: "key" | "name"; ring: Position[] }[];
  /** Of no place of ours. */ unmatched: string[];
  /** Of more than one of ours, or one of several of one name. */ unclear: string[];
  /** Without a surface. */ shapeless: string[];
};
type Place = { id: string; name: string; officialKey: string | null };

/**
 * Which surface of a file is which municipality: by official key, or where one of both has none, by exactly the same name.
 * Never guessed: what could be several is taken for none. Several parts of one key are one place; the largest counts.
 */
export function matchShapes(shapes: readonly Shape[], places: readonly Place[]): Matched {
  const byKey = Map.groupBy(
    places.flatMap(({ id, officialKey }) => (officialKey ? comparable(officialKey).map((key) => ({ id, key })) : [])),
    ({ key }) => key,
  );
  const byName = Map.groupBy(places, ({ name }) => plain(name));
  const found: Matched = { taken: [], unmatched: [], unclear: [], shapeless: [] };
  const sides: { at: string; by: "key" | "name"; label: string; key: string; ring: Position[] }[] = [];
  for (const [position, { keys, name, ring }] of shapes.entries()) {
    const label = [name, keys[0]].filter(Boolean).join(", ") || String(position + 1);
    if (!ring) {
      found.shapeless.push(label);
      continue;
    }
    const ofKey = new Set(keys.flatMap((key) => comparable(key).flatMap((form) => (byKey.get(form) ?? []).map(({ id }) => id))));
    const ofName = (byName.get(plain(name)) ?? []).filter(({ officialKey }) => officialKey === null || keys.length === 0).map(({ id }) => id);
    const ids = ofKey.size > 0 ? [...ofKey] : ofName;
    const [at] = ids;
    if (at === undefined) found.unmatched.push(label);
    else if (ids.length > 1) found.unclear.push(label);
    else sides.push({ at, by: ofKey.size > 0 ? "key" : "name", label, key: keys.toSorted().join(" "), ring });
  }
  for (const [municipalityId, all] of Map.groupBy(sides, ({ at }) => at)) {
    const keyed = all.filter(({ by }) => by === "key");
    const named = all.filter(({ by }) => by === "name");
    const areSame = named.length === 1 || (named[0]?.key !== "" && named.every(({ key }) => key === named[0]?.key));
    const parts = keyed.length > 0 ? keyed : areSame ? named : [];
    const [first, ...more] = parts;
    if (first) {
      const { label, by, ring } = more.reduce((best, part) => (surfaceOf(part.ring) > surfaceOf(best.ring) ? part : best), first);
      found.taken.push({ municipalityId, label, by, ring });
    }
    found.unclear.push(...all.filter((side) => !parts.includes(side)).map(({ label }) => label));
  }
  return found;
}

/** Case and doubled spaces apart. */
function plain(name: string): string {
  return name.normalize("NFC").trim().replace(/\s+/g, " ").toLocaleLowerCase("de");
}

/**
 * A key in the forms in which it may equal another one. A Regionalschlüssel of 12 digits without the four of the joint
 * municipality is the Gemeindeschlüssel of 8 – but not that of a joint municipality itself, which has none: all of a county
 * would be the same.
 */
function comparable(key: string): string[] {
  if (key.length === 8) return [key];
  return key.endsWith("000") && key.slice(5, 9) !== "0000" ? [key] : [key, key.slice(0, 5) + key.slice(9)];
}
