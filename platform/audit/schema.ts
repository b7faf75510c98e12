import { bigint, customType, date, jsonb, pgSchema, text, timestamp, uuid } from "drizzle-orm/pg-core";

const audit = pgSchema("audit");
const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });
const transactionId = customType<{ data: string }>({ dataType: () => "xid8" });

/** The last link of each region's chain. */
export const auditHeads = audit.table("heads", {
  regionId: uuid().notNull(),
  seq: bigint({ mode: "number" }).notNull(),
  hash: bytea().notNull(),
});

/** Written by audit.append() only. */
export const auditEntries = audit.table("entries", {
  regionId: uuid().notNull(),
  seq: bigint({ mode: "number" }).notNull(),
  at: timestamp({ withTimezone: true }).notNull(),
  tx: transactionId().notNull(),
  account: text(),
  actor: text().notNull(),
  event: text().notNull(),
  subjectId: uuid(),
  details: jsonb().$type<Record<string, unknown>>().notNull(),
  hash: bytea().notNull(),
});

/** Where each month that is over ended. Stays when its entries are deleted after their retention. */
export const auditSeals = audit.table("seals", {
  regionId: uuid().notNull(),
  /** Its first day, in the region's zone. */
  month: date({ mode: "string" }).notNull(),
  lastSeq: bigint({ mode: "number" }).notNull(),
  hash: bytea().notNull(),
  entriesDeletedAt: timestamp({ withTimezone: true }),
});
