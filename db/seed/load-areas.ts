import { eq } from "drizzle-orm";
import { municipalities } from "#domain/network/schema.ts";
import { municipalityAreas } from "#domain/offers/areas/schema.ts";
import type { Context, Writer } from "#platform/db/index.ts";
import type { StoryArea, StoryMunicipality } from "./story.ts";

/** Where the story's municipalities lie. @throws Error for a place that it does not know */
export async function loadAreas(ctx: Context, tx: Writer, areas: readonly StoryArea[], known: readonly StoryMunicipality[]): Promise<void> {
  const regionId = ctx.region.id;
  const ids = new Map((await tx.select().from(municipalities).where(eq(municipalities.regionId, regionId))).map(({ name, id }) => [name, id]));
  await tx.insert(municipalityAreas).values(
    areas.map(({ municipality, ...area }) => {
      const municipalityId = ids.get(known.find(({ key }) => key === municipality)?.name ?? "");
      if (!municipalityId) throw new Error(`There is no municipality ${municipality}.`);
      return { regionId, municipalityId, ...area };
    }),
  );
}
