import { LineChart, type LinePoint } from "#app/components/charts/line-chart.tsx";
import { german } from "#app/components/german.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Table } from "#app/components/table.tsx";
import type { ShownIndicator, ShownIndicatorValue } from "#domain/concept/indicators/index.ts";
import { useFigureTexts } from "./figure-texts.ts";

/** An indicator's line with its baseline and target, and the table of all its values behind it. */
export function IndicatorChart({ indicator }: { indicator: ShownIndicator }) {
  const { t, rich } = useTexts();
  const texts = useFigureTexts();
  const { name, baseline, target, values, latest, source } = indicator;
  const points: LinePoint[] = values.flatMap(({ municipalityId, shown, datedOn }) =>
    municipalityId === null && shown.is !== "withheld" ? [{ day: datedOn, value: shown.is === "few" ? 0 : shown.value, text: texts.bare(shown) }] : [],
  );
  if (baseline && baseline.shown.is === "number" && baseline.on < (points[0]?.day ?? "9"))
    points.unshift({ day: baseline.on, value: baseline.shown.value, text: texts.bare(baseline.shown) });
  const goal = target && {
    day: target.on,
    value: target.value,
    text: t("measured.target-in", { year: target.on.slice(0, 4), value: texts.target(target.value, { unit: "number", unitWord: "" }) }),
  };
  const label = latest
    ? t("measured.chart", { name, value: texts.figure(latest.shown, indicator), period: texts.period(latest), standing: texts.standing(indicator.standing) })
    : t("measured.chart-empty", { name });
  return (
    <LineChart
      label={label}
      points={points}
      goal={goal && goal.day > (points.at(-1)?.day ?? "") ? goal : null}
      caption={source === "" ? undefined : rich("measured.source", { source, german })}
      table={<IndicatorTable indicator={indicator} />}
    />
  );
}

/** All values: a line a day or year, a column a place. */
function IndicatorTable({ indicator }: { indicator: ShownIndicator }) {
  const { t } = useTexts();
  const texts = useFigureTexts();
  const { values } = indicator;
  if (values.length === 0) return null;
  const places = [...new Map(values.map(({ municipalityId, place }) => [municipalityId ?? "", place])).entries()].toSorted(([a], [b]) =>
    a === "" ? -1 : b === "" ? 1 : 0,
  );
  const rows = [...Map.groupBy(values, ({ datedOn }) => datedOn).entries()];
  const cell = (ofDay: readonly ShownIndicatorValue[], place: string) => {
    const value = ofDay.find(({ municipalityId }) => (municipalityId ?? "") === place);
    return value ? texts.bare(value.shown) : "–";
  };
  return (
    <details className="more">
      <summary>{t("common.as-table")}</summary>
      <Table
        caption={t("measured.table")}
        columns={[
          { label: t("measured.period") },
          ...places.map(([id, place]) => ({ label: id === "" ? t("concept.whole-county") : <span lang="de">{place}</span>, numeric: true })),
        ]}
        rows={rows.map(([day, ofDay]) => ({
          key: day,
          cells: [ofDay[0] ? texts.period(ofDay[0]) : day, ...places.map(([place]) => cell(ofDay, place))],
        }))}
      />
      {indicator.unit === "people" ? <p className="xs muted">{t("measured.rounded")}</p> : null}
    </details>
  );
}
