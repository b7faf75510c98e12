import { href } from "react-router";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import type { OwnTurn } from "#domain/concept/evaluation/index.ts";

/** For whom the reader rates, one line each: in which round, until when. */
export function TurnRows({ turns, region }: { turns: readonly OwnTurn[]; region: string }) {
  const { t } = useTexts();
  const { day } = useFormats();
  return (
    <Rows
      rows={turns.map(({ raterId, roundId, round, rater, dueOn, submitted }) => ({
        key: raterId,
        symbol: <Icon name={submitted ? "circle-check" : "hourglass"} />,
        title: rater,
        href: href("/app/:region/konzept/bewertung/:id/abgeben/:rater", { region, id: roundId, rater: raterId }),
        tag: submitted ? <Tag>{t("evaluation.own-done")}</Tag> : null,
        second: t("evaluation.own-second", { round, day: day(dueOn) }),
      }))}
    />
  );
}
