import type { AppTexts } from "#app/messages/texts.ts";
import { LOG_MONTHS } from "#platform/audit/index.ts";
import { isRole } from "#platform/auth/index.ts";
import { COURSE_TYPES } from "#domain/offers/courses/index.ts";
import { DAY_PARTS } from "#domain/offers/courses/interest/index.ts";
import type { Region } from "#platform/db/index.ts";
import type { Block, Document } from "#platform/documents/index.ts";
import { createFormats, type Locale } from "#platform/i18n/index.ts";
import type { AccessReport, Register } from "#platform/privacy/index.ts";
import { eventName } from "#app/routes/workspace/administration/event-names.ts";
import { columnName, tableName } from "./register-words.ts";

type Setting = { register: Register; region: Region; today: string; locale: Locale; texts: AppTexts };
type Trace = AccessReport["traces"][number];

/** All that is held about somebody, for the person to read: the page, the PDF and what is printed say the same (Art. 15 GDPR). */
export function accessReportDocument(report: AccessReport, setting: Setting): Document {
  const { register, region, today, locale, texts } = setting;
  const { t } = texts;
  const { day } = createFormats(locale);
  const { subject, traces } = report;
  const activities = register.activities.filter(({ activity }) => traces.some(({ table }) => table.activity === activity));
  const blocks: Block[] = [
    { kind: "paragraph", text: t("privacy.report-intro", { region: region.name }) },
    ...(traces.length === 0 ? [{ kind: "paragraph", text: t("privacy.report-nothing") } as const] : []),
    ...activities.flatMap(({ activity, bases, recipients }): Block[] => [
      { kind: "heading", level: 1, text: t(`register.activity-${activity}`) },
      {
        kind: "facts",
        facts: [
          { name: t("privacy.report-purpose"), value: t(`register.purpose-${activity}`) },
          { name: t("privacy.report-basis"), value: bases.map((basis) => t(`register.basis-${basis}`)).join("; ") },
          { name: t("privacy.report-recipients"), value: recipients.map((recipient) => t(`register.recipient-${recipient}`)).join("; ") },
        ],
      },
      ...traces.filter(({ table }) => table.activity === activity).flatMap((trace) => traceBlocks(trace, subject.id, setting)),
    ]),
    ...(isLearner(traces)
      ? ([
          { kind: "heading", level: 1, text: t("privacy.report-attendance") },
          { kind: "paragraph", text: t("privacy.report-attendance-text") },
        ] as const)
      : []),
    ...(report.others > 0
      ? ([
          { kind: "heading", level: 1, text: t("privacy.report-others") },
          { kind: "paragraph", text: `${t("privacy.others", { count: report.others })} ${t("privacy.report-others-why")}` },
        ] as const)
      : []),
    ...looksBlocks(report, setting),
    { kind: "heading", level: 1, text: t("privacy.report-rights") },
    { kind: "paragraph", text: t("privacy.report-rights-text") },
    ...(region.contactName === ""
      ? []
      : [
          {
            kind: "paragraph",
            text: t("privacy.report-contact", { who: [region.contactName, region.contactPhone, region.contactEmail].filter(Boolean).join(", ") }),
          } as const,
        ]),
  ];
  return {
    title: t("privacy.report-title"),
    subtitle: [subject.name, subject.second].filter(Boolean).join(", "),
    language: locale === "en" ? "en" : "de",
    footer: t("privacy.report-footer", { region: region.name, day: day(today) }),
    blocks,
  };
}

/** Who booked may stand in the book of a course, which the walls show to its provider alone: the report says whom to ask. */
const isLearner = (traces: AccessReport["traces"]) => traces.some(({ table }) => table.table === "public.bookings");

function traceBlocks({ table, rows, total }: Trace, subjectId: string, { texts: { t }, locale }: Setting): Block[] {
  // The person's own id says something once, in their own row.
  const shown = rows.map((row) => Object.entries(row).filter(([column, value]) => column === "id" || value !== subjectId));
  const columns = [...new Set(shown.flatMap((row) => row.map(([column]) => column)))];
  const value = (column: string, text: string) => shownValue(column, text, t, locale);
  const where = t("privacy.report-where", { category: t(`register.category-${table.category}`), retention: t(`register.retention-${table.retention.rule}`) });
  const head: Block[] = [
    { kind: "heading", level: 2, text: tableName(t, table.table) },
    { kind: "paragraph", text: total > rows.length ? `${where} ${t("privacy.report-total", { total, shown: rows.length })}` : where },
  ];
  if (rows.length > 1 && columns.length <= 4) {
    const cells = shown.map((row) => columns.map((column) => value(column, Object.fromEntries(row)[column] ?? "")));
    return [...head, { kind: "table", caption: tableName(t, table.table), columns: columns.map((column) => columnName(t, column)), rows: cells }];
  }
  // Many entries with many fields: a line of names and values each, which stays readable on a phone and on paper.
  if (rows.length > 1) {
    const lines = shown.map((row) => row.map(([column, text]) => `${columnName(t, column)}: ${value(column, text)}`).join(" · "));
    return [...head, { kind: "list", items: lines }];
  }
  return [...head, { kind: "facts", facts: (shown[0] ?? []).map(([column, text]) => ({ name: columnName(t, column), value: value(column, text) })) }];
}

function looksBlocks({ looks, lookTotal }: AccessReport, { texts: { t }, locale }: Setting): Block[] {
  const { moment } = createFormats(locale);
  const roles = (codes: string[]) => codes.flatMap((code) => (isRole(code) ? [t(`roles.${code}`)] : [])).join(", ") || t("privacy.report-look-no-role");
  return [
    { kind: "heading", level: 1, text: t("privacy.report-looks") },
    { kind: "paragraph", text: t("privacy.report-looks-lede", { months: LOG_MONTHS }) },
    ...(lookTotal > looks.length ? [{ kind: "paragraph", text: t("privacy.report-total", { total: lookTotal, shown: looks.length }) } as const] : []),
    looks.length === 0
      ? { kind: "paragraph", text: t("privacy.report-looks-none") }
      : {
          kind: "table",
          caption: t("privacy.report-looks-caption"),
          columns: [t("privacy.step-when"), t("privacy.step-what"), t("privacy.report-look-role")],
          rows: looks.map((look) => [moment(look.at), eventName(t, look.event), roles(look.roles)]),
        },
  ];
}

/** Of bookings, registrations and wishes for courses. */
const STATES = [
  "asked",
  "place",
  "booked",
  "waiting",
  "offered",
  "withdrawn",
  "lapsed",
  "invited",
  "registered",
  "declined",
  "listed",
  "placed",
  "left",
  "taken",
] as const;

const AGES = ["under-16", "16-26", "27-59", "60-up"] as const;

/** Columns that hold several codes. */
const LISTS: Record<string, (code: string, t: AppTexts["t"], locale: Locale) => string> = {
  types: (code, t) => {
    const type = COURSE_TYPES.find((known) => known === code);
    return type ? t(`course.type-${type}`) : code;
  },
  weekdays: (code, _, locale) => createFormats(locale).dayOfWeek(Number(code) - 1),
  day_parts: (code, t) => {
    const part = DAY_PARTS.find((known) => known === code);
    return part ? t(`interest.day-part-${part}`) : code;
  },
};

/** Days and moments as people write them, codes in words where there are some. */
function shownValue(column: string, text: string, t: AppTexts["t"], locale: Locale): string {
  const { day, moment, language } = createFormats(locale);
  if (column.endsWith("language") && /^[a-z]{2,3}$/.test(text)) return language(text);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return day(text);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(text)) return moment(text);
  if (text === "true") return t("privacy.yes");
  if (text === "false") return t("privacy.no");
  const state = STATES.find((known) => known === text);
  if (column === "state" && state) return t(`privacy.state-${state}`);
  const age = AGES.find((known) => known === text);
  if (column === "age_band" && age) return t(`bookings.age-${age}`);
  const words = LISTS[column];
  if (words) return createFormats(locale).list(text.split("\n\n").map((code) => words(code, t, locale)));
  if (column === "event") return eventName(t, text);
  if ((column === "role" || column === "requested_role") && isRole(text)) return t(`roles.${text}`);
  return text;
}

/** The same for machines (Art. 20 GDPR). */
export function accessReportJson(report: AccessReport, { register, region, today, texts: { t } }: Setting): object {
  return {
    region: region.name,
    asOf: today,
    subject: { kind: report.subject.kind, id: report.subject.id, name: report.subject.name },
    data: report.traces.map(({ table, rows, total }) => {
      const activity = register.activities.find((entry) => entry.activity === table.activity);
      return {
        table: table.table,
        name: tableName(t, table.table),
        category: t(`register.category-${table.category}`),
        purpose: t(`register.purpose-${table.activity}`),
        legalBases: activity?.bases.map((basis) => t(`register.basis-${basis}`)) ?? [],
        recipients: activity?.recipients.map((recipient) => t(`register.recipient-${recipient}`)) ?? [],
        retention: t(`register.retention-${table.retention.rule}`),
        total,
        rows,
      };
    }),
    ...(isLearner(report.traces) ? { attendance: t("privacy.report-attendance-text") } : {}),
    othersAtTheAddress: report.others,
    looks: { total: report.lookTotal, entries: report.looks },
  };
}
