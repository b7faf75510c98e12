import { boolean, date, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** Who may do what in a region, until when. */
export const memberships = pgTable("memberships", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  accountId: uuid().notNull(),
  role: text().notNull(),
  organisationId: uuid(),
  language: text(),
  startsOn: date({ mode: "string" }).notNull(),
  /** Last day that counts; null = open. */
  endsOn: date({ mode: "string" }),
  /** Blocked (Art. 18 GDPR): opens no door until that is lifted. */
  restrictedAt: timestamp({ withTimezone: true }),
});

export const invitations = pgTable("invitations", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  email: text().notNull(),
  name: text().notNull(),
  salutation: text().notNull().default(""),
  role: text().notNull(),
  organisationId: uuid(),
  language: text(),
  endsOn: date({ mode: "string" }),
  invitedBy: text().notNull(),
  invitedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  acceptedAt: timestamp({ withTimezone: true }),
});

/** The region's own sign-in (OpenID Connect). */
export const identityProviders = pgTable("identity_providers", {
  regionId: uuid().notNull(),
  label: text().notNull(),
  issuer: text().notNull(),
  clientId: text().notNull(),
  /** Encrypted under the sign-in secret. */
  clientSecret: text().notNull(),
  domains: text().array().notNull(),
  enabled: boolean().notNull(),
  passwordFor: text({ enum: ["everybody", "administrators"] }).notNull(),
  /** Whether the house asks for a second factor itself. */
  secondFactor: boolean().notNull(),
});
