import { addressActs } from "./address-subjects.ts";
import type { AreaPrivacy, Register, RegisteredActs, SubjectActs, SubjectKind } from "./register.ts";
import { sharedEmails } from "./shared-addresses.ts";

/** @throws Error if a table is listed twice, an activity is not described, or a kind of subject has no acts */
export function assembleRegister(areas: readonly AreaPrivacy[]): Register {
  const tables = areas.flatMap((area) => area.tables ?? []);
  const activities = areas.flatMap((area) => area.activities ?? []);
  for (const [place, { table, activity }] of tables.entries()) {
    if (tables.findIndex((other) => other.table === table) !== place) throw new Error(`${table} is registered twice.`);
    if (!activities.some((entry) => entry.activity === activity)) throw new Error(`${table}: nobody describes the activity ${activity}.`);
  }
  const acts = (kind: Exclude<SubjectKind, "address">): SubjectActs => {
    const found = areas.find((area) => area.subjects?.[kind])?.subjects?.[kind];
    if (!found) throw new Error(`Nobody says how a ${kind} is found.`);
    return found;
  };
  const subjects = { person: acts("person"), account: acts("account"), address: addressActs(tables) };
  const known = (of: SubjectActs): RegisteredActs => ({
    ...of,
    find: async (ctx, id) => {
      const found = await of.find(ctx, id);
      return found && { ...found, sharedEmails: await sharedEmails(ctx, subjects, found) };
    },
  });
  return {
    activities,
    tables,
    reviewed: Object.assign({}, ...areas.map((area) => area.reviewed ?? {})) as Record<string, string>,
    subjects: { person: known(subjects.person), account: known(subjects.account), address: known(subjects.address) },
    due: areas.flatMap((area) => area.due ?? []),
    seenUnder: areas.flatMap((area) => area.seenUnder ?? []),
  };
}
