import { useFormats, useLocale, useTexts } from "../locale.tsx";
import { stateFill } from "../pattern-defs.tsx";
import { stateClass, StateLabel, type State } from "../state.tsx";
import { Scroll, Table } from "../table.tsx";
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
              <text x={axis.x(day) + 6 * toward} y="14">
                {day.slice(0, 4)}
              </text>
            </g>
          ))}
          {rows.map((row, place) => (
            <TimelineBar key={row.key} row={row} y={TOP + 26 + place * ROW} axis={axis} anchor={anchor} toward={toward} />
          ))}
          <path d={`M${axis.x(today)} ${TOP}V${height}`} stroke="var(--heide)" strokeWidth="2.5" />
          <text className="strong now" x={axis.x(today) - 6 * toward} y="14" textAnchor="end">
            {t("common.today")}
          </text>
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
  axis,
  anchor,
  toward,
}: {
  row: TimelineRow;
  y: number;
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
  const milestones = (row.milestones ?? []).toSorted((a, b) => a.day.localeCompare(b.day));
  return (
    <>
      <text x={side === "start" ? begin : finish} y={y} textAnchor={side}>
        <tspan className="strong">{row.title}</tspan>
        {row.second ? `\u00a0\u00a0${row.second}` : null}
      </text>
      <rect
        {...whole}
        y={y + 8}
        height="16"
        fill={`var(--${stateClass[row.state]}-bg)`}
        stroke={filled === 0 ? "var(--line-2)" : undefined}
        strokeDasharray="3 3"
      />
      {filled > 0 ? <rect x={toward === 1 ? whole.x : whole.x + whole.width - part} y={y + 8} width={part} height="16" fill={stateFill[row.state]} /> : null}
      {milestones.map(({ day, label }, place) => {
        const x = axis.x(day);
        const next = milestones[place + 1];
        // A name that would run into the next mark stands in the table only.
        const fits = !next || Math.abs(axis.x(next.day) - x) > textWidth(label) + 12;
        const end = anchor(x) === "end" && !milestones.some((other) => other.day < day && Math.abs(axis.x(other.day) - x) < textWidth(label) + 12);
        return (
          <g key={`${day}${label}`} className="ms">
            <path d={`M${x} ${y + 10}v26`} />
            {fits ? (
              <text x={x + (end ? -5 : 5) * toward} y={y + 40} textAnchor={end ? "end" : "start"}>
                {label}
              </text>
            ) : null}
          </g>
        );
      })}
    </>
  );
}
