import { Segmented, TextArea } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { German } from "#app/components/german.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { StateLabel, type State } from "#app/components/state.tsx";
import { useFigureTexts } from "#app/indicators/figure-texts.ts";
import type { OwnEvaluation, OwnRating, Rating } from "#domain/concept/evaluation/index.ts";
import { ratingInput, type RatingFaults } from "./rating-names.ts";
import { SaveOrSend } from "./save-or-send.tsx";

/** The symbol of a rating: the states' own, so that nobody learns new ones. */
export const RATING_STATE: Record<Rating, State> = { reached: "done", partly: "at-risk", not: "off-track", unknown: "not-begun" };
const RATINGS: readonly Rating[] = ["reached", "partly", "not", "unknown"];

/**
 * All goals of one rater with the evidence beside each; saves as one types where /join.js runs, and by its buttons everywhere.
 *
 * @param wide on a page with room for two columns the evidence lies open on the left of the question; on a phone it is folded above
 */
export function RatingForm({ own, faults, justSaved, wide = false }: { own: OwnEvaluation; faults: RatingFaults; justSaved: boolean; wide?: boolean }) {
  const { t } = useTexts();
  const { day } = useFormats();
  const errors = Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)]));
  const labels = Object.fromEntries(
    Object.keys(faults).map((name) => [name, <German key={name}>{own.ratings.find(({ goalId }) => name.includes(goalId))?.title}</German>]),
  );
  const asked = own.ratings.filter(({ left }) => !left);
  const sentences = Array.from({ length: asked.length + 1 }, (_, left) => t("rating.left", { left, all: asked.length }));
  const fine = Object.keys(faults).length === 0;
  return (
    <>
      <div className="flow">
        <FormErrors errors={errors} labels={labels} />
      </div>
      {own.submitted && fine ? (
        <Notice kind="success" title={t("join.thanks")}>
          {t("rating.can-change", { day: day(own.round.dueOn) })}
        </Notice>
      ) : justSaved && fine ? (
        <Notice kind="success">{t("rating.saved-now")}</Notice>
      ) : null}
      <form
        method="post"
        className="stack-l flow"
        data-autosave={own.raterId}
        data-saved-at={Math.max(0, ...own.ratings.map(({ savedAt }) => savedAt?.getTime() ?? 0))}
        data-saved={t("join.saved", { time: "{time}" })}
        data-saving={t("status.saving")}
        data-offline={t("status.offline")}
        data-refused={t("status.refused")}
        data-sentences={JSON.stringify(sentences)}
      >
        {own.ratings.map((rating) => (
          <GoalFields key={rating.goalId} rating={rating} errors={errors} wide={wide} />
        ))}
        <SaveOrSend>
          <b data-left>{sentences[asked.filter((rating) => !isRated(rating)).length]}</b>
        </SaveOrSend>
      </form>
      <script src="/join.js" type="module" />
    </>
  );
}

function isRated({ rating, reason }: OwnRating): boolean {
  return rating === "unknown" || (rating !== null && reason.trim() !== "");
}

function GoalFields({ rating: own, errors, wide }: { rating: OwnRating; errors: Readonly<Record<string, string>>; wide: boolean }) {
  const { t } = useTexts();
  const [assessment, text] = [ratingInput("assessment", own.goalId), ratingInput("text", own.goalId)];
  return (
    <section className="stack" data-answer={own.left ? undefined : own.goalId} aria-labelledby={`g-${own.goalId}`}>
      <GoalHead goal={own} />
      {own.left ? (
        <p className="muted">{t("rating.goal-left")}</p>
      ) : (
        <div className={wide ? "pair" : "stack"}>
          <Evidence figures={own.figures} measures={own.measures} open={wide} />
          <div className="stack">
            <Segmented
              name={assessment}
              label={t("rating.question")}
              chosen={own.rating ?? undefined}
              error={errors[assessment]}
              choices={RATINGS.map((value) => ({ value, label: t(`rating.${value}`), state: RATING_STATE[value] }))}
            />
            <TextArea
              name={text}
              label={t("rating.reason")}
              hint={t("rating.reason-hint")}
              defaultValue={own.reason}
              error={errors[text]}
              rows={3}
              maxLength={2000}
              dir="auto"
            />
          </div>
        </div>
      )}
    </section>
  );
}

function GoalHead({ goal }: { goal: Pick<OwnRating, "goalId" | "number" | "title" | "text"> }) {
  return (
    <div>
      <h2 id={`g-${goal.goalId}`}>
        <German>
          {goal.number} {goal.title}
        </German>
      </h2>
      {goal.text === goal.title ? null : (
        <p className="muted s">
          <German>{goal.text}</German>
        </p>
      )}
    </div>
  );
}

/** What is at hand about a goal: its figures, then its measures. */
function Evidence({ figures, measures, open }: Pick<OwnRating, "figures" | "measures"> & { open: boolean }) {
  const { t } = useTexts();
  const { list } = useFormats();
  const parts = [
    ...(figures.length > 0 ? [t("rating.evidence-figures", { count: figures.length })] : []),
    ...(measures.length > 0 ? [t("rating.evidence-measures", { count: measures.length })] : []),
  ];
  return (
    <details className="more stack-s" open={open}>
      <summary>{parts.length === 0 ? t("rating.evidence-nothing") : t("rating.evidence", { parts: list(parts) })}</summary>
      {figures.length > 0 ? <Figures figures={figures} /> : null}
      {measures.length === 0 ? <p className="s">{t("rating.evidence-none")}</p> : <Measures measures={measures} />}
    </details>
  );
}

/** A figure with a German word keeps its order between words of the other direction. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

function Figures({ figures }: { figures: OwnRating["figures"] }) {
  const { t } = useTexts();
  const { figure, target: targetText, period, standing: standingText } = useFigureTexts();
  return (
    <ul className="s stack-s">
      {figures.map((indicator) => {
        const { id, name, latest, target, standing } = indicator;
        return (
          <li key={id}>
            <strong className="w6">
              <German>{name}</German>
            </strong>
            <br />
            {latest ? `${t("rating.figure-latest", { value: isolated(figure(latest.shown, indicator)), period: period(latest) })}. ` : null}
            <span className="muted">
              {target ? `${t("measured.target-in", { year: target.on.slice(0, 4), value: isolated(targetText(target.value, indicator)) })}. ` : null}
              {standingText(standing)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Measures({ measures }: { measures: OwnRating["measures"] }) {
  const { t } = useTexts();
  const { day } = useFormats();
  return (
    <ul className="s stack-s">
      {measures.map(({ measureId, title, state, latest }) => (
        <li key={measureId}>
          <strong className="w6">
            <German>{title}</German>
          </strong>{" "}
          ({t(`states.measure-${state}`)})
          {latest ? (
            <>
              <br />
              <StateLabel state={latest.assessment}>
                {t("rating.evidence-latest", { day: day(latest.dated), assessment: t(`states.${latest.assessment}`) })}
              </StateLabel>
              <br />
              <German>{latest.text}</German>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** What a rater said, where it can no longer be changed or has just been handed in. */
export function RatingSummary({ ratings }: { ratings: readonly OwnRating[] }) {
  const { t } = useTexts();
  return ratings.map((goal) => (
    <section key={goal.goalId} className="stack-s">
      <GoalHead goal={goal} />
      <p>{goal.rating ? <StateLabel state={RATING_STATE[goal.rating]}>{t(`rating.said-${goal.rating}`)}</StateLabel> : t("rating.no-answer")}</p>
      {goal.reason ? <p dir="auto">{goal.reason}</p> : null}
    </section>
  ));
}
