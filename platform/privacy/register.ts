import type { Context, Reader, Writer } from "#platform/db/index.ts";
import type { Activity, Basis, Category, Concerned, KeepReason, Recipient, RetentionRule } from "./words.ts";

/** Somebody whose data the house may hold: a person in a function, the holder of an account, or whom nothing but an e-mail address or a telephone number tells. */
export const SUBJECT_KINDS = ["person", "account", "address"] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export type Subject = {
  kind: SubjectKind;
  id: string;
  /** As history and texts name them, e.g. "Amira Haddad" and "Frau Amira Haddad"; none once erased. */
  names: string[];
  /** In lower case. */
  emails: string[];
  /** As `search.number_key` writes them, however they were written. */
  phones: string[];
};

/** As the register knows somebody: with those of the addresses under which somebody else is known, too, by another name. */
export type KnownSubject = Subject & { sharedEmails: readonly string[] };

/** What a column holds, and with it how somebody is found by it and what erasing does to it. */
export type ColumnUse =
  /** The id of the person the row is about. Erasing does to the row what the table's `erase` says. */
  | "subject-person"
  | "subject-account"
  /** The address of the person the row is about, if the name beside it fits, too: people share mailboxes. */
  | "subject-email"
  /** The telephone number of that person, likewise: people share telephones, too. */
  | "subject-phone"
  /**
   * The name beside them. Where it is empty, or the table has none, the row is theirs who alone is known by the address, see
   * `sharedEmails`: others would lose, or be told of, what may be somebody else's.
   */
  | "subject-name"
  /** The id of whatever an entry of the log is about. */
  | "subject-any"
  /** Who is responsible for what the row is about. Erasing leaves it without. */
  | "person"
  /**
   * The row belongs to a row of that table, e.g. an answer to a request: found, shown and erased with it. "schema.table", where the
   * value is its id, or "schema.table.column". With "as", reports show what is meant instead of the id, step by step as `ref` does:
   * "via … as public.bookings.offer_id as public.offer_texts.title by offer_id" is the course that the booking is for.
   */
  | `via ${string}`
  /** An id that finds and stays: what it leads to is nameless after erasing. */
  | "kept-person"
  /** An id that says nothing by itself. */
  | "kept"
  /** A name and nothing else. Erasing writes ERASED_NAME. */
  | "name"
  /** An address in a row about something else. Erasing empties it. */
  | "email"
  /** Text in which people may be named. Erasing replaces the full name where it is written out. */
  | "mention"
  /** A fact about the person of the row. */
  | "detail"
  /**
   * As `detail`: the id of a row that reports show by that column, e.g. "ref public.measures.title". With "by" and a column, rows of
   * another table that carry the id there, the German one of several: "ref public.offer_texts.title by offer_id".
   */
  | `ref ${string}`
  /** As `detail`, but never shown: keys, hashes, links. */
  | "secret";

export type Erase =
  | { by: "deleting" }
  /** Column → SQL. */
  | { by: "blanking"; set: Readonly<Record<string, string>> }
  /** Deleted where no history points at the row; otherwise blanked, so that history points at somebody nameless. */
  | { by: "deleting-or-blanking"; set: Readonly<Record<string, string>> }
  /** The column uses say everything: names and pointers go, the row stays. */
  | { by: "replacing" }
  | { by: "keeping"; reason: KeepReason };

/** One table with a path to a person. */
export type PersonalTable = {
  /** schema.table */
  table: string;
  activity: Activity;
  category: Category;
  /** Whether its rows are about a person, or about something else and name one. Keys to the first kind are walked. */
  about: "person" | "matter";
  columns: Readonly<Record<string, ColumnUse>>;
  retention: {
    rule: RetentionRule;
    /** Rows that the nightly job deletes: those whose moment (SQL) is so long past. */
    deletes?: { since: string } & ({ months: number } | { days: number });
  };
  erase: Erase;
  /** The column with the id that links to a row open, where it is not `id`: erasing ends those links. */
  opens?: string;
  /** The sign-in schema has a login of its own, and no region. */
  login?: "auth";
};

export type ActivityEntry = {
  activity: Activity;
  bases: readonly Basis[];
  concerned: readonly Concerned[];
  recipients: readonly Recipient[];
};

/** What somebody is found and named by in a list. */
export type ListedSubject = {
  kind: SubjectKind;
  id: string;
  name: string;
  second: string;
  email?: string;
  /** People or accounts whose rows are all that is known of them under an address, e.g. mails to them. */
  knownAs?: readonly string[];
  restrictedAt: Date | null;
};

/** How one kind of subject is found, blocked and erased beyond the tables' rules. */
export type SubjectActs = {
  /** By part of a name or an address; the closest first, 50 at most. */
  search(ctx: Context, words: string): Promise<ListedSubject[]>;
  find(ctx: Context, id: string): Promise<(Subject & ListedSubject) | null>;
  /** Everybody of this kind who is known by exactly one of these addresses; all in lower case. */
  namesAt(ctx: Context, emails: readonly string[]): Promise<{ email: string; name: string }[]>;
  /** Art. 18: kept and not used. `null` lifts it. @returns whether there was something to change */
  restrict(tx: Writer, ctx: Context, id: string, cause: RestrictionCause | null): Promise<boolean>;
  /** Columns of the person's own row that may be corrected, as the register names them. */
  correctable: readonly string[];
  /** Art. 16. @param values column → text, all of `correctable`; "" empties. @returns whether this region may */
  correct(tx: Writer, ctx: Context, id: string, values: Readonly<Record<string, string>>): Promise<boolean>;
  /** What stands outside the region's transaction, e.g. the sign-in schema. Runs after the commit, and again after a crash. */
  eraseOutside?(ctx: Context, id: string): Promise<void>;
};

export type RestrictionCause = "retention" | "request";

/** Which subjects nobody needs any more, by the retention of their kind. */
export type DueSubjects = { kind: SubjectKind; find(ctx: Context, db: Reader): Promise<{ restrict: string[]; erase: string[] }> };

/** Ids under which the log notes that a list with this person on it was read, e.g. the person's organisation. */
export type SeenUnder = { kind: SubjectKind; find(ctx: Context, db: Reader, id: string): Promise<string[]> };

/** What one area says about its tables. */
export type AreaPrivacy = {
  activities?: readonly ActivityEntry[];
  tables?: readonly PersonalTable[];
  /** "schema.table.column", or "schema.table" for all its columns → why it holds nothing about persons. */
  reviewed?: Readonly<Record<string, string>>;
  /** Who is known by an address or a number alone is found by the tables themselves. */
  subjects?: Partial<Record<Exclude<SubjectKind, "address">, SubjectActs>>;
  due?: readonly DueSubjects[];
  seenUnder?: readonly SeenUnder[];
};

/** As an area's, and `find` says which addresses are shared. */
export type RegisteredActs = Omit<SubjectActs, "find"> & { find(ctx: Context, id: string): Promise<(KnownSubject & ListedSubject) | null> };
export type Register = Required<Omit<AreaPrivacy, "subjects">> & { subjects: Record<SubjectKind, RegisteredActs> };

/** What stands where the name of an erased person stood; data, not interface, and therefore in the language of the data. */
export const ERASED_NAME = "gelöschte Person";
