import { z } from "zod";
import { plainSpelling } from "../duplicates/index.ts";
import { OrganisationFields, PersonFields } from "../input.ts";
import { IMPORT_FIELDS, PERSON_FIELDS, type Columns, type ImportField } from "./columns.ts";
import { textsByColumn, type ListRow } from "./headings.ts";

/** What words in cells mean here: names of kinds, languages and municipalities in their plain spelling. */
export type CellWords = { kinds: ReadonlyMap<string, string>; languages: ReadonlyMap<string, string>; municipalities: ReadonlyMap<string, string> };

const RowFault = z.discriminatedUnion("code", [
  z.strictObject({ code: z.enum(["name-missing", "people-of-migrant-organisation"]) }),
  z.strictObject({ code: z.enum(["kind-unknown", "language-unknown", "municipality-unknown"]), text: z.string() }),
  z.strictObject({ code: z.literal("twice-in-file"), row: z.int() }),
  z.strictObject({ code: z.literal("field"), field: z.enum(IMPORT_FIELDS), text: z.string() }),
]);
export type RowFault = z.infer<typeof RowFault>;
export type GoodRow = { row: number; fields: OrganisationFields; person: PersonFields | null };
/** `cells`: as the file has them, without people whom nobody but their own organisation enters. */
export const BadRow = z.strictObject({ row: z.int(), name: z.string(), cells: z.array(z.string()), faults: z.array(RowFault) });
export type BadRow = z.infer<typeof BadRow>;

type Texts = Partial<Record<ImportField, string>>;

/** Every row is either good as a whole or bad with all its reasons. */
export function readRows(rows: readonly ListRow[], columns: Columns, words: CellWords): { good: GoodRow[]; bad: BadRow[] } {
  const good: GoodRow[] = [];
  const bad: BadRow[] = [];
  const names = new Map<string, number>();
  for (const { row, cells } of rows) {
    const texts = textsOf(cells, columns);
    const name = texts.name ?? "";
    const read = readRow(texts, words);
    const earlier = names.get(name.toLowerCase());
    if (name !== "" && earlier !== undefined) read.faults.push({ code: "twice-in-file", row: earlier });
    else names.set(name.toLowerCase(), row);
    if (read.faults.length > 0 || !read.fields) bad.push({ row, name, cells: keptCells(cells, columns, read.faults), faults: read.faults });
    else good.push({ row, fields: read.fields, person: read.person });
  }
  return { good, bad };
}

function keptCells(cells: readonly string[], columns: Columns, faults: readonly RowFault[]): string[] {
  if (faults.every(({ code }) => code !== "people-of-migrant-organisation")) return [...cells];
  const ofPerson = new Set<string | null | undefined>(PERSON_FIELDS);
  return cells.map((cell, place) => (ofPerson.has(columns[place]) ? "" : cell));
}

function textsOf(cells: readonly string[], columns: Columns): Texts {
  const texts = textsByColumn(
    cells.map((cell) => cell.replaceAll("\n", " ")),
    columns,
  );
  const both = /^(\d{4,5})\s+(.+)$/.exec(texts.postalPlace ?? "");
  return both ? { postalCode: both[1], place: both[2], ...texts } : { ...(texts.postalPlace ? { place: texts.postalPlace } : {}), ...texts };
}

function readRow(texts: Texts, words: CellWords): { fields: OrganisationFields | null; person: PersonFields | null; faults: RowFault[] } {
  if (!texts.name) return { fields: null, person: null, faults: [{ code: "name-missing" }] };
  const faults: RowFault[] = [];
  const lookUp = (text: string | undefined, known: ReadonlyMap<string, string>, code: "kind-unknown" | "language-unknown" | "municipality-unknown") => {
    if (text === undefined) return null;
    const found = known.get(plainSpelling(text));
    if (found === undefined) faults.push({ code, text });
    return found ?? null;
  };
  const kind = lookUp(texts.kind, words.kinds, "kind-unknown") ?? "other";
  const languages = (texts.languages?.split(/[,;/]| und /) ?? []).map((text) => text.trim()).filter((text) => text !== "");
  const parsed = OrganisationFields.safeParse({
    name: texts.name,
    shortName: texts.shortName ?? null,
    kind,
    municipalityId: lookUp(texts.municipality, words.municipalities, "municipality-unknown"),
    isPublic: false,
    phone: texts.phone ?? null,
    email: texts.email ?? null,
    website: texts.website && !/^[a-z]+:/i.test(texts.website) ? `https://${texts.website}` : (texts.website ?? null),
    street: texts.street ?? null,
    postalCode: texts.postalCode ?? null,
    place: texts.place ?? null,
    latitude: null,
    longitude: null,
    openingHours: texts.openingHours ?? null,
    languages: languages.flatMap((text) => lookUp(text, words.languages, "language-unknown") ?? []),
    accessibility: [],
    accessibilityNote: "",
    servesMunicipalityIds: [],
    internal: [],
  });
  for (const issue of parsed.error?.issues ?? []) {
    const field = IMPORT_FIELDS.find((known) => known === issue.path[0]);
    if (field && texts[field] !== undefined) faults.push({ code: "field", field, text: texts[field] ?? "" });
  }
  // Their boards are entered by themselves and by nobody else.
  const named = PERSON_FIELDS.filter((field) => texts[field] !== undefined);
  if (kind === "migrant-organisation" && named.length > 0)
    return { fields: null, person: null, faults: [...faults, { code: "people-of-migrant-organisation" }] };
  const person = readPerson(texts, faults);
  return { fields: parsed.success && faults.length === 0 ? parsed.data : null, person, faults };
}

function readPerson(texts: Texts, faults: RowFault[]): PersonFields | null {
  const [, salutation = "", whole = ""] = /^(Frau|Herr|Herrn|Mrs|Ms|Mr)?\.?\s*(.*)$/.exec(texts.contactName ?? "") ?? [];
  const words = whole.split(" ").filter((word) => word !== "");
  const lastName = texts.contactLastName ?? words.at(-1) ?? "";
  if (lastName === "") return null;
  const parsed = PersonFields.safeParse({
    salutation: salutation === "Herrn" ? "Herr" : salutation,
    firstName: texts.contactFirstName ?? (texts.contactLastName ? "" : words.slice(0, -1).join(" ")),
    lastName,
    function: texts.contactFunction ?? "",
    responsibilities: "",
    email: texts.contactEmail ?? null,
    phone: texts.contactPhone ?? null,
    isMigrationContact: false,
  });
  if (!parsed.success) {
    const wrong = parsed.error.issues.some((issue) => issue.path[0] === "email") ? "contactEmail" : texts.contactName ? "contactName" : "contactLastName";
    faults.push({ code: "field", field: wrong, text: texts[wrong] ?? "" });
  }
  return parsed.data ?? null;
}
