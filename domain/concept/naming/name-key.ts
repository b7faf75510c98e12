import { createHash } from "node:crypto";

/** Under which a name of the dictionary is put aside: as `key` of what only looks like one, by a hash. */
export function nameKey({ kind, name }: { kind: string; name: string }): string {
  return createHash("sha256").update(`${kind} ${name.toLowerCase()}`).digest("hex");
}
