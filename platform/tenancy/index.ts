export { SetLanguages, setLanguages } from "./set-languages.ts";
export { countMailedCodes, findCode, issueCode, issueShortCode, moveCodes, revokeCodes, revokeMailedCodes, type Code } from "./codes.ts";
import type { Database, Region } from "#platform/db/index.ts";

/** First words of addresses that belong to the house; no region may be called so. */
export const RESERVED_NAMES: readonly string[] = ["app", "api", "j", "feeds", "assets", "healthz", "readyz"];

const columns = `id, slug, name, kind, time_zone as "timeZone", languages, contact_name as "contactName", contact_phone as "contactPhone",
  contact_email as "contactEmail", two_factor_roles as "twoFactorRoles", is_demo as "isDemo"`;

/** All regions of this instance, by name: the page "/" lists them. */
export async function listRegions(database: Database): Promise<Region[]> {
  return (await database.app.query<Region>(`select ${columns} from directory.regions order by name`)).rows;
}

export async function findRegion(database: Database, slug: string): Promise<Region | null> {
  return (await database.app.query<Region>(`select ${columns} from directory.regions where slug = $1`, [slug])).rows[0] ?? null;
}

export async function findRegionById(database: Database, id: string): Promise<Region | null> {
  return (await database.app.query<Region>(`select ${columns} from directory.regions where id = $1`, [id])).rows[0] ?? null;
}
export { SetContact, setContact } from "./set-contact.ts";
