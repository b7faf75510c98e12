import { href } from "react-router";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";
import { shownResult, type ShownResult } from "#app/offers/shown-result.ts";
import type { EventOfMeasure } from "#domain/concept/measures/index.ts";
import { FEW } from "#platform/small-numbers/index.ts";

type ShownEvent = Omit<EventOfMeasure, "results"> & { results: ShownResult[] };

/** What everybody reads who reads measures: people rounded before the page is made. Who counted them sees them with the event. */
export const shownEvents = (events: readonly EventOfMeasure[]): ShownEvent[] => events.map((event) => ({ ...event, results: event.results.map(shownResult) }));

/** The events of a measure and what came of them, for its workspace page. */
export function MeasureEvents({ region, events }: { region: string; events: readonly ShownEvent[] }) {
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
                  .map(({ label, count, sentence }) => [`${label}: ${count === null ? FEW : formats.number(count)}`, sentence].filter(Boolean).join(" – "))
                  .join(" · "),
        }))}
      />
    </section>
  );
}
