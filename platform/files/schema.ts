import { integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

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
  /** Below `<data folder>/files/`. */
  storedAs: text().notNull(),
  uploadedBy: text().notNull(),
  uploadedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});
