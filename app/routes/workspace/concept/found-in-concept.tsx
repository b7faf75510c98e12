import { href } from "react-router";
import type { ConceptSearch, Hit } from "#domain/concept/search/index.ts";
import { useTexts } from "#app/components/locale.tsx";
import { SEARCH, SearchForm, SearchOutcome } from "#app/components/search.tsx";
import { SearchHits } from "#app/components/search-hits.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import type { Frame } from "#app/workspace.ts";
import { fieldAddress, goalAddress } from "./concept-figures.tsx";

type Shown = { frame: Frame; region: string; said: string; found: ConceptSearch; mayOpenFoundations: boolean };

/** What a search of the whole concept and all measures found. */
export function FoundInConcept({ frame, region, said, found, mayOpenFoundations }: Shown) {
  const { t } = useTexts();
  const concept = href("/app/:region/konzept", { region });
  return (
    <WorkspacePage {...frame} crumbs={[{ label: t("concept.concept"), href: concept }, { label: t("search.title") }]} title={t("search.title")}>
      <title>{`${said} – ${t("search.title")} – ${frame.region.name}`}</title>
      <div className="stack">
        <SearchForm action={concept} said={said} label={t("search.label")} submit={t("search.submit")} />
        <SearchOutcome
          said={said}
          count={found.hits.length}
          more={found.more}
          nearly={found.nearly}
          meant={found.meant}
          hrefOf={(words) => `${concept}?${new URLSearchParams({ [SEARCH]: words }).toString()}`}
        />
        {found.hits.length > 0 ? <SearchHits hits={found.hits} hrefOf={(hit) => addressOf(hit, region, mayOpenFoundations)} /> : null}
        <p>
          <a href={concept}>{t("search.clear")}</a>
        </p>
      </div>
    </WorkspacePage>
  );
}

function addressOf({ kind, id, field }: Hit, region: string, mayOpenFoundations: boolean): string | undefined {
  switch (kind) {
    case "principle":
    case "chapter":
      return mayOpenFoundations ? `${href("/app/:region/konzept/grundlagen", { region })}#i-${id}` : undefined;
    case "action-field":
      return fieldAddress(region, id);
    case "guiding-goal":
      return field ? fieldAddress(region, field.id) : undefined;
    case "goal":
      return goalAddress(region, id);
    case "recommendation":
      return href("/app/:region/konzept/empfehlungen/:id", { region, id });
    case "measure":
      return href("/app/:region/massnahmen/:id", { region, id });
  }
}
