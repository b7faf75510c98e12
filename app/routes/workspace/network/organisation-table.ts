import type { AppTexts } from "#app/messages/texts.ts";
import type { TableColumn } from "#app/table-file.ts";
import type { OrganisationRow, RegionKind } from "#domain/network/index.ts";
import type { Formats } from "#platform/i18n/index.ts";
import { kindText } from "./kind-text.ts";

/** The list as a table, in the words of one language. Days stay YYYY-MM-DD, because spreadsheets read them in every language. */
export function organisationColumns(t: AppTexts["t"], formats: Formats, kinds: readonly RegionKind[]): TableColumn<OrganisationRow>[] {
  return [
    { heading: t("network.field-name"), width: 44, cell: (row) => row.name },
    { heading: t("network.field-shortName"), width: 14, cell: (row) => row.shortName },
    { heading: t("network.field-kind"), width: 24, cell: (row) => kindText(t, kinds, row.kind) },
    { heading: t("network.field-municipalityId"), width: 18, cell: (row) => row.municipality },
    { heading: t("entry.field-phone"), width: 18, cell: (row) => row.phone },
    { heading: t("entry.field-email"), width: 30, cell: (row) => row.email },
    { heading: t("entry.field-website"), width: 30, cell: (row) => row.website },
    { heading: t("entry.field-street"), width: 26, cell: (row) => row.street },
    { heading: t("entry.field-postalCode"), width: 10, cell: (row) => row.postalCode },
    { heading: t("entry.field-place"), width: 18, cell: (row) => row.place },
    { heading: t("entry.field-openingHours"), width: 30, cell: (row) => row.openingHours },
    { heading: t("network.column-languages"), width: 26, cell: (row) => row.languages.map(formats.language).join(", ") },
    { heading: t("network.column-serves"), width: 26, cell: (row) => (row.serves.length === 0 ? t("entry.serves-all") : row.serves.join(", ")) },
    { heading: t("network.migration-contact"), width: 16, cell: (row) => t(row.hasContact ? "common.yes" : "common.no") },
    { heading: t("network.public"), width: 12, cell: (row) => t(row.isPublic && !row.hidden ? "common.yes" : "common.no") },
    { heading: t("network.confirmed-on"), width: 16, cell: (row) => row.confirmedOn },
  ];
}
