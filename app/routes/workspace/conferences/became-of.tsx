import { href } from "react-router";
import { useTexts } from "#app/components/locale.tsx";
import type { Became } from "#domain/network/conferences/index.ts";

/** The way of a group or card: its topic, each decision about it, each measure that came of it. */
export function BecameOf({ region, steps }: { region: string; steps: readonly Became[] }) {
  const { t } = useTexts();
  const [first] = steps;
  if (!first) return null;
  return (
    <ul className="s flow-s">
      <li>
        <a href={href("/app/:region/themen/:id", { region, id: first.topicId })}>
          {t("conferences.became-topic", { gremium: first.gremium, state: t(`conferences.topic-${first.topicState}`) })}
        </a>
      </li>
      {steps.map(({ decisionId, decisionNumber, decision, meetingId, measureId, measure }) =>
        decisionId && meetingId ? (
          <li key={`${decisionId} ${measureId ?? ""}`}>
            <a href={href("/app/:region/sitzungen/:id/protokoll", { region, id: meetingId })}>
              {t("conferences.became-decision", { number: decisionNumber ?? "", text: decision ?? "" })}
            </a>
            {measureId ? (
              <>
                <br />
                <a href={href("/app/:region/massnahmen/:id", { region, id: measureId })}>{t("conferences.became-measure", { title: measure ?? "" })}</a>
              </>
            ) : null}
          </li>
        ) : null,
      )}
    </ul>
  );
}
