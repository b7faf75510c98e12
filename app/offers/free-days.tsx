import { Icon, type IconName } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { FreeDay } from "#domain/offers/lending/index.ts";

const SYMBOLS: Record<FreeDay["is"], IconName> = { free: "check", lent: "lock", closed: "x" };

/** A month of days with what is free, week by week from Monday, each with a symbol and a word; weeks that are over are left out. @param pieces one: its number is not said */
export function FreeDays({ days, month, pieces, today }: { days: readonly FreeDay[]; month: string; pieces: number; today: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  const before = (new Date(`${month}-01T00:00:00Z`).getUTCDay() + 6) % 7;
  const cells = [...Array.from({ length: before }, () => null), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, place) => cells[week * 7 + place] ?? null),
  ).filter((week) => week.some((one) => one && one.is !== "closed"));
  return (
    <table className="free-days">
      <caption className="w6">{t("lending.calendar", { month: formats.month(`${month}-01`) })}</caption>
      <thead>
        <tr>
          {Array.from({ length: 7 }, (_, place) => (
            <th key={place} scope="col">
              <abbr title={formats.dayOfWeek(place)}>{formats.dayOfWeekShort(place)}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, nth) => (
          <tr key={nth}>
            {week.map((one, place) =>
              one ? (
                <td key={one.day} className={`is-${one.is}`}>
                  <span className={one.day === today ? "num here" : "num"}>
                    <span aria-hidden="true">{Number(one.day.slice(8))}</span>
                    <span className="vh">{formats.day(one.day)}</span>
                  </span>
                  <span className="what">
                    <Icon name={SYMBOLS[one.is]} />
                    {one.is === "free" ? t("lending.day-free", { count: pieces === 1 ? 1 : one.free }) : t(`lending.day-${one.is}`)}
                  </span>
                </td>
              ) : (
                <td key={`${nth}-${place}`}>{"\u00a0"}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
