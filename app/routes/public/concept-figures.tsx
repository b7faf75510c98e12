import type { RolledUp } from "#domain/concept/index.ts";
import { Figure, Figures } from "#app/components/figure.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Table } from "#app/components/table.tsx";
import type { FieldPicture } from "./picture.ts";

/** The three figures above the picture. The first opens to what it is made of and never stands without its coverage. */
export function ConceptFigures({ progress, weighted, fields }: { progress: RolledUp; weighted: boolean; fields: readonly FieldPicture[] }) {
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
                    <span lang="de" key="name">
                      {field.number} {field.title}
                    </span>,
                    field.progress.percent === null ? t("concept.not-begun-yet") : `${field.progress.percent} %`,
                    t("common.share-of", { part: String(field.progress.withMeasure), whole: String(field.progress.total) }),
                  ],
                }))}
              />
            </>
          }
        />
      )}
      <Figure value={byState.done} what={t("concept.recommendations-done", { count: byState.done })} />
      <Figure value={trouble} what={t("concept.recommendations-in-trouble", { count: trouble })} />
      <Figure value={progress.withMeasure} unit={t("concept.of", { count: String(progress.total) })} what={t("concept.covered")} />
    </Figures>
  );
}
