import { boolean, customType, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

// Passed on as it is: the driver writes and reads lists of bytes, Drizzle would make text of them.
const byteas = customType<{ data: Uint8Array[] }>({ dataType: () => "bytea[]" });

/** Every mail that left or will leave the house. */
export const mails = pgTable("mails", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  toAddress: text().notNull(),
  /** As the mail greets them: people share addresses, and a mail is one person's. Null: an office's, or no name is known. */
  addresseeName: text(),
  /** Who answers for a child that a mail is to. */
  addresseeGuardian: text(),
  /** The person or account it is to, where it is one that the house knows. */
  addresseeId: uuid(),
  /** What it rests on: taken back, it does not leave. */
  matterId: uuid(),
  subject: text().notNull(),
  /** Emptied when the mail has been sent, because it may carry signed links. */
  body: text().notNull(),
  /** A stranger typed the address, and nobody confirmed it yet: counted, see `queueMail`. */
  unasked: boolean().notNull().default(false),
  /** Whether administrators may read the body and hand it over themselves. */
  handOver: boolean().notNull().default(false),
  /** A calendar entry that goes along; emptied with the body. */
  calendar: text(),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  /** When the mail server took it; null = not yet, or there is no mail server. */
  sentAt: timestamp({ withTimezone: true }),
  attempts: integer().notNull().default(0),
  /** The mail server's own words; null after success. */
  lastError: text(),
  /** Files that go along, each in the same place of the three lists; they go when the mail has been sent. */
  fileNames: text().array(),
  fileTypes: text().array(),
  files: byteas(),
  /** Where a mail program takes the reader off the list; emptied with the body. */
  leaveAddress: text(),
});
