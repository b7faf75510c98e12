import { GoalBridge } from "#app/components/bridge.tsx";
import { German } from "#app/components/german.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { StateLegend, type State } from "#app/components/state.tsx";
import type { FieldPicture } from "./picture.ts";

/** The whole concept: a band per field, a bridge per goal, an arch per recommendation. */
export function ConceptPicture({
  fields,
  byState,
  hrefOf,
  fieldHref,
  stateHref,
}: {
  fields: readonly FieldPicture[];
  byState: Record<State, number>;
  hrefOf: (field: string, goal: string) => string;
  fieldHref: (field: string) => string;
  /** What the number of a state counts; absent on paper. */
  stateHref?: (state: State) => string;
}) {
  const { t } = useTexts();
  return (
    <>
      <div className="legend-row flow-s">
        <StateLegend counts={byState} hrefOf={stateHref} />
      </div>
      {fields
        .filter((field) => field.shown > 0)
        .map((field) => (
          <section className="band" key={field.number} id={`feld-${field.number}`} aria-labelledby={`h-f${field.number}`}>
            <header>
              <h3 id={`h-f${field.number}`}>
                <a className="plain" href={fieldHref(field.number)}>
                  <German>
                    {field.number} {field.title}
                  </German>
                </a>
              </h3>
              {field.shown < field.progress.total ? (
                <p className="muted s">{t("concept.band-shown", { count: String(field.shown), all: String(field.progress.total) })}</p>
              ) : (
                <>
                  <p className="p num">{field.progress.percent === null ? t("concept.not-begun-yet") : `${field.progress.percent} %`}</p>
                  <p className="muted s">{t("common.coverage", { covered: String(field.progress.withMeasure), all: String(field.progress.total) })}</p>
                </>
              )}
            </header>
            <ul className="goals">
              {field.goals.map((goal) => (
                <li key={goal.number}>
                  <GoalBridge href={hrefOf(field.number, goal.number)} number={goal.number} title={goal.title} arches={goal.arches} />
                </li>
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}
