import type { House } from "#platform/house.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import { findLand } from "#domain/offers/times/index.ts";
import type { Home } from "./hsds.ts";

/** One query. */
export async function hsdsHome(ctx: Context, db: Reader, house: House): Promise<Home> {
  const { id: regionId, slug, name } = ctx.region;
  return { regionId, list: new URL(`/${slug}/de/angebote`, house.settings.origin).href, region: name, land: (await findLand(ctx, db)) ?? "" };
}
