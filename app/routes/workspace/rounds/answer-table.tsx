import { href } from "react-router";
import { useTexts } from "#app/components/locale.tsx";
import { StateLabel } from "#app/components/state.tsx";
import { Table } from "#app/components/table.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import type { RoundAnswer } from "#domain/concept/rounds/index.ts";
import type { AskedAnswer } from "./decisions.tsx";

/** Who answered and what changed: the round as a table, while it runs and when it has ended. */
export function AnswerTable({ region, answers }: { region: string; answers: readonly AskedAnswer[] }) {
  const { t } = useTexts();
  const columns = ["measure", "owner", "assessment", "change", "answer", "what-became"] as const;
  return (
    <section className="stack" aria-labelledby="h-antworten">
      <h2 id="h-antworten">{t("rounds.table-title")}</h2>
      <Table
        caption={t("rounds.table-title")}
        columns={columns.map((name) => ({ label: t(`rounds.${name}`) }))}
        rows={answers.map((answer) => ({
          key: answer.id,
          cells: [
            <a key="measure" href={href("/app/:region/massnahmen/:id", { region, id: answer.measureId })}>
              {answer.measure}
            </a>,
            t("rounds.from", answer.request),
            answer.kind === "answer" && answer.assessment ? <StateLabel key="assessment" state={answer.assessment} /> : null,
            <Change key="change" answer={answer} />,
            answer.text,
            <Standing key="standing" region={region} answer={answer} />,
          ],
        }))}
      />
    </section>
  );
}

function Change({ answer }: { answer: RoundAnswer }) {
  const { t } = useTexts();
  if (answer.kind === "not-ours") return t("rounds.not-ours");
  if (answer.kind === "hand-on") return answer.handOnToName ? t("rounds.hand-on", { name: answer.handOnToName }) : t("rounds.hand-on-words");
  const { assessment, assessmentBefore, update, state, measureState } = answer;
  const parts = [
    assessment && assessmentBefore && assessment !== assessmentBefore ? t("rounds.assessment-before", { assessment: t(`states.${assessmentBefore}`) }) : "",
    update?.state ? t("rounds.state-now", { state: t(`states.measure-${update.state}`) })
      : !answer.decidedAt && state && state !== measureState ? t("rounds.state-becomes", { before: t(`states.measure-${measureState}`), after: t(`states.measure-${state}`) }) : "",
  ];
  return parts.filter(Boolean).join(", ");
}

function Standing({ region, answer }: { region: string; answer: RoundAnswer }) {
  const { t } = useTexts();
  const { update } = answer;
  return (
    <>
      {t(standing(answer))}
      {update && update.releasedAt === null ? (
        <>
          {" "}
          <a href={href("/app/:region/massnahmen/:id/freigabe/:update", { region, id: answer.measureId, update: update.id })} aria-label={`${t("rounds.release")}: ${answer.measure}`}>
            {t("rounds.release")}
          </a>
        </>
      ) : null}
    </>
  );
}

function standing({ accepted, update, submittedAt, savedAt }: RoundAnswer): MessageKey {
  if (accepted === false) return "rounds.stand-rejected";
  if (accepted) return update?.releasedAt ? "rounds.stand-public" : "rounds.stand-accepted";
  if (submittedAt) return "rounds.stand-submitted";
  return savedAt ? "rounds.stand-begun" : "rounds.stand-open";
}
