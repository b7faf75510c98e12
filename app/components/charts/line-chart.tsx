import type { ReactNode } from "react";
import { useLocale } from "../locale.tsx";
import { textWidth, timeAxis } from "./time-axis.ts";

/** One dated value. `text` stands beside the first, the last and the goal. */
export type LinePoint = { day: string; value: number; text: string };

const WIDTH = 320;
const SIDE = 10;
const TOP = 34;
const BASE = 122;
const HEIGHT = 142;

/** How one figure moved over time, and where it should go: a line from zero, dotted towards the goal. The page brings the table. */
export function LineChart({
  label,
  points,
  goal,
  caption,
  table,
}: {
  /** The finding, in one sentence. */
  label: string;
  /** Oldest first. */
  points: readonly LinePoint[];
  goal: LinePoint | null;
  caption?: ReactNode;
  table: ReactNode;
}) {
  const { direction } = useLocale();
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return <figure>{table}</figure>;
  const all = goal ? [...points, goal] : points;
  const days = all.map(({ day }) => day).toSorted();
  const [from = first.day, to = last.day] = [days[0], days.at(-1)];
  const [least, most] = [Math.min(0, ...all.map(({ value }) => value)), Math.max(1, ...all.map(({ value }) => value))];
  const axis = timeAxis(from, to, WIDTH - 2 * SIDE, direction);
  const x = ({ day }: LinePoint) => SIDE + axis.x(day);
  const y = ({ value }: LinePoint) => Math.round((BASE - ((value - least) / (most - least)) * (BASE - TOP)) * 10) / 10;
  const path = points.map((point, place) => `${place === 0 ? "M" : "L"}${x(point)} ${y(point)}`).join("");
  // Beside its point, but inside: texts run towards the middle.
  const anchor = (at: number) => {
    const isAtLeft = at < WIDTH * 0.35;
    return isAtLeft || at > WIDTH * 0.65 ? (isAtLeft === (direction === "ltr") ? "start" : "end") : "middle";
  };
  const tooNear = goal !== null && Math.abs(y(goal) - y(last)) < 18 && Math.abs(x(goal) - x(last)) < textWidth(goal.text) + 24;
  const years = [...new Set([first, points[Math.floor((points.length - 1) / 2)] ?? first, goal ?? last].map(({ day }) => day.slice(0, 4)))];
  const atYear = (year: string) => all.find(({ day }) => day.startsWith(year)) ?? first;
  return (
    <figure>
      <svg className="chart line" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        <path className="axis" d={`M0 ${y({ ...first, value: Math.max(0, least) })}H${WIDTH}`} />
        {goal ? (
          <>
            <path className="grid" d={`M0 ${y(goal)}H${WIDTH}`} />
            <path className="series ahead" d={`M${x(last)} ${y(last)}L${x(goal)} ${y(goal)}`} />
            <text className="strong on-paper" x={x(goal)} y={tooNear ? Math.min(y(goal) - 8, y(last) - 10) : y(goal) - 8} textAnchor="end">
              {goal.text}
            </text>
          </>
        ) : null}
        <path className="series" d={path} />
        {points.map((point) => (
          <circle key={point.day} className="dot" cx={x(point)} cy={y(point)} r={point === last ? 5 : 3} />
        ))}
        {first === last ? null : (
          <text className="on-paper" x={x(first)} y={y(first) - 9} textAnchor={anchor(x(first))}>
            {first.text}
          </text>
        )}
        <text className="strong on-paper last" x={x(last)} y={tooNear ? Math.min(y(last) + 20, BASE - 4) : y(last) - 11} textAnchor={anchor(x(last))}>
          {last.text}
        </text>
        {years.map((year) => (
          <text key={year} x={x(atYear(year))} y={HEIGHT - 4} textAnchor={anchor(x(atYear(year)))}>
            {year}
          </text>
        ))}
      </svg>
      {caption ? <figcaption>{caption}</figcaption> : null}
      {table}
    </figure>
  );
}
