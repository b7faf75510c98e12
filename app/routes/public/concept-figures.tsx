import type { RolledUp } from "#domain/concept/index.ts";
import { Figure, Figures } from "#app/components/figure.tsx";
import { German } from "#app/components/german.tsx";
import { useTexts } from "#app/components/locale.tsx";
import type { State } from "#app/components/state.tsx";
import { Table } from "#app/components/table.tsx";
import type { FieldPicture } from "./picture.ts";

/**
 * The figures above the picture. Each opens to what it is made of; the share never stands without its coverage.
 *
 * @param hrefOf the picture with the recommendations of one state in one field
 */
export function ConceptFigures({
  progress,
  weighted,
  fields,
  hrefOf,
}: {
  progress: RolledUp;
  weighted: boolean;
  fields: readonly FieldPicture[];
  hrefOf: (state: State, field: string) => string;
}) {
  const { t } = useTexts();
  const { byState } = progress;
  const coverage = { covered: String(progress.withMeasure), all: String(progress.total) };
  const trouble = byState["at-risk"] + byState["off-track"];
  return (
    <Figures>
      {progress.percent === null ? (
        <Figure value="–" what={t("concept.nothing-begun")} />
      ) : (
        <Figure
          value={progress.percent}
          unit="%"
          what={t("concept.done-share")}
          parts={
            <>
              <p>
                {t("concept.parts", {
                  counted: progress.counted,
                  weighted: weighted ? "yes" : "no",
                  continuous: String(byState.continuous),
                  dropped: String(byState.dropped),
                })}
              </p>
              <p className="flow-s">{t("concept.parts-coverage", coverage)}</p>
              <Table
                caption={t("concept.field-shares")}
                columns={[{ label: t("concept.field") }, { label: t("concept.share"), numeric: true }, { label: t("concept.covered"), numeric: true }]}
                rows={fields.map((field) => ({
                  key: field.number,
                  cells: [
                    <FieldName key="name" field={field} />,
                    field.progress.percent === null ? t("concept.not-begun-yet") : `${field.progress.percent} %`,
                    t("common.share-of", { part: String(field.progress.withMeasure), whole: String(field.progress.total) }),
                  ],
                }))}
              />
            </>
          }
        />
      )}
      <Figure
        value={byState.done}
        what={t("concept.recommendations-done", { count: byState.done })}
        parts={byState.done > 0 ? <ByField fields={fields} states={["done"]} hrefOf={hrefOf} /> : undefined}
      />
      <Figure
        value={trouble}
        what={t("concept.recommendations-in-trouble", { count: trouble })}
        parts={trouble > 0 ? <ByField fields={fields} states={["at-risk", "off-track"]} hrefOf={hrefOf} /> : undefined}
      />
      <Figure
        value={progress.withMeasure}
        unit={t("concept.of", { count: String(progress.total) })}
        what={t("concept.covered")}
        parts={
          <Table
            caption={t("concept.by-field")}
            columns={[{ label: t("concept.field") }, { label: t("concept.covered"), numeric: true }]}
            rows={fields.map((field) => ({
              key: field.number,
              cells: [
                <FieldName key="name" field={field} />,
                t("common.share-of", { part: String(field.progress.withMeasure), whole: String(field.progress.total) }),
              ],
            }))}
          />
        }
      />
    </Figures>
  );
}

function FieldName({ field: { number, title } }: { field: FieldPicture }) {
  return (
    <German>
      {number} {title}
    </German>
  );
}

/** How many recommendations of each field are in these states; each number leads to them. */
function ByField({ fields, states, hrefOf }: { fields: readonly FieldPicture[]; states: readonly State[]; hrefOf: (state: State, field: string) => string }) {
  const { t } = useTexts();
  return (
    <Table
      caption={t("concept.by-field")}
      columns={[{ label: t("concept.field") }, ...states.map((state) => ({ label: t(`states.word-${state}`), numeric: true }))]}
      rows={fields.map((field) => ({
        key: field.number,
        cells: [
          <FieldName key="name" field={field} />,
          ...states.map((state) => {
            const count = field.progress.byState[state];
            return count === 0 ? (
              "0"
            ) : (
              <a
                key={state}
                href={hrefOf(state, field.number)}
                aria-label={t("concept.those-of", { count, state: t(`states.word-${state}`), field: field.number })}
              >
                {count}
              </a>
            );
          }),
        ],
      }))}
    />
  );
}
