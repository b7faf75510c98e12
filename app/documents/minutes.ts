import { textsIn } from "#app/messages/texts.ts";
import { quorumText } from "#app/quorum-text.ts";
import type { MinutesItem, MinutesPage } from "#domain/network/minutes/index.ts";
import type { Block, Document } from "#platform/documents/index.ts";
import { createFormats } from "#platform/i18n/index.ts";

const { t } = textsIn("de");
const { day, weekday, time } = createFormats("de");

/** The minutes of a meeting for paper and for members without an account. In German, as they were written. */
export function minutesDocument(minutes: MinutesPage, { today }: { today: string }): Document {
  const { gremium, number, on, place } = minutes;
  const title = number === null ? t("minutes.minutes-of-day", { day: day(on) }) : t("minutes.minutes-of", { number: String(number) });
  const state = t(`minutes.state-${minutes.minutesState}`);
  const there = (attended: MinutesPage["attendance"][number]["attended"]) =>
    minutes.attendance.flatMap((who) => (who.attended === attended ? [`${who.name} (${who.organisation})`] : [])).join(", ");
  const facts = [
    { name: t("minutes.document-time"), value: t("minutes.when", { day: weekday(on), from: time(minutes.startsAt), to: time(minutes.endsAt) }) },
    { name: t("minutes.document-place"), value: place },
    { name: t("minutes.document-present"), value: there("present") },
    { name: t("minutes.document-online"), value: there("online") },
    { name: t("minutes.document-excused"), value: there("excused") },
    {
      name: t("minutes.attendance"),
      value: minutes.quorum ? quorumText(t, minutes.quorum) : "",
    },
    { name: t("minutes.document-state"), value: approvalOf(minutes) ?? state },
  ];
  const tasks = minutes.items.flatMap((item) => item.tasks.map((task) => ({ ...task, position: item.position })));
  return {
    title,
    subtitle: gremium.name,
    language: "de",
    footer: t("minutes.document-footer", { gremium: gremium.name, title, state, day: day(today) }),
    blocks: [
      { kind: "facts", facts: facts.filter(({ value }) => value !== "") },
      ...minutes.items.flatMap(itemBlocks),
      ...(tasks.length === 0
        ? []
        : [
            {
              kind: "table" as const,
              caption: t("minutes.document-all-tasks"),
              columns: [t("minutes.column-task"), t("minutes.column-owner"), t("minutes.column-due")],
              widths: [4, 2, 2],
              rows: tasks.map((task) => [
                task.title,
                task.owner ?? t("minutes.task-nobody"),
                task.dueOn === null ? t("minutes.task-without-day") : day(task.dueOn),
              ]),
            },
          ]),
    ],
  };
}

function approvalOf({ approvedAt, approvedIn }: MinutesPage): string | null {
  if (approvedAt === null) return null;
  return approvedIn?.number
    ? t("minutes.approved-in", { number: approvedIn.number, day: day(approvedIn.on) })
    : t("minutes.approved-on", { day: createFormats("de").momentDay(approvedAt) });
}

function itemBlocks(item: MinutesItem): Block[] {
  const { position, title, note, decisions, outcome } = item;
  return [
    { kind: "heading", level: 1, text: t("minutes.document-item", { position: String(position), title }) },
    ...note.text.split(/\n{2,}/).flatMap((text): Block[] => (text === "" ? [] : [{ kind: "paragraph", text }])),
    ...decisions.flatMap(({ year, number, text, votes }): Block[] => [
      { kind: "heading", level: 2, text: t("minutes.decision", { number: `${year}/${number}` }) },
      { kind: "paragraph", text },
      ...(votes
        ? [{ kind: "paragraph" as const, text: t("minutes.votes-counted", { yes: String(votes.yes), no: String(votes.no), abstained: votes.abstained }) }]
        : []),
    ]),
    ...(outcome === "unfinished" ? [{ kind: "paragraph" as const, text: t("minutes.document-unfinished") }] : []),
  ];
}
