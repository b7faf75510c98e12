import { Button } from "#app/components/button.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";
import type { StoredTopic } from "#domain/network/meetings/index.ts";

/** Topics that wait, each one click away from the agenda. The form around is posted to the page it stands on. */
export function StoreRows({ topics, withAct, topicHref }: { topics: readonly StoredTopic[]; withAct: boolean; topicHref?: (id: string) => string }) {
  const { t } = useTexts();
  const formats = useFormats();
  const since = ({ raisedBy, raisedOn }: StoredTopic) =>
    raisedBy ? t("meetings.topic-from", { name: raisedBy, month: formats.month(raisedOn) }) : t("meetings.topic-since", { month: formats.month(raisedOn) });
  return (
    <Rows
      rows={topics.map((topic) => ({
        key: topic.id,
        symbol: <Icon name="bookmark" />,
        title: topic.title,
        href: topicHref?.(topic.id),
        second: [
          since(topic),
          ...topic.subjects.map(({ kind, title }) => `${t(`meetings.subject-${kind}`)}: ${title}`),
          topic.waitingAt ? t("meetings.topic-waiting", { gremium: topic.waitingAt }) : "",
        ]
          .filter(Boolean)
          .join(" · "),
        act: withAct ? (
          <form method="post">
            <input type="hidden" name="topicId" value={topic.id} />
            <Button small kind="tertiary" name="intent" value="schedule" aria-label={t("meetings.to-agenda-of", { title: topic.title })}>
              {t("meetings.to-agenda")}
            </Button>
          </form>
        ) : undefined,
      }))}
    />
  );
}
