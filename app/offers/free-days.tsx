import { Icon, type IconName } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { ChosenDays, FreeDay } from "#domain/offers/lending/index.ts";

const SYMBOLS: Record<FreeDay["is"], IconName> = { free: "check", lent: "lock", closed: "x" };

/**
 * What a tap on a free day means: the first day, or the last one of those that begin there. After both it begins anew.
 *
 * @property hrefFor where the month is shown with these days chosen
 */
export type Choosing = { chosen: ChosenDays; hrefFor: (days: { first: string; last: string | null }) => string };

/**
 * A month of days with what is free, week by week from Monday, each with a symbol and a word; weeks that are over are left out.
 *
 * @param pieces one: its number is not said
 * @param choosing null: nothing can be asked for, the days are only shown
 */
export function FreeDays({
  days,
  month,
  pieces,
  today,
  choosing,
}: {
  days: readonly FreeDay[];
  month: string;
  pieces: number;
  today: string;
  choosing: Choosing | null;
}) {
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
                <td key={one.day} className={`is-${one.is}${partOf(choosing?.chosen, one.day) ? " is-chosen" : ""}`}>
                  <Day {...{ one, pieces, today, choosing }} />
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

function Day({ one, pieces, today, choosing }: { one: FreeDay; pieces: number; today: string; choosing: Choosing | null }) {
  const { t } = useTexts();
  const formats = useFormats();
  const part = partOf(choosing?.chosen, one.day);
  const what = one.is === "free" ? t("lending.day-free", { count: pieces === 1 ? 1 : one.free }) : t(`lending.day-${one.is}`);
  const shown = (
    <>
      <span className={one.day === today ? "num here" : "num"}>
        <span aria-hidden="true">{Number(one.day.slice(8))}</span>
        <span className="vh">{formats.weekday(one.day)} </span>
      </span>
      <span className="what">
        <Icon name={SYMBOLS[one.is]} />
        {part ? t(`lending.chosen-${part}`) : what}
      </span>
    </>
  );
  if (!choosing || one.is !== "free") return shown;
  const { chosen, hrefFor } = choosing;
  const isLast = chosen.first !== null && chosen.last === null && one.day >= chosen.first && one.day <= (chosen.reach ?? "");
  return (
    // One month has many ways to be chosen from; machines that follow links need none of them.
    <a href={hrefFor(isLast ? { first: chosen.first ?? "", last: one.day } : { first: one.day, last: null })} rel="nofollow">
      {shown}
      <span className="vh"> {t(isLast ? "lending.pick-last" : "lending.pick-first")}</span>
    </a>
  );
}

/** What a day is among those that are chosen; null: it is none of them. */
function partOf(chosen: ChosenDays | undefined, day: string): "first" | "between" | "last" | "only" | null {
  if (!chosen || chosen.first === null) return null;
  if (day === chosen.first) return chosen.last === day ? "only" : "first";
  if (chosen.last === null || day < chosen.first || day > chosen.last) return null;
  return day === chosen.last ? "last" : "between";
}
