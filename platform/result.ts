/** What an act may answer in normal life: a value, or one of the refusals its signature names. Bugs are exceptions. */
export type Result<T, R extends string> = { ok: true; value: T } | { ok: false; refusal: R };

export function done<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function refused<R extends string>(refusal: R): { ok: false; refusal: R } {
  return { ok: false, refusal };
}
