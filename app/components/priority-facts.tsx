import { German } from "./german.tsx";
import { useFormats, useTexts } from "./locale.tsx";
import { usePriorityValue } from "./priority-value.tsx";

/** A recommendation's place in one vote. */
type Shown = {
  roundId: string;
  question: string;
  method: "points" | "effort" | "criteria";
  rank: number;
  of: number;
  value: number;
  ballots: number;
  closedAt: Date;
};

/** What votes say about one recommendation: the newest, and the earlier ones behind it. @param roundHref absent where rounds have no page */
export function PriorityFacts({ priorities, roundHref }: { priorities: readonly Shown[]; roundHref?: (id: string) => string }) {
  const { t } = useTexts();
  const [newest, ...earlier] = priorities;
  if (!newest) return null;
  return (
    <div className="stack-s">
      <OnePriority shown={newest} roundHref={roundHref} />
      {earlier.length > 0 ? (
        <details>
          <summary>{t("ballot.earlier")}</summary>
          <div className="stack-s">
            {earlier.map((shown) => (
              <OnePriority key={shown.roundId} shown={shown} roundHref={roundHref} />
            ))}
          </div>
        </details>
      ) : null}
    </div>
  );
}

function OnePriority({
  shown: { roundId, question, method, rank, of, value, ballots, closedAt },
  roundHref,
}: {
  shown: Shown;
  roundHref?: (id: string) => string;
}) {
  const { t } = useTexts();
  const formats = useFormats();
  const say = usePriorityValue();
  const words = <German>{question}</German>;
  return (
    <p className="s">
      <b>{t("ballot.priority-rank", { rank, of })}</b> · {say(method, value)}
      <br />
      {roundHref ? <a href={roundHref(roundId)}>{words}</a> : words}
      <br />
      <span className="muted">{t("ballot.priority-from", { count: ballots, day: formats.momentDay(closedAt) })}</span>
    </p>
  );
}
