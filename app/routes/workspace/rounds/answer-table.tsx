import { href } from "react-router";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { StateLabel } from "#app/components/state.tsx";
import { Table } from "#app/components/table.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import type { RoundAnswer } from "#domain/concept/rounds/index.ts";
import type { AskedAnswer } from "./decisions.tsx";

/** Who answered and what changed: the round as a table, while it runs and when it has ended. Who is silent is told behind. */
export function AnswerTable({ region, round, answers }: { region: string; round: string; answers: readonly AskedAnswer[] }) {
  const { t } = useTexts();
  const answered = answers.filter(({ submittedAt }) => submittedAt !== null);
  const silent = answers.filter(({ submittedAt }) => submittedAt === null);
  return (
    <section className="stack" aria-labelledby="h-antworten">
      <h2 id="h-antworten">{t("rounds.table-title")}</h2>
      {answered.length > 0 ? <Answers caption={t("rounds.table-title")} region={region} answers={answered} /> : null}
      {silent.length > 0 ? (
        <details className="more on-paper">
          <summary>{t("rounds.silent", { count: silent.length })}</summary>
          <Answers caption={t("rounds.silent", { count: silent.length })} region={region} answers={silent} />
        </details>
      ) : null}
      {answers.length > 0 ? (
        <p className="row s noprint">
          {(["xlsx", "csv"] as const).map((kind) => (
            <a key={kind} href={href("/app/:region/statusrunden/:id/datei/:file", { region, id: round, file: `statusrunde.${kind}` })}>
              {t(`rounds.download-${kind}`)}
            </a>
          ))}
        </p>
      ) : null}
    </section>
  );
}

function Answers({ caption, region, answers }: { caption: string; region: string; answers: readonly AskedAnswer[] }) {
  const { t } = useTexts();
  return (
    <Table
      caption={caption}
      columns={[{ label: t("rounds.measure") }, { label: t("rounds.answer") }, { label: t("rounds.what-became") }]}
      rows={answers.map((answer) => ({
        key: answer.id,
        cells: [
          <>
            <a href={href("/app/:region/massnahmen/:id", { region, id: answer.measureId })}>{answer.measure}</a>
            <br />
            <span className="muted s">{t("rounds.from", answer.request)}</span>
          </>,
          <Answer key="answer" answer={answer} />,
          <Standing key="standing" region={region} answer={answer} />,
        ],
      }))}
    />
  );
}

function Answer({ answer }: { answer: RoundAnswer }) {
  const { t } = useTexts();
  if (answer.kind === "not-ours") return t("rounds.not-ours");
  const { assessment, assessmentBefore, update, state, measureState } = answer;
  if (answer.kind === "hand-on")
    return [answer.handOnToName ? t("rounds.hand-on", { name: answer.handOnToName }) : t("rounds.hand-on-words"), answer.text].filter(Boolean).join(": ");
  if (assessment === null) return answer.text;
  const changes = [
    assessmentBefore && assessment !== assessmentBefore ? t("rounds.assessment-before", { assessment: t(`states.${assessmentBefore}`) }) : "",
    update?.state
      ? t("rounds.state-now", { state: t(`states.measure-${update.state}`) })
      : !answer.decidedAt && state && state !== measureState
        ? t("rounds.state-becomes", { before: t(`states.measure-${measureState}`), after: t(`states.measure-${state}`) })
        : "",
  ].filter(Boolean);
  return (
    <>
      <StateLabel state={assessment} /> {changes.length > 0 ? <span className="muted s">{changes.join(", ")}</span> : null}
      <br />
      {answer.text}
    </>
  );
}

function Standing({ region, answer }: { region: string; answer: RoundAnswer }) {
  const { t } = useTexts();
  const { moment } = useFormats();
  const { update, decidedAt, decidedBy } = answer;
  return (
    <>
      {t(answerStanding(answer))}
      {decidedAt && decidedBy ? (
        <>
          <br />
          <span className="muted s">{t("rounds.decided-by", { name: decidedBy, when: moment(new Date(decidedAt)) })}</span>
        </>
      ) : null}
      {update && update.releasedAt === null ? (
        <>
          <br />
          <a
            href={href("/app/:region/massnahmen/:id/freigabe/:update", { region, id: answer.measureId, update: update.id })}
            aria-label={`${t("rounds.release")}: ${answer.measure}`}
          >
            {t("rounds.release")}
          </a>
        </>
      ) : null}
    </>
  );
}

/** What became of an answer, in words. */
export function answerStanding({ accepted, update, submittedAt, savedAt }: RoundAnswer): MessageKey {
  if (accepted === false) return "rounds.stand-rejected";
  if (accepted) return update?.releasedAt ? "rounds.stand-public" : "rounds.stand-accepted";
  if (submittedAt) return "rounds.stand-submitted";
  return savedAt ? "rounds.stand-begun" : "rounds.stand-open";
}
