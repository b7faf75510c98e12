import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Table } from "#app/components/table.tsx";
import type { ListedMember } from "#domain/network/index.ts";

/** Members by role, with who sends them and how long. @param editHref the form of a seat; absent where the reader may not change it */
export function MemberTable({
  caption,
  members,
  all,
  today,
  editHref,
}: {
  caption: string;
  members: readonly ListedMember[];
  all: readonly ListedMember[];
  today: string;
  editHref?: (id: string) => string;
}) {
  const { t } = useTexts();
  const formats = useFormats();
  const nameOf = (id: string) => all.find((member) => member.id === id)?.name ?? t("gremien.nameless");
  const time = ({ fromOn, untilOn, electedUntil }: ListedMember) =>
    [
      untilOn
        ? t("common.from-to", { from: formats.day(fromOn), to: formats.day(untilOn) })
        : t(fromOn > today ? "gremien.from-future" : "gremien.from", { day: formats.day(fromOn) }),
      electedUntil ? t("gremien.elected-until", { day: formats.day(electedUntil) }) : "",
    ]
      .filter(Boolean)
      .join(", ");
  return (
    <Table
      caption={caption}
      columns={["name", "role", "organisation", "time", "vote"].map((column) => ({
        label: t(`gremien.column-${column as "name" | "role" | "organisation" | "time" | "vote"}`),
      }))}
      rows={members.map((member) => ({
        key: member.id,
        cells: [
          editHref ? (
            <a key="name" href={editHref(member.id)}>
              {member.name ?? t("gremien.nameless")}
            </a>
          ) : (
            (member.name ?? t("gremien.nameless"))
          ),
          <span key="role">
            {t(`gremien.role-${member.role}`)}
            {member.substituteForId ? <span className="muted s">, {t("gremien.substitute-for", { name: nameOf(member.substituteForId) })}</span> : null}
          </span>,
          member.organisation ?? "–",
          time(member),
          t(member.votes ? "gremien.votes" : "gremien.votes-not"),
        ],
      }))}
    />
  );
}
