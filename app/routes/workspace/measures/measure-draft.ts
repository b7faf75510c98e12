import type { Fault, FaultCode, MeasureFields } from "#domain/concept/measures/index.ts";
import { MeasureFields as schema } from "#domain/concept/measures/index.ts";
import { parseGermanCents, parseGermanNumber, typedCents, typedNumber } from "./german-number.ts";

const TEXTS = ["title", "description", "state", "stateReason", "leadOrganisationId", "leadPersonId", "startsOn", "endsOn", "totalCost"] as const;
const LISTS = ["recommendationIds", "partnerIds", "targetGroupIds", "municipalityIds"] as const;
/** The repeated rows and their columns, as they are called in the form: `milestones.0.title`. */
export const ROWS = {
  milestones: ["title", "dueOn", "doneOn"],
  results: ["name", "unit", "planned", "reached"],
  budgetLines: ["source", "fundId", "state", "amount", "calledUp", "applied", "approvedOn", "expiresOn"],
  links: ["title", "url"],
} as const;
export type RowKind = keyof typeof ROWS;
export const ROW_KINDS: readonly RowKind[] = ["milestones", "results", "budgetLines", "links"];

/** A row as typed; `id` is empty for new ones. */
export type DraftRow = Record<string, string>;
/** The form as it stands, right or wrong: what is shown again, with nothing lost. */
export type MeasureDraft = Record<(typeof TEXTS)[number], string> & Record<(typeof LISTS)[number], string[]> & Record<RowKind, DraftRow[]>;

export type InputError = { field: string; code: InputErrorCode; max?: number };
export type InputErrorCode =
  | "required"
  | "too-long"
  | "not-a-day"
  | "not-a-number"
  | "not-an-amount"
  | "not-an-address"
  | "choose-one"
  | "planned-zero"
  | "reference-lost"
  | "public-part-by-office"
  | FaultCode;

export function draftOf(fields: MeasureFields): MeasureDraft {
  const { title, description, state, recommendationIds, partnerIds, targetGroupIds, municipalityIds } = fields;
  return {
    title,
    description,
    state,
    recommendationIds,
    partnerIds,
    targetGroupIds,
    municipalityIds,
    stateReason: fields.stateReason ?? "",
    leadOrganisationId: fields.leadOrganisationId ?? "",
    leadPersonId: fields.leadPersonId ?? "",
    startsOn: fields.startsOn ?? "",
    endsOn: fields.endsOn ?? "",
    totalCost: fields.totalCostCents === null ? "" : typedCents(fields.totalCostCents),
    milestones: fields.milestones.map((row) => ({ id: row.id ?? "", title: row.title, dueOn: row.dueOn, doneOn: row.doneOn ?? "" })),
    results: fields.results.map((row) => ({
      id: row.id ?? "",
      name: row.name,
      unit: row.unit,
      planned: typedNumber(row.planned),
      reached: row.reached === null ? "" : typedNumber(row.reached),
    })),
    budgetLines: fields.budgetLines.map((row) => ({
      id: row.id ?? "",
      source: row.source,
      state: row.state,
      amount: typedCents(row.amountCents),
      calledUp: typedCents(row.calledUpCents),
      approvedOn: row.approvedOn ?? "",
      expiresOn: row.expiresOn ?? "",
      fundId: row.fundId ?? "",
      applied: row.appliedCents === null ? "" : typedCents(row.appliedCents),
    })),
    links: fields.links.map((row) => ({ id: row.id ?? "", title: row.title, url: row.url ?? "" })),
  };
}

/** What of a draft never stands on the public page. */
export function insideOf({ leadPersonId, totalCost, budgetLines, links }: MeasureDraft) {
  return { leadPersonId, totalCost, budgetLines, links };
}

export function readDraft(form: FormData): MeasureDraft {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const list = (name: string) => form.getAll(name).filter((value) => typeof value === "string");
  const rows = (kind: RowKind) => {
    const places = [...form.keys()].flatMap((key) => (key.startsWith(`${kind}.`) ? Number(key.split(".")[1]) : []));
    // The number of rows is bounded by the form's size; a far index must not make a long list.
    const count = Math.min(100, Math.max(-1, ...places.filter(Number.isSafeInteger)) + 1);
    return Array.from({ length: count }, (_, place): DraftRow =>
      Object.fromEntries(["id", ...ROWS[kind]].map((column) => [column, text(`${kind}.${place}.${column}`)])),
    );
  };
  return {
    title: text("title"),
    description: text("description"),
    state: text("state"),
    stateReason: text("stateReason"),
    leadOrganisationId: text("leadOrganisationId"),
    leadPersonId: text("leadPersonId"),
    startsOn: text("startsOn"),
    endsOn: text("endsOn"),
    totalCost: text("totalCost"),
    recommendationIds: list("recommendationIds"),
    partnerIds: list("partnerIds"),
    targetGroupIds: list("targetGroupIds"),
    municipalityIds: list("municipalityIds"),
    milestones: rows("milestones"),
    results: rows("results"),
    budgetLines: rows("budgetLines"),
    links: rows("links"),
  };
}

/** A row in which nobody wrote anything, or whose words were all taken out: it goes. */
export function isEmptyRow(kind: RowKind, row: DraftRow): boolean {
  // A new line of money comes with its state chosen, which says nothing yet.
  return ROWS[kind].every((column) => column === "state" || (row[column] ?? "") === "");
}

/** The draft as the domain wants it, or everything that is wrong with it. */
export function parseDraft(draft: MeasureDraft): { ok: true; fields: MeasureFields } | { ok: false; errors: InputError[] } {
  const kept = (kind: RowKind) => draft[kind].flatMap((row, place) => (isEmptyRow(kind, row) ? [] : { row, place }));
  const id = (row: DraftRow) => (row.id ? row.id : null);
  const amount = (typed: string | undefined, empty: number) => (typed ? parseGermanCents(typed) : empty);
  const { totalCost, ...texts } = draft;
  const parsed = schema.safeParse({
    ...texts,
    totalCostCents: totalCost === "" ? null : parseGermanCents(totalCost),
    milestones: kept("milestones").map(({ row }) => ({ id: id(row), title: row.title, dueOn: row.dueOn, doneOn: row.doneOn })),
    results: kept("results").map(({ row }) => ({
      id: id(row),
      name: row.name,
      unit: row.unit,
      planned: row.planned ? parseGermanNumber(row.planned) : NaN,
      reached: row.reached ? parseGermanNumber(row.reached) : null,
    })),
    budgetLines: kept("budgetLines").map(({ row }) => ({
      id: id(row),
      source: row.source,
      state: row.state || "approved",
      amountCents: amount(row.amount, NaN),
      calledUpCents: amount(row.calledUp, 0),
      approvedOn: row.approvedOn,
      expiresOn: row.expiresOn,
      fundId: row.fundId,
      appliedCents: row.applied ? parseGermanCents(row.applied) : null,
    })),
    links: kept("links").map(({ row }) => ({ id: id(row), title: row.title, url: row.url })),
  });
  if (parsed.success) return { ok: true, fields: parsed.data };
  const errors = new Map<string, InputError>();
  for (const issue of parsed.error.issues) {
    const field = inputName(issue.path, draft);
    if (!errors.has(field)) errors.set(field, { field, ...explain(field, issue, draft) });
  }
  return { ok: false, errors: [...errors.values()] };
}

/** Where in the form a fault of the domain belongs. */
export function faultErrors(faults: readonly Fault[], draft: MeasureDraft): InputError[] {
  return faults.map(({ code, path }) => ({ field: inputName(path, draft), code }));
}

/** A path in the fields as the name of its input: cents are typed as euros, and empty rows count in the form only. */
export function inputName(path: readonly PropertyKey[], draft: MeasureDraft): string {
  const [first, place, column] = path;
  const kind = ROW_KINDS.find((name) => name === first);
  if (!kind || typeof place !== "number") return withoutCents(String(first));
  const shown = draft[kind].flatMap((row, index) => (isEmptyRow(kind, row) ? [] : index))[place] ?? place;
  return `${kind}.${shown}.${column === undefined ? ROWS[kind].at(-1) : withoutCents(String(column))}`;
}

function withoutCents(name: string): string {
  return name.replace(/Cents$/, "");
}

function explain(field: string, issue: { code: string; maximum?: unknown; origin?: unknown }, draft: MeasureDraft): Omit<InputError, "field"> {
  const column = field.split(".").at(-1) ?? "";
  const typed = typedValue(field, draft);
  if (typed === "") return { code: "required" };
  if (issue.code === "too_big" && issue.origin === "string" && typeof issue.maximum === "number") return { code: "too-long", max: issue.maximum };
  if (column.endsWith("On")) return { code: "not-a-day" };
  if (column === "url") return { code: "not-an-address" };
  if (/^(amount|calledUp|applied|totalCost)$/.test(column)) return { code: "not-an-amount" };
  if (column === "planned" && parseGermanNumber(typed ?? "") === 0) return { code: "planned-zero" };
  if (/^(planned|reached)$/.test(column)) return { code: "not-a-number" };
  return { code: "choose-one" };
}

function typedValue(field: string, draft: MeasureDraft): string | undefined {
  const [first, place, column] = field.split(".");
  const kind = ROW_KINDS.find((name) => name === first);
  if (kind) return draft[kind][Number(place)]?.[column ?? ""];
  const name = TEXTS.find((text) => text === first);
  return name && draft[name];
}

/** How many empty rows wait below those that are filled. */
const SPARE_ROWS = 3;

/** The draft with empty rows to write in; `more` has been asked for by its button and gets as many again. */
export function withSpareRows(draft: MeasureDraft, more: RowKind | null = null): MeasureDraft {
  const padded = (kind: RowKind) => {
    const rows = draft[kind];
    const filled = rows.findLastIndex((row) => !isEmptyRow(kind, row)) + 1;
    const wanted = Math.min(100, more === kind ? rows.length + SPARE_ROWS : Math.max(rows.length, filled + SPARE_ROWS));
    return [...rows, ...Array.from({ length: wanted - rows.length }, (): DraftRow => ({ id: "" }))];
  };
  return { ...draft, milestones: padded("milestones"), results: padded("results"), budgetLines: padded("budgetLines"), links: padded("links") };
}
