import { and, isNull } from "drizzle-orm";
import { people } from "./schema.ts";

/** Neither blocked nor erased: who may be chosen, listed and written to. The wall hides blocked people from most, but not from jobs. */
export const isInUse = and(isNull(people.restrictedAt), isNull(people.erasedAt));
