import { useTexts } from "#app/components/locale.tsx";
import { German } from "#app/components/german.tsx";
import type { ShownIndicator } from "#domain/concept/indicators/index.ts";
import { useFigureTexts } from "./figure-texts.ts";
import { IndicatorChart } from "./indicator-chart.tsx";

/** The indicators of a goal: each says how it stands in words, then its chart. `heading` fits below the one above; `hrefOf` links the name where it has a page. */
export function IndicatorFigures({
  indicators,
  heading: Heading,
  hrefOf,
}: {
  indicators: readonly ShownIndicator[];
  heading: "h2" | "h3" | "h4";
  hrefOf?: (id: string) => string;
}) {
  const { t } = useTexts();
  const texts = useFigureTexts();
  return (
    <ul className="figures-of-goal">
      {indicators.map((indicator) => (
        <li key={indicator.id} className="stack-s">
          <Heading>
            {hrefOf ? (
              <a className="plain" href={hrefOf(indicator.id)}>
                <German>{indicator.name}</German>
              </a>
            ) : (
              <German>{indicator.name}</German>
            )}
          </Heading>
          <p className="s muted">
            {t(`measured.direction-${indicator.direction}`)}. {texts.standing(indicator.standing)}.
          </p>
          <IndicatorChart indicator={indicator} />
        </li>
      ))}
    </ul>
  );
}
