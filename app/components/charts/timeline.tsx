import { useFormats, useLocale, useTexts } from "../locale.tsx";
import { stateFill } from "../pattern-defs.tsx";
import { stateClass, StateLabel, type State } from "../state.tsx";
import { Scroll, Table } from "../table.tsx";
import { placeLabels } from "./place-labels.ts";
import { textWidth, ticks, timeAxis } from "./time-axis.ts";

export type TimelineRow = {
  key: string;
  title: string;
  /** e.g. who leads it */
  second?: string;
  from: string;
  to: string;
  state: State;
  /** 0..1 of the period's length is filled; null: nothing is. */
  share: number | null;
  milestones?: readonly { day: string; label: string }[];
};

const WIDTH = 760;
const TOP = 20;
const ROW = 76;

/** Measures and time, with milestones and today. A table with the same stands behind it. */
export function Timeline({
  label,
  today,
  rows,
  columns,
}: {
  /** What the picture shows, in one sentence. */
  label: string;
  today: string;
  rows: readonly TimelineRow[];
  /** Heads of the table: name, period, state, milestones. */
  columns: readonly [string, string, string, string];
}) {
  const { t } = useTexts();
  const { direction } = useLocale();
  const formats = useFormats();
  if (rows.length === 0) return null;

  const days = rows
    .flatMap((row) => [row.from, row.to])
    .concat(today)
    .sort();
  const from = `${(days[0] ?? today).slice(0, 4)}-01-01`;
  const to = `${(days.at(-1) ?? today).slice(0, 4)}-12-31`;
  const axis = timeAxis(from, to, WIDTH, direction);
  const height = TOP + rows.length * ROW;
  const toward = direction === "rtl" ? -1 : 1;
  const todayWord = t("common.today");
  // Its middle: before the line, or behind it where there is no room before.
  const half = textWidth(todayWord) / 2 + 6;
  const before = axis.x(today) - half * toward;
  const todayText = before - half < 0 || before + half > WIDTH ? axis.x(today) + half * toward : before;
  // Beyond the middle a text runs back from its point, so that it stays inside.
  const anchor = (x: number) => (x > WIDTH * 0.6 === (direction === "ltr") ? "end" : "start");
  const period = (row: TimelineRow) => t("common.from-to", { from: formats.month(row.from), to: formats.month(row.to) });

  return (
    <figure>
      <Scroll kind="chart" label={label}>
        <svg className="chart wide" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label}>
          {ticks(from, to, "year").map((day) => (
            <g key={day}>
              <path className="grid" d={`M${axis.x(day) + 0.5 * toward} ${TOP}V${height}`} />
              {Math.abs(axis.x(day) + 20 * toward - todayText) > 20 + textWidth(todayWord) / 2 ? (
                <text x={axis.x(day) + 6 * toward} y="14">
                  {day.slice(0, 4)}
                </text>
              ) : null}
            </g>
          ))}
          <text className="strong now" x={todayText} y="14" textAnchor="middle">
            {todayWord}
          </text>
          {rows.map((row, place) => (
            <TimelineBar key={row.key} row={row} y={TOP + 26 + place * ROW} today={axis.x(today)} axis={axis} anchor={anchor} toward={toward} />
          ))}
        </svg>
      </Scroll>
      <details className="more">
        <summary>{t("common.as-list")}</summary>
        <Table
          caption={label}
          columns={columns.map((column) => ({ label: column }))}
          rows={rows.map((row) => ({
            key: row.key,
            cells: [
              row.second ? `${row.title}, ${row.second}` : row.title,
              period(row),
              <StateLabel key="state" state={row.state} />,
              (row.milestones ?? []).map(({ day, label: name }) => `${formats.day(day)}: ${name}`).join("; "),
            ],
          }))}
        />
      </details>
    </figure>
  );
}

function TimelineBar({
  row,
  y,
  today,
  axis,
  anchor,
  toward,
}: {
  row: TimelineRow;
  y: number;
  /** Distance from the left edge. */
  today: number;
  axis: ReturnType<typeof timeAxis>;
  anchor: (x: number) => "start" | "end";
  toward: 1 | -1;
}) {
  const whole = axis.span(row.from, row.to);
  const begin = toward === 1 ? whole.x : whole.x + whole.width;
  const finish = toward === 1 ? whole.x + whole.width : whole.x;
  const side = anchor(begin);
  const filled = row.state === "done" || row.state === "continuous" ? 1 : Math.min(1, Math.max(0, row.share ?? 0));
  const part = whole.width * filled;
  const labels = placeLabels(
    (row.milestones ?? []).map(({ day, label }) => ({ label, x: axis.x(day) })),
    axis.width,
  );
  return (
    <>
      <rect
        {...whole}
        y={y + 8}
        height="16"
        fill={`var(--${stateClass[row.state]}-bg)`}
        stroke={filled === 0 ? "var(--line-2)" : undefined}
        strokeDasharray="3 3"
      />
      {filled > 0 ? <rect x={toward === 1 ? whole.x : whole.x + whole.width - part} y={y + 8} width={part} height="16" fill={stateFill[row.state]} /> : null}
      {/* Over the bar, and under the names, which stand on the paper. */}
      <path d={`M${today} ${y - 26}v${ROW}`} stroke="var(--heide)" strokeWidth="2.5" />
      <text className="on-paper" x={side === "start" ? begin : finish} y={y} textAnchor={side}>
        <tspan className="strong">{row.title}</tspan>
        {row.second ? `\u00a0\u00a0${row.second}` : null}
      </text>
      {labels.map(({ label, x, from }) => (
        <g key={`${x}${label}`} className="ms">
          <path d={`M${x} ${y + 10}v26`} />
          {from === null ? null : (
            <text className="on-paper" x={toward === 1 ? from : from + textWidth(label)} y={y + 40}>
              {label}
            </text>
          )}
        </g>
      ))}
    </>
  );
}
