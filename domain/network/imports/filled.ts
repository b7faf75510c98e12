import { z } from "zod";
import { SPOKEN } from "../input.ts";

/** What a list may fill in an entry that is there already, where nothing stands yet. */
export const FILLED = ["shortName", "municipalityId", "phone", "email", "website", "street", "postalCode", "place", "openingHours"] as const;

/** An entry that a list filled: what stood empty before, and the version that came of it. */
export const FilledEntry = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  fields: z.array(z.enum(FILLED)),
  languages: z.array(z.enum(SPOKEN)),
});
export type FilledEntry = z.infer<typeof FilledEntry>;
