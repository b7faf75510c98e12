import { German } from "#app/components/german.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { EventOfMeasure } from "#domain/concept/measures/index.ts";
import { FEW } from "#platform/small-numbers/index.ts";

/** What the public reads of results. An event of two measures is there once. */
export function publicResults(events: ReadonlyMap<string, readonly EventOfMeasure[]>): EventOfMeasure[] {
  const once = new Map([...events.values()].flat().map((event) => [event.id, event]));
  return [...once.values()].filter(({ results }) => results.length > 0);
}

export function EventResults({ events }: { events: readonly EventOfMeasure[] }) {
  const { t } = useTexts();
  const formats = useFormats();
  if (events.length === 0) return null;
  return (
    <section aria-labelledby="h-results">
      <h2 id="h-results">{t("events.public-title")}</h2>
      <ul className="flow-s">
        {events.map(({ id, title, firstDay, results }) => (
          <li key={id}>
            {results.map((result) => (
              <p key={result.id}>
                <German>
                  {result.label}: {result.shownNumber === null ? FEW : formats.number(result.shownNumber)}
                  {result.sentence ? ` – ${result.sentence}` : ""}
                </German>
              </p>
            ))}
            {title ? <p className="muted s">{firstDay ? t("events.public-event", { title, day: formats.day(firstDay) }) : title}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
