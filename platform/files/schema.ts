import { integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** What only the check after storing can say. */
export const CHECK_REFUSALS = ["infected", "broken"] as const;
export type CheckRefusal = (typeof CHECK_REFUSALS)[number];

/** Given back is only what is "clean". What "internal" holds is read by our own importer alone. */
export const FILE_STATES = ["quarantined", "clean", "refused", "internal"] as const;
export type FileState = (typeof FILE_STATES)[number];

/** A file as pages name it. Only a clean one can be opened. */
export type ShownFile = { id: string; name: string; state: FileState; /** Of a refused one. */ refusal: CheckRefusal | null };

/** What was uploaded. The bytes lie in the data folder, under a name that tells nothing. */
export const files = pgTable("files", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  /** As the uploader called it, cleaned, with the ending of its kind. */
  name: text().notNull(),
  mediaType: text().notNull(),
  /** In bytes. */
  size: integer().notNull(),
  sha256: text().notNull(),
  /** Below `<data folder>/files/`. Rows of equal content share it; a refused row has no bytes any more. */
  storedAs: text().notNull(),
  uploadedBy: text().notNull(),
  uploadedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  state: text({ enum: FILE_STATES }).notNull().default("quarantined"),
  /** Why the check refused it. */
  refusal: text({ enum: CHECK_REFUSALS }),
});
