import { href } from "react-router";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Table } from "#app/components/table.tsx";
import type { Criterion, ItemResult, PriorityRound } from "#domain/concept/priorities/index.ts";
import { EffortChart } from "./effort-chart.tsx";

/** The result of a round, as a table that opens to each recommendation; effect and effort also as a picture. */
export function Ranking({
  region,
  round,
  criteria,
  result,
}: {
  region: string;
  round: Pick<PriorityRound, "method" | "question">;
  criteria: readonly Criterion[];
  result: readonly ItemResult[];
}) {
  const { t } = useTexts();
  const { number } = useFormats();
  const { method } = round;
  const figure = (found: number | null | undefined) => (found === null || found === undefined ? t("priorities.under-five") : number(found));
  const parts =
    method === "points"
      ? [{ key: "voters", label: t("priorities.column-voters") }]
      : method === "effort"
        ? [
            { key: "effect", label: t("priorities.column-effect") },
            { key: "effort", label: t("priorities.column-effort") },
          ]
        : criteria.map(({ id, name, weight }) => ({ key: id, label: t("priorities.column-criterion", { name, weight }) }));
  return (
    <div className="stack">
      {method === "effort" ? <EffortChart result={result} question={round.question} /> : null}
      <Table
        caption={t("priorities.result-table", { question: round.question })}
        columns={[
          { label: t("priorities.column-recommendation") },
          { label: t("priorities.column-rank"), numeric: true },
          { label: t(`priorities.column-value-${method}`), numeric: true },
          ...parts.map(({ label }) => ({ label, numeric: true })),
        ]}
        rows={result.map((item) => ({
          key: item.recommendationId,
          cells: [
            <a key="name" href={href("/app/:region/konzept/empfehlungen/:id", { region, id: item.recommendationId })}>
              {item.label}
            </a>,
            item.rank === null ? "–" : `${item.rank}.`,
            figure(item.value),
            ...parts.map(({ key }) => figure(item.parts[key])),
          ],
        }))}
      />
      <p className="xs muted">{t(`priorities.value-what-${method}`)}</p>
    </div>
  );
}
