import type { ReactNode } from "react";
import { useLocale, useTexts } from "../locale.tsx";
import { stateFill } from "../pattern-defs.tsx";
import { type State } from "../state.tsx";
import { Scroll, Table } from "../table.tsx";

/** One part of every column, from the baseline up. At most four. */
export type BarSeries = { key: string; label: string; state: State };
export type BarColumn = { key: string; label: string; values: Readonly<Record<string, number>> };

const WIDTH = 900;
const BASE = 200;
const HEIGHT = 180;
/** Room at the end for the names of the parts. */
const NAMES = 190;

/** How counts by state changed over time: stacked columns, labelled at the last one, with a table behind. */
export function StackedBars({
  label,
  head,
  series,
  columns,
  caption,
}: {
  /** The finding, in one sentence. */
  label: string;
  /** Head of the table's first column. */
  head: string;
  series: readonly BarSeries[];
  columns: readonly BarColumn[];
  caption?: ReactNode;
}) {
  const { t } = useTexts();
  const { direction } = useLocale();
  const value = (column: BarColumn, part: BarSeries) => column.values[part.key] ?? 0;
  const most = Math.max(1, ...columns.map((column) => series.reduce((sum, part) => sum + value(column, part), 0)));
  const room = (WIDTH - NAMES) / Math.max(1, columns.length);
  const thick = Math.min(96, room * 0.7);
  const flip = (x: number) => (direction === "rtl" ? WIDTH - x : x);
  const names: { text: string; y: number }[] = [];
  return (
    <figure>
      <Scroll kind="chart" label={label}>
        <svg className="chart wide" viewBox={`0 0 ${WIDTH} 230`} role="img" aria-label={label}>
          {columns.map((column, place) => {
            const middle = (place + 0.5) * room;
            let top = BASE - 1.5;
            return (
              <g key={column.key}>
                {series.map((part) => {
                  const count = value(column, part);
                  if (count === 0) return null;
                  const tall = Math.max(1.5, (count / most) * HEIGHT - 1.5);
                  top -= tall + 1.5;
                  if (place === columns.length - 1) names.push({ text: `${count} ${part.label}`, y: top + tall / 2 + 4 });
                  const empty = part.state === "not-begun" || part.state === "dropped";
                  const patterned = stateFill[part.state].startsWith("url");
                  return (
                    <g key={part.key}>
                      <rect
                        x={flip(middle) - thick / 2}
                        y={top}
                        width={thick}
                        height={tall}
                        fill={stateFill[part.state]}
                        {...(empty ? { stroke: "var(--line-2)", strokeDasharray: "3 3" } : {})}
                        {...(part.state === "at-risk" || part.state === "paused" ? { stroke: "var(--ink)" } : {})}
                      />
                      {tall > 15 && !patterned ? (
                        <text className={`strong on-${empty ? "empty" : part.state}`} x={flip(middle)} y={top + tall / 2 + 4} textAnchor="middle">
                          {count}
                        </text>
                      ) : null}
                    </g>
                  );
                })}
                <text x={flip(middle)} y="220" textAnchor="middle">
                  {column.label}
                </text>
              </g>
            );
          })}
          {apart(names).map(({ text, y }) => (
            <text key={text} className="strong" x={flip(WIDTH - NAMES + 4)} y={y}>
              {text}
            </text>
          ))}
          <path className="axis" d={`M${direction === "rtl" ? NAMES : 0} ${BASE + 0.5}h${WIDTH - NAMES}`} />
        </svg>
      </Scroll>
      {caption ? <figcaption>{caption}</figcaption> : null}
      <details className="more">
        <summary>{t("common.as-table")}</summary>
        <Table
          caption={label}
          columns={[{ label: head }, ...series.map((part) => ({ label: part.label, numeric: true }))]}
          rows={columns.map((column) => ({ key: column.key, cells: [column.label, ...series.map((part) => value(column, part))] }))}
        />
      </details>
    </figure>
  );
}

/** Moves names that would touch upwards, from the baseline on. */
function apart(names: { text: string; y: number }[]): { text: string; y: number }[] {
  let last = Infinity;
  return names.map(({ text, y }) => {
    last = Math.min(y, last - 16);
    return { text, y: last };
  });
}
