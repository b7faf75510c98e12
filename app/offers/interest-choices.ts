import { offerChoices } from "#domain/offers/catalogue/index.ts";
import { COURSE_TYPES, LEVELS } from "#domain/offers/courses/index.ts";
import { DAY_PARTS } from "#domain/offers/courses/interest/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import type { InterestChoices } from "./interest-fields.tsx";

/** What the forms and filters about courses that are looked for let people choose from; components load nothing of the domain. */
export async function interestChoices(ctx: Context): Promise<InterestChoices> {
  const { municipalities } = await read(ctx, (db) => offerChoices(ctx, db));
  return { levels: LEVELS, types: COURSE_TYPES, dayParts: DAY_PARTS, municipalities, languages: ctx.region.languages };
}
