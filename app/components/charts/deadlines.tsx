import { addDays } from "#platform/days/index.ts";
import { useFormats, useLocale, useTexts } from "../locale.tsx";
import { Scroll } from "../table.tsx";
import { textWidth, ticks, timeAxis } from "./time-axis.ts";

export type Deadline = { key: string; day: string; label: string; /** Where it can be seen to. */ href?: string; urgency: "off" | "risk" | "plain" };

const WIDTH = 720;
const TOP = 24;
const ROW = 26;
const colours = {
  off: ["var(--off-bg)", "var(--off-fg)"],
  risk: ["var(--risk-bg)", "var(--risk-fg)"],
  plain: ["var(--paper-3)", "var(--ink)"],
} as const;

/** What ends in the next days, earliest first, with the same as a list behind it. */
export function Deadlines({ label, today, days = 90, deadlines }: { label: string; today: string; days?: number; deadlines: readonly Deadline[] }) {
  const { t } = useTexts();
  const { direction } = useLocale();
  const formats = useFormats();
  const last = addDays(today, days);
  const shown = deadlines.filter(({ day }) => day >= today && day <= last).toSorted((a, b) => a.day.localeCompare(b.day));
  if (shown.length === 0) return null;

  const axis = timeAxis(today, last, WIDTH, direction);
  const toward = direction === "rtl" ? -1 : 1;
  const edge = direction === "rtl" ? WIDTH : 0;
  const bottom = TOP + shown.length * ROW - 2;
  return (
    <figure>
      <Scroll kind="chart" label={label}>
        <svg className="chart wide" viewBox={`0 0 ${WIDTH} ${bottom + 6}`} role="img" aria-label={label}>
          <text x={edge} y="12" className="strong">
            {t("common.today")}
          </text>
          {ticks(today, last, "month").map((day) => {
            const x = axis.x(day);
            return (
              <g key={day}>
                <path className="grid" d={`M${x + 0.5} 18V${bottom}`} />
                {Math.abs(x - edge) > 44 ? (
                  <text x={x + 6 * toward} y="12">
                    {formats.monthShort(day)}
                  </text>
                ) : null}
              </g>
            );
          })}
          <path className="axis" d={`M0 ${bottom + 0.5}h${WIDTH}`} />
          {shown.map((deadline, place) => {
            const y = TOP + place * ROW;
            const x = axis.x(deadline.day);
            const [ground, mark] = colours[deadline.urgency];
            const text = `${deadline.label} · ${formats.dayShort(deadline.day)}`;
            const inside = Math.abs(x - edge) > textWidth(text) + 24;
            return (
              <g key={deadline.key}>
                <rect x={Math.min(x, edge)} y={y} width={Math.abs(x - edge)} height="20" fill={ground} />
                <rect x={toward === 1 ? x - 4 : x - 1} y={y} width="5" height="20" fill={mark} />
                <text className="strong" x={inside ? edge + 10 * toward : x + 10 * toward} y={y + 14}>
                  {text}
                </text>
              </g>
            );
          })}
          <path d={`M${edge + 1.5 * toward} 18V${bottom + 2}`} stroke="var(--heide)" strokeWidth="3" />
        </svg>
      </Scroll>
      <details className="more">
        <summary>{t("common.as-list")}</summary>
        <ul className="s">
          {shown.map(({ key, day, label: name, href }) => (
            <li key={key}>
              {formats.day(day)}: {href ? <a href={href}>{name}</a> : name}
            </li>
          ))}
        </ul>
      </details>
    </figure>
  );
}
