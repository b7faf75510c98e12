import { addDays, daysBetween } from "#platform/days/index.ts";
import { deadlineHref } from "#app/deadline-href.ts";
import { deadlineText } from "#app/deadline-text.ts";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";
import { StateSymbol } from "#app/components/state.tsx";
import { Icon } from "#app/components/icon.tsx";
import type { Deadline } from "#domain/concept/funding/index.ts";

/** Deadlines as a list; those within the second mark carry the sign of what is at risk. */
export function DeadlineRows({
  deadlines,
  region,
  today,
  warn,
}: {
  deadlines: readonly Deadline[];
  region: string;
  today: string;
  warn: { firstDays: number; secondDays: number };
}) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <Rows
      rows={deadlines.map((deadline) => ({
        key: `${deadline.kind} ${deadline.subject} ${deadline.day}`,
        symbol: deadline.day <= addDays(today, warn.secondDays) ? <StateSymbol state="at-risk" /> : <Icon name="calendar-event" />,
        title: deadline.title,
        href: deadlineHref(region, deadline),
        second: (
          <>
            <strong className="w6">{formats.weekday(deadline.day)}</strong>
            {deadline.day < today ? ` (${t("funding.is-past")})` : ` (${t("funding.in-days", { count: daysBetween(today, deadline.day) })})`}:{" "}
            {deadlineText(t, formats, deadline)}
          </>
        ),
      }))}
    />
  );
}
