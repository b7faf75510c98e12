import { German } from "#app/components/german.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { StateLabel } from "#app/components/state.tsx";
import { RATING_STATE } from "#app/routes/join/rating-form.tsx";
import type { Rating, SummaryGoal } from "#domain/concept/evaluation/index.ts";
import type { ReactNode } from "react";

const RATINGS: readonly Rating[] = ["reached", "partly", "not", "unknown"];

/** Goal by goal: a sentence that says agreement or difference, and below it every rater with its rating and reason. */
export function RatedGoals({ goals, below }: { goals: readonly SummaryGoal[]; below?: (goal: SummaryGoal) => ReactNode }) {
  const { t } = useTexts();
  const sentence = useAgreement();
  return goals.map((goal) => (
    <section key={goal.goalId} className="stack-s flow-l" aria-labelledby={`g-${goal.goalId}`}>
      <div>
        <p className="muted s">
          <German>{goal.field}</German>
          {goal.left ? ` · ${t("rating.left-concept")}` : ""}
        </p>
        <h3 id={`g-${goal.goalId}`}>
          <German>
            {goal.number} {goal.title}
          </German>
        </h3>
      </div>
      <p className="w6">{sentence(goal)}</p>
      {goal.ratings.length > 0 ? (
        <ul className="stack-s">
          {goal.ratings.map(({ raterId, kind, name, rating, reason }) => (
            <li key={raterId}>
              <StateLabel state={RATING_STATE[rating]}>{t(`rating.said-${rating}`)}</StateLabel>{" "}
              {name === null ? t(kind === "gremium" ? "rating.a-gremium" : "rating.an-organisation") : <German>{name}</German>}
              {reason === "" ? null : (
                <>
                  <br />
                  <span dir="auto">{reason}</span>
                </>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {below?.(goal)}
    </section>
  ));
}

/** "Verschieden bewertet: drei sagen erreicht, eine sagt nicht". */
export function useAgreement(): (goal: Pick<SummaryGoal, "agreement" | "counts">) => string {
  const { t } = useTexts();
  return ({ agreement, counts }) => {
    const said = RATINGS.filter((rating) => counts[rating] > 0).map((rating) => t(`rating.count-${rating}`, { count: counts[rating] }));
    if (agreement === "cannot-say" || agreement === "no-answer") return t(`rating.agreement-${agreement}`);
    return t(`rating.agreement-${agreement}`, { counts: said.join(", ") });
  };
}
