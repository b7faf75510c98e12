import { Temporal } from "temporal-polyfill";
import { plainSpelling } from "#domain/network/index.ts";
import { textsByColumn, type ListRow } from "#domain/network/imports/index.ts";
import { OfferFields } from "../catalogue/index.ts";
import type { OfferKind } from "../schema.ts";
import { NO_TIME, type OfferTime } from "../times/index.ts";
import type { Columns, OfferColumn } from "./columns.ts";

/** What words in cells mean here, in their plain spelling. */
export type CellWords = {
  organisations: ReadonlyMap<string, string>;
  branches: ReadonlyMap<string, string>;
  municipalities: ReadonlyMap<string, string>;
  kinds: ReadonlyMap<string, OfferKind>;
  languages: ReadonlyMap<string, string>;
};

/** What is needed to register as the row says. */
const NEEDED = ["phone-missing", "mail-missing", "link-missing"] as const;

export type RowFault =
  | { code: "title-missing" | "organisation-missing" | "branch-missing" | "end-before-start" | (typeof NEEDED)[number] }
  | { code: "organisation-unknown" | "branch-unknown" | "municipality-unknown" | "kind-unknown" | "language-unknown" | "registration-unknown"; text: string }
  | { code: "twice-in-file"; row: number }
  | { code: "field"; field: OfferColumn; text: string };
export type GoodRow = { row: number; fields: OfferFields; times: OfferTime[] };
export type BadRow = ListRow & { title: string; faults: RowFault[] };

type Texts = Partial<Record<OfferColumn, string>>;

/** Every row is either good as a whole or bad with all its reasons. @param zone on whose clocks the times are */
export function readRows(rows: readonly ListRow[], columns: Columns, words: CellWords, zone: string): { good: GoodRow[]; bad: BadRow[] } {
  const good: GoodRow[] = [];
  const bad: BadRow[] = [];
  const earlier = new Map<string, number>();
  for (const { row, cells } of rows) {
    const texts = textsByColumn(cells, columns);
    const { fields, times, faults } = readRow(texts, words, zone);
    const key = `${texts.organisation} ${texts.title} ${texts.day ?? ""} ${texts.from ?? ""} ${texts.municipality ?? ""}`.toLowerCase();
    const before = earlier.get(key);
    if (texts.title && before !== undefined) faults.push({ code: "twice-in-file", row: before });
    else earlier.set(key, row);
    if (fields && faults.length === 0) good.push({ row, fields, times });
    else bad.push({ row, cells, title: texts.title ?? "", faults });
  }
  return { good, bad };
}

function readRow(texts: Texts, words: CellWords, zone: string): { fields: OfferFields | null; times: OfferTime[]; faults: RowFault[] } {
  const faults: RowFault[] = [];
  const lookUp = <T>(
    text: string | undefined,
    known: ReadonlyMap<string, T>,
    code: Extract<RowFault, { text: string }>["code"] & `${string}-unknown`,
  ): T | null => {
    if (text === undefined) return null;
    const found = known.get(plainSpelling(text));
    if (found === undefined) faults.push({ code, text });
    return found ?? null;
  };
  if (!texts.title) faults.push({ code: "title-missing" });
  if (!texts.organisation) faults.push({ code: "organisation-missing" });
  if (!texts.branch) faults.push({ code: "branch-missing" });
  const wrong = (field: OfferColumn) => faults.push({ code: "field", field, text: texts[field] ?? "" });
  const organisationId = lookUp(texts.organisation, words.organisations, "organisation-unknown");
  const branchId = lookUp(texts.branch, words.branches, "branch-unknown");
  const kind = lookUp(texts.kind, words.kinds, "kind-unknown");
  const languages = (texts.languages?.split(/[,;/]| und /) ?? []).map((text) => text.trim()).filter(Boolean);
  const costCents = centsOf(texts.cost);
  if (costCents === undefined) wrong("cost");
  const validUntil = texts.validUntil ? dayOf(texts.validUntil) : null;
  if (texts.validUntil && !validUntil) wrong("validUntil");
  const municipalityId = lookUp(texts.municipality, words.municipalities, "municipality-unknown");
  const website = texts.website && !/^[a-z]+:/i.test(texts.website) ? `https://${texts.website}` : (texts.website ?? "");
  const times = timesOf(texts, zone, faults);
  const parsed = OfferFields.safeParse({
    kind: kind ?? (texts.day ? "event" : "offer"),
    organisationId,
    branchId,
    labelIds: [],
    setting: "place",
    onlineAddress: null,
    costCents: costCents ?? null,
    hasChildcare: false,
    accessibility: [],
    languages: languages.flatMap((text) => lookUp(text, words.languages, "language-unknown") ?? []),
    registration: registrationOf(texts, faults),
    registrationLink: website,
    phone: texts.phone ?? "",
    email: texts.email ?? "",
    website,
    validFrom: null,
    validUntil,
    isRegularService: false,
    note: "",
    places: [{ id: null, name: texts.place ?? "", street: texts.street ?? "", postalCode: texts.postalCode ?? "", municipalityId: municipalityId ?? "" }],
    words: {
      title: texts.title ?? "",
      summary: texts.summary ?? "",
      description: texts.description ?? "",
      papers: texts.papers ?? "",
      requirements: texts.requirements ?? "",
      costNote: "",
      childcareNote: "",
      timesNote: texts.times ?? "",
    },
  });
  if (!parsed.success) for (const field of new Set(parsed.error.issues.map(({ path }) => columnOf(path)))) if (field && texts[field]) wrong(field);
  for (const code of NEEDED) if (parsed.error?.issues.some(({ message }) => message === code)) faults.push({ code });
  // What no column writes is right by construction; a row is never left out without a reason.
  if (!parsed.success && faults.length === 0)
    throw new Error(`A row of a list is refused for ${parsed.error.issues.map(({ path }) => path.join(".")).join(", ")}.`);
  // The link is where one registers; else it is only where more is told.
  const fields = parsed.data && parsed.data.registration !== "link" ? { ...parsed.data, registrationLink: null } : (parsed.data ?? null);
  return { fields, times, faults };
}

const SAME: Partial<Record<string, OfferColumn>> = { registrationLink: "website", name: "place", timesNote: "times", costCents: "cost" };
const COLUMNS = ["title", "summary", "description", "papers", "requirements", "street", "postalCode", "phone", "email", "website"] as const;

function columnOf(path: readonly PropertyKey[]): OfferColumn | undefined {
  const name = String(path.findLast((part) => typeof part === "string") ?? "");
  return SAME[name] ?? COLUMNS.find((column) => column === name);
}

/** One date, or the words that were written about it. */
function timesOf({ day, from, to, times }: Texts, zone: string, faults: RowFault[]): OfferTime[] {
  if (day === undefined) return times ? [{ ...NO_TIME, kind: "irregular", timeZone: zone }] : [];
  const on = dayOf(day);
  if (!on) faults.push({ code: "field", field: "day", text: day });
  const [start, end] = [from === undefined ? null : clockOf(from), to === undefined ? null : clockOf(to)];
  if (from !== undefined && !start) faults.push({ code: "field", field: "from", text: from });
  if (to !== undefined && !end) faults.push({ code: "field", field: "to", text: to });
  if (start && end && end <= start) faults.push({ code: "end-before-start" });
  if (!on) return [];
  if (!start) return [{ ...NO_TIME, kind: "once", startsAt: `${on}T00:00`, durationMinutes: 1440, isAllDay: true, timeZone: zone }];
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  return [{ ...NO_TIME, kind: "once", startsAt: `${on}T${start}`, durationMinutes: end ? minutes(end) - minutes(start) : 60, timeZone: zone }];
}

/** "5.12.2026", "2026-12-05"; null: no day. Years that no county plans for are none. */
function dayOf(text: string): string | null {
  const [, inMonth, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const iso = year ? `${year}-${month?.padStart(2, "0")}-${inMonth?.padStart(2, "0")}` : text.slice(0, 10);
  if (!/^20\d\d-\d\d-\d\d$/.test(iso)) return null;
  try {
    return Temporal.PlainDate.from(iso).toString();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** "9:00", "09.30 Uhr", "18 Uhr" */
function clockOf(text: string): string | null {
  const [, hour = "", minute = "00"] = /^(\d{1,2})(?:[:.](\d\d)(?::\d\d)?)?(?: ?Uhr)?$/i.exec(text) ?? [];
  return hour !== "" && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, "0")}:${minute}` : null;
}

/** Whole cents; null: nothing is said. */
function centsOf(text: string | undefined): number | null | undefined {
  if (text === undefined) return null;
  if (/^(kostenlos|frei|kostenfrei|gratis|free|keine)$/i.test(text)) return 0;
  const amount = text.replace(/ ?(€|Euro|EUR)$/i, "");
  return /^\d{1,6}([.,]\d{1,2})?$/.test(amount) ? Math.round(Number(amount.replace(",", ".")) * 100) : undefined;
}

const REGISTRATION_WORDS: [RegExp, OfferFields["registration"]][] = [
  [/^(keine?|nein|ohne|nicht noetig|no|none)$/, "none"],
  [/^(telefon|telefonisch|anruf|phone)$/, "phone"],
  [/^(e ?mail|mail|per e ?mail)$/, "mail"],
  [/^(link|online|internet|webseite|website)$/, "link"],
];

/** As the column says; without one, by what is there to register with. */
function registrationOf({ registration, phone, email }: Texts, faults: RowFault[]): OfferFields["registration"] {
  if (registration !== undefined) {
    const found = REGISTRATION_WORDS.find(([words]) => words.test(plainSpelling(registration).replaceAll("-", " ")));
    if (!found) faults.push({ code: "registration-unknown", text: registration });
    return found?.[1] ?? "none";
  }
  return phone ? "phone" : email ? "mail" : "none";
}
