import type { AppTexts } from "#app/messages/texts.ts";
import type { TableColumn } from "#app/table-file.ts";
import type { ListedTask } from "#domain/network/minutes/index.ts";

/** The list as a table, in the words of one language. Days stay YYYY-MM-DD, because spreadsheets read them in every language. */
export function taskColumns(t: AppTexts["t"]): TableColumn<ListedTask>[] {
  return [
    { heading: t("minutes.column-task"), width: 50, cell: (task) => task.title },
    { heading: t("minutes.column-owner"), width: 24, cell: (task) => task.owner },
    { heading: t("minutes.column-organisation"), width: 30, cell: (task) => task.ownerOrganisation },
    { heading: t("minutes.column-due"), width: 12, cell: (task) => task.dueOn },
    { heading: t("minutes.column-state"), width: 12, cell: (task) => t(`minutes.task-state-${task.state}`) },
    { heading: t("minutes.column-done"), width: 12, cell: (task) => task.doneOn },
    { heading: t("minutes.column-report"), width: 50, cell: (task) => task.report },
    { heading: t("minutes.column-gremium"), width: 30, cell: (task) => task.gremium?.name ?? null },
    { heading: t("minutes.column-meeting"), width: 12, cell: (task) => task.meeting?.on ?? null },
  ];
}
