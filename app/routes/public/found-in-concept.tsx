import type { ConceptSearch, Hit } from "#domain/concept/search/index.ts";
import { Crumbs } from "#app/components/crumbs.tsx";
import { useInLanguage, useLocale, useTexts } from "#app/components/locale.tsx";
import { SEARCH, SearchForm, SearchOutcome } from "#app/components/search.tsx";
import { SearchHits } from "#app/components/search-hits.tsx";
import { ConceptFrame, type PublicRegion } from "./frame.tsx";

/** What a search of the public concept found. @param path of the concept */
export function FoundInConcept({
  region,
  today,
  path,
  said,
  found,
}: {
  region: PublicRegion;
  today: string;
  path: string;
  said: string;
  found: ConceptSearch;
}) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const inLanguage = useInLanguage();
  const search = (words: string) => `${path}?${new URLSearchParams({ ...(locale === "de" ? {} : { sprache: locale }), [SEARCH]: words }).toString()}`;
  return (
    <ConceptFrame region={region} today={today}>
      <title>{`${said} – ${t("search.title")} – ${region.name}`}</title>
      <header className="page-head hero">
        <Crumbs crumbs={[{ label: t("concept.concept"), href: `${path}${inLanguage}` }]} />
        <h1>{t("search.title")}</h1>
      </header>
      <div className="stack">
        <SearchForm action={path} said={said} label={t("search.label")} submit={t("search.submit")}>
          {locale === "de" ? null : <input type="hidden" name="sprache" value={locale} />}
        </SearchForm>
        <SearchOutcome said={said} count={found.hits.length} more={found.more} nearly={found.nearly} meant={found.meant} hrefOf={search} />
        {found.hits.length > 0 ? <SearchHits hits={found.hits} hrefOf={(hit) => addressOf(hit, path, inLanguage)} /> : null}
        <p>
          <a href={`${path}${inLanguage}`}>{t("search.clear")}</a>
        </p>
      </div>
    </ConceptFrame>
  );
}

/** Measures have no page of their own for the public: they stand on those of their recommendations. */
function addressOf(hit: Hit, path: string, inLanguage: string): string | undefined {
  if (hit.kind === "principle" || hit.kind === "chapter") return `${path}/grundlagen${inLanguage}`;
  if (hit.kind === "recommendation") return `${path}/empfehlung/${hit.number}${inLanguage}`;
  if (hit.kind === "measure") return hit.recommendations[0] && `${path}/empfehlung/${hit.recommendations[0].number}${inLanguage}`;
  const field = `${path}/feld/${hit.kind === "action-field" ? hit.number : hit.field?.number}${inLanguage}`;
  return hit.kind === "goal" ? `${field}#ziel-${hit.number}` : field;
}
