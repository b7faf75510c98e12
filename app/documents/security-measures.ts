import { LOG_MONTHS } from "#platform/audit/index.ts";
import { isRole, ROLES } from "#platform/auth/index.ts";
import type { Settings } from "#platform/config/index.ts";
import type { Block, Document } from "#platform/documents/index.ts";
import { createFormats } from "#platform/i18n/index.ts";
import { CLAIM_GROUPS, CLAIMS } from "./claims.ts";
import type { Publisher } from "./record-of-processing.ts";

/** The technical and organisational measures (Art. 32 GDPR): settings, roles, and claims with the tests that hold them. In German. */
export function securityMeasures(settings: Settings, { region, today, texts }: Omit<Publisher, "officers">): Document {
  const { t } = texts;
  const { day } = createFormats("de");
  const title = t("security.title");
  const duty = region.twoFactorRoles.flatMap((role) => (isRole(role) ? [t(`roles.${role}`)] : []));
  const encrypted = settings.origin.startsWith("https:");
  return {
    title,
    subtitle: t("security.subtitle", { region: region.name }),
    language: "de",
    footer: t("security.record-footer", { title, region: region.name, day: day(today) }),
    blocks: [
      { kind: "paragraph", text: t("security.lede") },
      ...CLAIM_GROUPS.flatMap((group): Block[] => [
        { kind: "heading", level: 1, text: t(`security.group-${group}`) },
        {
          kind: "table",
          caption: t(`security.group-${group}`),
          columns: [t("security.claim"), t("security.proof")],
          widths: [3, 2],
          rows: CLAIMS.filter((claim) => claim.group === group).map(({ claim, file, test }) => [t(`security.claim-${claim}`), `${file}\n“${test}”`]),
        },
      ]),
      { kind: "heading", level: 1, text: t("security.settings") },
      {
        kind: "facts",
        facts: [
          { name: t("security.setting-second-factor"), value: duty.join(", ") || t("security.setting-second-factor-none") },
          { name: t("security.setting-address"), value: t(encrypted ? "security.setting-https" : "security.setting-no-https", { origin: settings.origin }) },
          { name: t("security.setting-mail"), value: t(settings.smtpUrl === null ? "security.setting-mail-none" : "security.setting-mail-server") },
          { name: t("security.setting-database"), value: t(`security.setting-database-${settings.database.kind}`) },
          { name: t("security.setting-log"), value: t("security.setting-log-months", { months: LOG_MONTHS }) },
        ],
      },
      { kind: "heading", level: 1, text: t("security.roles") },
      {
        kind: "table",
        caption: t("security.roles-table"),
        columns: [t("security.role"), t("security.may")],
        widths: [1, 3],
        rows: ROLES.map((role) => [t(`roles.${role}`), t(`roles.${role}-may`)]),
      },
      { kind: "heading", level: 1, text: t("security.by-house") },
      { kind: "list", items: [t("security.by-house-1"), t("security.by-house-2"), t("security.by-house-3"), t("security.by-house-4")] },
    ],
  };
}
