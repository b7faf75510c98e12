import { FundFields, type FundPage } from "#domain/concept/funding/index.ts";
import { parseGermanCents, parseGermanNumber, typedCents, typedNumber } from "../measures/german-number.ts";

const TEXTS = ["name", "giverOrganisationId", "giver", "rules", "url", "total", "ownShare", "fromOn", "untilOn", "state"] as const;
/** Empty rows below those that are filled. */
const SPARE = 3;

/** The form as it stands, right or wrong. */
export type FundDraft = Record<(typeof TEXTS)[number], string> & { deadlines: { dueOn: string; what: string }[] };
export type FundErrorCode =
  | "required"
  | "too-long"
  | "not-a-day"
  | "not-an-amount"
  | "not-an-address"
  | "percent"
  | "choose-one"
  | "end-before-start"
  | "giver-missing"
  | "giver-unknown"
  | "under-approved";
export type FundErrors = Record<string, FundErrorCode>;

export const EMPTY_FUND: FundDraft = {
  name: "",
  giverOrganisationId: "",
  giver: "",
  rules: "",
  url: "",
  total: "",
  ownShare: "",
  fromOn: "",
  untilOn: "",
  state: "watched",
  deadlines: [],
};

export function readFund(form: FormData): FundDraft {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const places = [...form.keys()].flatMap((key) => (key.startsWith("deadlines.") ? Number(key.split(".")[1]) : []));
  const count = Math.min(40, Math.max(-1, ...places.filter(Number.isSafeInteger)) + 1);
  const deadlines = Array.from({ length: count }, (_, place) => ({ dueOn: text(`deadlines.${place}.dueOn`), what: text(`deadlines.${place}.what`) }));
  return { ...EMPTY_FUND, ...Object.fromEntries(TEXTS.map((name) => [name, text(name)])), deadlines };
}

export function draftOfFund(
  fund: Pick<
    FundPage,
    "name" | "giverOrganisationId" | "giverTyped" | "rules" | "url" | "totalCents" | "ownSharePercent" | "fromOn" | "untilOn" | "state" | "deadlines"
  >,
): FundDraft {
  return {
    name: fund.name,
    giverOrganisationId: fund.giverOrganisationId ?? "",
    giver: fund.giverTyped,
    rules: fund.rules,
    url: fund.url ?? "",
    total: fund.totalCents === null ? "" : typedCents(fund.totalCents),
    ownShare: fund.ownSharePercent === 0 ? "" : typedNumber(fund.ownSharePercent),
    fromOn: fund.fromOn ?? "",
    untilOn: fund.untilOn ?? "",
    state: fund.state,
    deadlines: fund.deadlines.map(({ dueOn, what }) => ({ dueOn, what })),
  };
}

/** With empty rows to write in. */
export function withSpareDeadlines(draft: FundDraft): FundDraft {
  const filled = draft.deadlines.filter(({ dueOn, what }) => dueOn !== "" || what !== "");
  return { ...draft, deadlines: [...filled, ...Array.from({ length: SPARE }, () => ({ dueOn: "", what: "" }))] };
}

/** The draft as the domain wants it, or what is wrong: one code for each field. Rows in which nobody wrote are passed over. */
export function parseFund(draft: FundDraft): { ok: true; fields: FundFields } | { ok: false; errors: FundErrors } {
  const { total, ownShare, url, deadlines, ...texts } = draft;
  const filled = deadlines.filter(({ dueOn, what }) => dueOn !== "" || what !== "");
  const parsed = FundFields.safeParse({
    ...texts,
    url: url === "" || /^[a-z]+:/i.test(url) ? url : `https://${url}`,
    totalCents: total === "" ? null : parseGermanCents(total),
    ownSharePercent: ownShare === "" ? 0 : parseGermanNumber(ownShare.replace("%", "")),
    deadlines: filled,
  });
  if (parsed.success) return { ok: true, fields: parsed.data };
  const errors: FundErrors = {};
  for (const { path, code, message } of parsed.error.issues) {
    const [first, place, column] = path.map(String);
    // The form shows the filled rows first, in the same order.
    const name = { totalCents: "total", ownSharePercent: "ownShare" }[first ?? ""] ?? (place === undefined ? String(first) : `${first}.${place}.${column}`);
    errors[name] ??= code === "custom" && (message === "end-before-start" || message === "giver-missing") ? message : codeFor(name, code, draft, filled);
  }
  return { ok: false, errors };
}

/** What else is wrong beside a giver of whom it is not clear who is meant: whoever typed one did not forget to name one. */
export function unclearFund(parsed: ReturnType<typeof parseFund>): FundErrors {
  return parsed.ok ? {} : Object.fromEntries(Object.entries(parsed.errors).filter(([, code]) => code !== "giver-missing"));
}

function codeFor(name: string, issue: string, draft: FundDraft, filled: FundDraft["deadlines"]): FundErrorCode {
  if (name === "total") return "not-an-amount";
  if (name === "ownShare") return "percent";
  const [, place, column] = name.split(".");
  const row = place === undefined ? undefined : filled[Number(place)];
  const typed = row ? (column === "dueOn" ? row.dueOn : row.what) : TEXTS.some((text) => text === name) ? draft[name as (typeof TEXTS)[number]] : "x";
  if (typed === "") return "required";
  if (issue === "too_big") return "too-long";
  if (name === "url") return "not-an-address";
  return name.endsWith("On") ? "not-a-day" : "choose-one";
}
