import type { AppTexts } from "#app/messages/texts.ts";
import type { TableColumn } from "#app/table-file.ts";
import type { ListedMember } from "#domain/network/index.ts";

/** The members as a table in the words of one language. Days stay YYYY-MM-DD, because spreadsheets read them in every language. */
export function memberColumns(t: AppTexts["t"], all: readonly ListedMember[]): TableColumn<ListedMember>[] {
  const nameOf = (id: string | null) => all.find((member) => member.id === id)?.name ?? null;
  return [
    { heading: t("gremien.column-name"), width: 30, cell: (member) => member.name ?? t("gremien.nameless") },
    { heading: t("gremien.column-role"), width: 22, cell: (member) => t(`gremien.role-${member.role}`) },
    { heading: t("gremien.column-organisation"), width: 36, cell: (member) => member.organisation },
    { heading: t("gremien.column-vote"), width: 10, cell: (member) => t(member.votes ? "gremien.votes" : "gremien.votes-not") },
    { heading: t("gremien.field-substituteForId"), width: 30, cell: (member) => nameOf(member.substituteForId) },
    { heading: t("gremien.column-from"), width: 12, cell: (member) => member.fromOn },
    { heading: t("gremien.column-until"), width: 12, cell: (member) => member.untilOn },
    { heading: t("gremien.column-elected-until"), width: 14, cell: (member) => member.electedUntil },
    { heading: t("gremien.column-email"), width: 32, cell: (member) => member.email },
  ];
}
