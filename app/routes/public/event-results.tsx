import { German } from "#app/components/german.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { shownResult, type ShownResult } from "#app/offers/shown-result.ts";
import type { EventOfMeasure } from "#domain/concept/measures/index.ts";
import { FEW } from "#platform/small-numbers/index.ts";

type PublicResult = ShownResult & { title: string | null; firstDay: string | null };

/** What the public reads of results: people rounded before the page is made. An event of two measures is there once. */
export function publicResults(events: ReadonlyMap<string, readonly EventOfMeasure[]>): PublicResult[] {
  const once = new Map([...events.values()].flat().map((event) => [event.id, event]));
  return [...once.values()].flatMap(({ title, firstDay, results }) => results.map((result) => ({ ...shownResult(result), title, firstDay })));
}

export function EventResults({ events }: { events: readonly PublicResult[] }) {
  const { t } = useTexts();
  const formats = useFormats();
  if (events.length === 0) return null;
  return (
    <section aria-labelledby="h-results">
      <h2 id="h-results">{t("events.public-title")}</h2>
      <ul className="flow-s">
        {events.map(({ id, title, firstDay, label, count, sentence }) => (
          <li key={id}>
            <German>
              {label}: {count === null ? FEW : formats.number(count)}
              {sentence ? ` – ${sentence}` : ""}
            </German>
            {title ? (
              <>
                <br />
                <span className="muted s">{firstDay ? t("events.public-event", { title, day: formats.day(firstDay) }) : title}</span>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
