import { z } from "zod";

/** From this many rows on, nobody waits for the answer of a request. */
export const LONG_FROM = 500;

export const MEASURE_FILES = ["massnahmen.csv", "massnahmen.xlsx"] as const;
/** JSON is written at once, whatever its size. */
export const LONG_CONCEPT_FILES = ["konzept.csv", "konzept.xlsx"] as const;

/** What a long job is to do. */
export const Asked = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("concept-import"),
    importId: z.uuid(),
    title: z.string(),
    selection: z.union([z.enum(["all", "as-new"]), z.array(z.string())]),
  }),
  /** `query`: the list's filters and order, as in its address. */
  z.strictObject({ kind: z.literal("measures-export"), file: z.enum(MEASURE_FILES), query: z.string().max(4_000) }),
  z.strictObject({ kind: z.literal("concept-export"), file: z.enum(LONG_CONCEPT_FILES) }),
]);
export type Asked = z.infer<typeof Asked>;
export type AskedExport = Exclude<Asked, { kind: "concept-import" }>;
