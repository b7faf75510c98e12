import type { AppTexts } from "#app/messages/texts.ts";
import type { TableColumn } from "#app/table-file.ts";
import type { MeasureRow } from "#domain/concept/measures/index.ts";
import { stateText } from "./state-texts.ts";

/** The list as a table, in the words of one language. Days stay YYYY-MM-DD, because spreadsheets read them in every language. */
export function measureColumns(t: AppTexts["t"]): TableColumn<MeasureRow>[] {
  return [
    { heading: t("measures.column-title"), width: 50, cell: (measure) => measure.title },
    { heading: t("measures.column-state"), width: 14, cell: (measure) => t(stateText(measure.state)) },
    {
      heading: t("measures.column-progress"),
      width: 16,
      cell: (measure) => t(measure.isAssessed ? `states.${measure.progress.state}` : "states.not-assessed"),
    },
    { heading: t("measures.column-percent"), width: 12, cell: (measure) => measure.progress.percent },
    { heading: t("measures.column-lead"), width: 34, cell: (measure) => measure.leadOrganisation },
    { heading: t("measures.column-starts"), width: 12, cell: (measure) => measure.startsOn },
    { heading: t("measures.column-ends"), width: 12, cell: (measure) => measure.endsOn },
    { heading: t("measures.column-updated"), width: 14, cell: (measure) => measure.updatedOn },
    { heading: t("measures.column-public"), width: 12, cell: (measure) => (measure.releasedAt === null ? t("common.no") : t("common.yes")) },
    { heading: t("measures.column-amount"), width: 16, cell: (measure) => measure.amountCents / 100 },
    { heading: t("measures.column-called-up"), width: 18, cell: (measure) => measure.calledUpCents / 100 },
  ];
}
