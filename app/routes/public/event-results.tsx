import { German } from "#app/components/german.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { EventOfMeasure } from "#domain/concept/measures/index.ts";
import { FEW, shownCount } from "#platform/small-numbers/index.ts";

type PublicResult = {
  key: string;
  title: string | null;
  firstDay: string | null;
  label: string;
  /** Null: few people. */ count: number | null;
  sentence: string;
};

/** What the public reads of results: people rounded before the page is made. An event of two measures is there once. */
export function publicResults(events: ReadonlyMap<string, readonly EventOfMeasure[]>): PublicResult[] {
  const once = new Map([...events.values()].flat().map((event) => [event.id, event]));
  return [...once.values()].flatMap(({ title, firstDay, results }) =>
    results.map(({ id, label, number, countsPeople, sentence }) => ({
      key: id,
      title,
      firstDay,
      label,
      count: countsPeople ? shownCount(number) : number,
      sentence,
    })),
  );
}

export function EventResults({ events }: { events: readonly PublicResult[] }) {
  const { t } = useTexts();
  const formats = useFormats();
  if (events.length === 0) return null;
  return (
    <section aria-labelledby="h-results">
      <h2 id="h-results">{t("events.public-title")}</h2>
      <ul className="flow-s">
        {events.map(({ key, title, firstDay, label, count, sentence }) => (
          <li key={key}>
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
