import { Scroll } from "#app/components/table.tsx";
import { useTexts } from "#app/components/locale.tsx";
import type { ItemResult } from "#domain/concept/priorities/index.ts";

const SIZE = 420;
const EDGE = 48;

/** Effect against effort, 1 to 5 each. Numbers in the picture are the ranks in the table below it. */
export function EffortChart({ result, question }: { result: readonly ItemResult[]; question: string }) {
  const { t } = useTexts();
  const at = (mark: number) => EDGE + ((mark - 1) / 4) * (SIZE - 2 * EDGE);
  const placed = result.flatMap(({ recommendationId, label, rank, parts }) => {
    const { effect, effort } = parts;
    return rank === null || effect == null || effort == null ? [] : [{ id: recommendationId, label, rank, x: at(effort), y: SIZE - at(effect) }];
  });
  return (
    <Scroll kind="chart" label={question}>
      <svg className="effort" viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={t("priorities.chart", { question })}>
        <rect x={EDGE} y={EDGE} width={(SIZE - 2 * EDGE) / 2} height={(SIZE - 2 * EDGE) / 2} className="best" />
        {[1, 2, 3, 4, 5].map((mark) => (
          <g key={mark}>
            <path d={`M${at(mark)} ${EDGE}V${SIZE - EDGE}M${EDGE} ${SIZE - at(mark)}H${SIZE - EDGE}`} className="grid" />
            <text x={at(mark)} y={SIZE - EDGE + 20} textAnchor="middle">
              {mark}
            </text>
            <text x={EDGE - 10} y={SIZE - at(mark) + 4} textAnchor="end">
              {mark}
            </text>
          </g>
        ))}
        <text x={SIZE / 2} y={SIZE - 6} textAnchor="middle" className="axis">
          {t("priorities.column-effort")}
        </text>
        <text x={14} y={SIZE / 2} textAnchor="middle" className="axis" transform={`rotate(-90 14 ${SIZE / 2})`}>
          {t("priorities.column-effect")}
        </text>
        <text x={EDGE + 8} y={EDGE + 18} className="note">
          {t("priorities.chart-best")}
        </text>
        {placed.map(({ id, label, rank, x, y }) => (
          <g key={id}>
            <title>{`${rank}. ${label}`}</title>
            <circle cx={x} cy={y} r="13" className="dot" />
            <text x={x} y={y + 5} textAnchor="middle" className="rank">
              {rank}
            </text>
          </g>
        ))}
      </svg>
    </Scroll>
  );
}
