import { ButtonLink } from "#app/components/button.tsx";
import { deadlineHref } from "#app/deadline-href.ts";
import { deadlineText } from "#app/deadline-text.ts";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Scroll } from "#app/components/table.tsx";
import type { Deadline } from "#domain/concept/funding/index.ts";
import type { Month } from "./month.ts";

/** A month as a sheet of a calendar. @param address of the page, which takes `?monat=` */
export function MonthPicture({
  month,
  deadlines,
  region,
  today,
  address,
}: {
  month: Month;
  deadlines: readonly Deadline[];
  region: string;
  today: string;
  address: string;
}) {
  const { t } = useTexts();
  const formats = useFormats();
  const on = (day: string) => deadlines.filter((deadline) => deadline.day === day);
  return (
    <div className="stack">
      <nav className="row between noprint" aria-label={t("funding.months")}>
        <ButtonLink small icon="arrow-left" href={`${address}?monat=${month.before}`} rel="prev">
          {formats.month(`${month.before}-01`)}
        </ButtonLink>
        <ButtonLink small icon="arrow-right" href={`${address}?monat=${month.after}`} rel="next">
          {formats.month(`${month.after}-01`)}
        </ButtonLink>
      </nav>
      <Scroll kind="table" label={formats.month(month.first)}>
        <table className="table month">
          <caption className="vh">{formats.month(month.first)}</caption>
          <thead>
            <tr>
              {Array.from({ length: 7 }, (_, day) => (
                <th key={day} scope="col">
                  {formats.dayOfWeek(day)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {month.weeks.map((week) => (
              <tr key={week.find((day) => day !== null)}>
                {week.map((day, place) => (
                  <td key={day ?? place}>
                    {day === null ? null : (
                      <>
                        {day === today ? (
                          <strong aria-current="date">{formats.dayShort(day)}</strong>
                        ) : (
                          <span className="muted s">{formats.dayShort(day)}</span>
                        )}
                        {on(day).map((deadline) => (
                          <p key={`${deadline.kind} ${deadline.subject}`} className="s">
                            <a href={deadlineHref(region, deadline)}>{deadline.title}</a>: {deadlineText(t, formats, deadline)}
                          </p>
                        ))}
                      </>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  );
}
