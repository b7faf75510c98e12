import { href } from "react-router";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { StateSymbol, type State } from "#app/components/state.tsx";
import type { ListedTask } from "#domain/network/minutes/index.ts";

type Shown = Pick<ListedTask, "id" | "title" | "dueOn" | "isOverdue"> &
  Partial<Pick<ListedTask, "state" | "owner" | "ownerOrganisation">> & { from: string | null };

/** Tasks, one line each: what, who, until when. */
export function TaskRows({ tasks, region }: { tasks: readonly ListedTask[]; region: string }) {
  return <Lines tasks={tasks.map((task) => ({ ...task, from: task.gremium?.name ?? null }))} region={region} withOwner />;
}

export function OwnTaskRows({
  tasks,
  region,
}: {
  tasks: readonly (Pick<ListedTask, "id" | "title" | "dueOn" | "isOverdue"> & { gremium: string | null })[];
  region: string;
}) {
  return <Lines tasks={tasks.map((task) => ({ ...task, from: task.gremium }))} region={region} />;
}

function Lines({ tasks, region, withOwner = false }: { tasks: readonly Shown[]; region: string; withOwner?: boolean }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <Rows
      rows={tasks.map((task) => ({
        key: task.id,
        symbol: <StateSymbol state={symbolOf(task)} />,
        title: task.title,
        href: href("/app/:region/aufgaben/:id", { region, id: task.id }),
        tag: task.isOverdue ? (
          <Tag>{t("minutes.overdue")}</Tag>
        ) : task.state && task.state !== "open" ? (
          <Tag>{t(`minutes.task-state-${task.state}`)}</Tag>
        ) : undefined,
        second: [
          withOwner ? (task.owner ? [task.owner, task.ownerOrganisation].filter(Boolean).join(", ") : t("minutes.task-nobody")) : null,
          task.dueOn ? t("minutes.task-until", { day: formats.day(task.dueOn) }) : t("minutes.task-without-day"),
          task.from,
        ]
          .filter(Boolean)
          .join(" · "),
      }))}
    />
  );
}

function symbolOf({ state, isOverdue }: Shown): State {
  if (state === "done") return "done";
  if (state === "dropped") return "dropped";
  return isOverdue ? "off-track" : "not-begun";
}
