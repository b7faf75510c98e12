import type { AppTexts } from "#app/messages/texts.ts";
import { PRODUCT } from "#platform/config/index.ts";
import type { Region } from "#platform/db/index.ts";
import type { Block, Document } from "#platform/documents/index.ts";
import { createFormats } from "#platform/i18n/index.ts";
import type { ActivityEntry, Register } from "#platform/privacy/index.ts";
import { tableName } from "./register-words.ts";

export type Publisher = {
  region: Region;
  today: string;
  texts: AppTexts;
  /** Names of those with the role of data protection officer. */
  officers: readonly string[];
};

/** The record of processing activities (Art. 30 GDPR), as the register stands today. A legal document: in German. */
export function recordOfProcessing(register: Register, publisher: Publisher): Document {
  const { region, today, texts, officers } = publisher;
  const { t } = texts;
  const { day } = createFormats("de");
  const title = t("security.record-title");
  return {
    title,
    subtitle: t("security.record-subtitle", { region: region.name }),
    language: "de",
    footer: t("security.record-footer", { title, region: region.name, day: day(today) }),
    blocks: [
      {
        kind: "facts",
        facts: [
          { name: t("security.record-responsible"), value: region.name },
          { name: t("security.record-contact"), value: [region.contactName, region.contactPhone, region.contactEmail].filter(Boolean).join(", ") },
          { name: t("security.record-officer"), value: officers.join(", ") || t("security.record-officer-none") },
          { name: t("security.record-software"), value: PRODUCT },
          { name: t("security.record-as-of"), value: day(today) },
          { name: t("security.record-third-countries"), value: t("security.record-none") },
          { name: t("security.record-automated"), value: t("security.record-none") },
          { name: t("security.record-measures"), value: t("security.record-measures-where") },
        ].filter(({ value }) => value !== ""),
      },
      ...register.activities.flatMap((activity) => activityBlocks(activity, register, t)),
      { kind: "heading", level: 1, text: t("security.record-reviewed") },
      { kind: "paragraph", text: t("security.record-reviewed-text", { count: Object.keys(register.reviewed).length }) },
    ],
  };
}

function activityBlocks({ activity, bases, concerned, recipients }: ActivityEntry, register: Register, t: AppTexts["t"]): Block[] {
  const name = t(`register.activity-${activity}`);
  const tables = register.tables.filter((table) => table.activity === activity);
  return [
    { kind: "heading", level: 1, text: name },
    {
      kind: "facts",
      facts: [
        { name: t("security.record-purpose"), value: t(`register.purpose-${activity}`) },
        { name: t("security.record-basis"), value: bases.map((basis) => t(`register.basis-${basis}`)).join("; ") },
        { name: t("security.record-concerned"), value: concerned.map((who) => t(`register.concerned-${who}`)).join("; ") },
        { name: t("security.record-recipients"), value: recipients.map((recipient) => t(`register.recipient-${recipient}`)).join("; ") },
      ],
    },
    {
      kind: "table",
      caption: t("security.record-table", { activity: name }),
      columns: [t("security.record-data"), t("security.record-category"), t("security.record-retention"), t("security.record-erasure")],
      widths: [3, 3, 4, 4],
      rows: tables.map(({ table, category, retention, erase }) => [
        tableName(t, table),
        t(`register.category-${category}`),
        t(`register.retention-${retention.rule}`),
        erase.by === "keeping" ? t(`register.keep-${erase.reason}`) : t(`register.erase-${erase.by}`),
      ]),
    },
  ];
}
