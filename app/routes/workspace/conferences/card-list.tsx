import { useTexts } from "#app/components/locale.tsx";
import type { Card } from "#domain/network/conferences/index.ts";

/** Cards as they hang: their words and nothing else. */
export function CardList({ cards }: { cards: readonly Pick<Card, "id" | "text" | "joined">[] }) {
  const { t } = useTexts();
  return (
    <ul className="rows flow-s">
      {cards.map(({ id, text, joined }) => (
        <li key={id}>
          <span />
          <div>
            <p className="lines">
              <bdi>{text}</bdi>
            </p>
            {joined.length > 0 ? (
              <details className="s">
                <summary>{t("conferences.joined", { count: joined.length })}</summary>
                <ul>
                  {joined.map((other, place) => (
                    <li key={place}>
                      <bdi>{other}</bdi>
                    </li>
                  ))}
                </ul>
              </details>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
