import { date, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

const day = () => date({ mode: "string" });

/** A region without a row keeps DEFAULT_UPKEEP. */
export const offerUpkeepSettings = pgTable("offer_upkeep_settings", {
  regionId: uuid().notNull(),
  askAfterDays: integer().notNull(),
  archiveAfterDays: integer().notNull(),
});

/** Providers who are asked at present; the row goes when none of their offers is due any more. */
export const offerProviderUpkeep = pgTable("offer_provider_upkeep", {
  regionId: uuid().notNull(),
  organisationId: uuid().notNull(),
  askedOn: day(),
  remindedOn: day(),
  officeToldOn: day(),
});

export const FINDINGS = ["gone", "server-fault", "unreachable", "too-slow", "in-circles", "no-mail"] as const;
/** What is wrong with an address. */
export type AddressFinding = (typeof FINDINGS)[number];
export type AddressKind = "web" | "mail";

/** What a nightly look at an address found; of mail addresses only the domain. */
export const offerAddressChecks = pgTable("offer_address_checks", {
  regionId: uuid().notNull(),
  kind: text().$type<AddressKind>().notNull(),
  address: text().notNull(),
  checkedOn: date({ mode: "string" }).notNull(),
  /** Null: it answered, or nobody can tell. */
  finding: text({ enum: FINDINGS }),
  failingSince: day(),
  failedDays: integer().notNull().default(0),
});
