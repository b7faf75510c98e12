import { useLocale, useTexts } from "#app/components/locale.tsx";
import type { OfferQuery } from "#domain/offers/finding/index.ts";
import { without, writeOffersQuery } from "#app/offers/offers-query.ts";

const SPANS = ["tag", "woche", "monat"] as const;

/**
 * The ways to look at the same search: as a list, by day, week or month, on the map. Each has its address.
 *
 * @param current absent: the page is none of them, only a stop on the way
 */
export function Views({ slug, query, current, day }: { slug: string; query: OfferQuery; current?: "liste" | "karte" | (typeof SPANS)[number]; day?: string }) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const home = `/${slug}/${locale}`;
  const views = [
    // Only there somebody who finds no course can say so.
    {
      view: "liste" as const,
      href: query.kind === "course" ? `${home}/kurse${writeOffersQuery(without(query, "kind"))}` : `${home}/angebote${writeOffersQuery(query)}`,
    },
    ...SPANS.map((view) => ({ view, href: `${home}/kalender${writeOffersQuery(query, { ansicht: view, ...(day ? { ab: day } : {}) })}` })),
    { view: "karte" as const, href: `${home}/karte${writeOffersQuery(query)}` },
  ];
  return (
    <nav className="tabs noprint" aria-label={t("finding.view")}>
      {views.map(({ view, href }) => (
        <a key={view} href={href} aria-current={view === current ? "page" : undefined}>
          {t(`finding.${view}`)}
        </a>
      ))}
    </nav>
  );
}
