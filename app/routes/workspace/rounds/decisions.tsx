import { href } from "react-router";
import { PersonInput } from "#app/routes/workspace/network/name-inputs.tsx";
import { Button } from "#app/components/button.tsx";
import { CheckBox } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { NOBODY, useNameFaults, type Named } from "#app/components/forms/named-input.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { StateLabel } from "#app/components/state.tsx";
import { StoredFile } from "#app/components/stored-file.tsx";
import type { RoundAnswer, RoundRequest } from "#domain/concept/rounds/index.ts";

export type AskedAnswer = RoundAnswer & { request: Pick<RoundRequest, "person" | "organisation"> };
/** By the name of the field: whom somebody named who hands on, where that was not clear. */
type People = Readonly<Record<string, Named>>;

/** What owners proposed and nobody has decided: all at once, or one by one. */
export function Decisions({ region, waiting, people }: { region: string; waiting: readonly AskedAnswer[]; people: People }) {
  const { t } = useTexts();
  return (
    <section className="stack" aria-labelledby="h-entscheiden">
      <h2 id="h-entscheiden">{t("rounds.decide-title")}</h2>
      <FormErrors errors={useNameFaults(people)} />
      {waiting.length === 0 ? <p className="muted">{t("rounds.decide-none")}</p> : null}
      {waiting.length > 1 ? (
        <form method="post" className="row">
          {waiting.map((answer) => (
            <Seen key={answer.id} answer={answer} />
          ))}
          <CheckBox name="publish" label={t("rounds.publish-all")} hint={t("rounds.off-track-note")} defaultChecked />
          <Button kind="primary" name="intent" value="accept">
            {t("rounds.accept-all", { count: waiting.length })}
          </Button>
        </form>
      ) : null}
      <ul className="rows">
        {waiting.map((answer) => (
          <li key={answer.id}>
            <span />
            <Decision region={region} answer={answer} people={people} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Id and version as they are shown: what its owner changes meanwhile is not decided unseen. */
function Seen({ answer }: { answer: RoundAnswer }) {
  return <input type="hidden" name="answer" value={`${answer.id} ${answer.version}`} />;
}

function Decision({ region, answer, people }: { region: string; answer: AskedAnswer; people: People }) {
  const { t } = useTexts();
  const { person, organisation } = answer.request;
  return (
    <form method="post" className="stack-s">
      <Seen answer={answer} />
      <p>
        <a className="plain t" href={href("/app/:region/massnahmen/:id", { region, id: answer.measureId })}>
          {answer.measure}
        </a>
        <br />
        <span className="m muted">{t("rounds.from", { person, organisation })}</span>
      </p>
      <Proposal answer={answer} />
      {answer.text ? <p>{answer.text}</p> : null}
      {answer.file ? (
        <p className="s">
          <StoredFile file={answer.file} href={href("/app/:region/dateien/:id", { region, id: answer.file.id })} />
        </p>
      ) : null}
      {answer.kind === "hand-on" && answer.handOnTo === null ? (
        <PersonInput
          name={`person-${answer.id}`}
          label={t("rounds.hand-on-person")}
          hint={t("forms.person-wanted-hint")}
          person={people[`person-${answer.id}`] ?? NOBODY}
        />
      ) : null}
      {answer.kind !== "answer" ? null : answer.assessment === "off-track" ? (
        <p className="muted s">{t("rounds.off-track-note")}</p>
      ) : (
        <CheckBox name="publish" label={t("rounds.publish")} defaultChecked />
      )}
      <p className="row tight">
        <Button small name="intent" value="accept" aria-label={`${t("rounds.accept")}: ${answer.measure}`}>
          {t("rounds.accept")}
        </Button>
        <Button small kind="tertiary" name="intent" value="reject" aria-label={`${t("rounds.reject")}: ${answer.measure}`}>
          {t("rounds.reject")}
        </Button>
      </p>
    </form>
  );
}

/** What would become of the measure: assessment, state and figures, each with what it was. */
function Proposal({ answer }: { answer: RoundAnswer }) {
  const { t } = useTexts();
  const formats = useFormats();
  if (answer.kind === "not-ours")
    return (
      <p>
        {t("rounds.not-ours")}. <span className="muted s">{t("rounds.not-ours-note")}</span>
      </p>
    );
  if (answer.kind === "hand-on") {
    return (
      <p>
        {answer.handOnToName ? t("rounds.hand-on", { name: answer.handOnToName }) : t("rounds.hand-on-words")}.{" "}
        <span className="muted s">{t("rounds.hand-on-note")}</span>
      </p>
    );
  }
  return (
    <>
      {answer.assessment ? (
        <p className="row tight">
          <StateLabel state={answer.assessment} />
          {answer.assessmentBefore && answer.assessmentBefore !== answer.assessment ? (
            <span className="muted s">{t("rounds.assessment-before", { assessment: t(`states.${answer.assessmentBefore}`) })}</span>
          ) : null}
        </p>
      ) : null}
      {answer.state && answer.state !== answer.measureState ? (
        <p className="s">{t("rounds.state-becomes", { before: t(`states.measure-${answer.measureState}`), after: t(`states.measure-${answer.state}`) })}</p>
      ) : null}
      {answer.figures.map(({ name, unit, planned, reached, reachedBefore }) => (
        <p key={name} className="s num">
          {t("rounds.figure", {
            name,
            unit,
            reached: formats.decimal(reached),
            planned: formats.decimal(planned),
            before: reachedBefore === null ? t("conceptwork.not-reported") : formats.decimal(reachedBefore),
          })}
        </p>
      ))}
    </>
  );
}
