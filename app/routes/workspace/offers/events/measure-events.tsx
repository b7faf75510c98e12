import { href } from "react-router";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";
import type { EventOfMeasure } from "#domain/concept/measures/index.ts";
import { FEW } from "#platform/small-numbers/index.ts";

/** The events of a measure and what came of them, for its workspace page. */
export function MeasureEvents({ region, events }: { region: string; events: readonly EventOfMeasure[] }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <section aria-labelledby="h-events">
      <h2 id="h-events">{t("events.of-measure-title")}</h2>
      {events.length === 0 ? <p className="muted">{t("events.of-measure-none")}</p> : null}
      <Rows
        rows={events.map(({ id, title, firstDay, results }) => ({
          key: id,
          symbol: <Icon name="calendar-event" />,
          title: [title, firstDay && formats.day(firstDay)].filter(Boolean).join(", "),
          href: href("/app/:region/angebote/:id", { region, id }),
          second:
            results.length === 0
              ? t("events.of-measure-no-results")
              : results
                  .map(({ label, shownNumber, sentence }) =>
                    [`${label}: ${shownNumber === null ? FEW : formats.number(shownNumber)}`, sentence].filter(Boolean).join(" – "),
                  )
                  .join(" · "),
        }))}
      />
    </section>
  );
}
