import { data } from "react-router";
import { allRecommendations, findConcept, halfYears, latestUpdates, progressOverTime, readLabelNames, rollUp } from "#domain/concept/index.ts";
import { followingTitles, listVersions } from "#domain/concept/versions/index.ts";
import { searchConcept } from "#domain/concept/search/index.ts";
import { read } from "#platform/db/index.ts";
import { german } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useInLanguage, useLocale, useTexts } from "#app/components/locale.tsx";
import { Log } from "#app/components/log.tsx";
import { readSearch, SearchForm } from "#app/components/search.tsx";
import { requestContext } from "#app/request.ts";
import type { Route } from "./+types/concept";
import { knownFilter, matching, readFilter, stateWords, writeFilter } from "./concept-filter.ts";
import { ConceptFigures } from "./concept-figures.tsx";
import { ConceptFilterForm } from "./concept-filter-form.tsx";
import { ConceptPicture } from "./concept-picture.tsx";
import { ConceptFrame, publicRegion } from "./frame.tsx";
import { FoundInConcept } from "./found-in-concept.tsx";
import { OverTime } from "./over-time.tsx";
import { pictureOf } from "./picture.ts";

const HALF_YEARS = 5;
const NEWEST = 5;

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const region = publicRegion(ctx.region);
  const asked = readFilter(url.searchParams);
  const said = readSearch(url.searchParams);
  if (said !== "") return { region, today: ctx.today, said, found: await read(ctx, (db) => searchConcept(ctx, db, said)), filter: asked, concept: null };
  return read(ctx, async (db) => {
    const concept = await findConcept(ctx, db);
    if (!concept) return { region, today: ctx.today, said, found: null, filter: asked, concept: null };
    const names = await readLabelNames(ctx, db);
    const { filter, unknown } = knownFilter(concept, asked, names);
    const fits = matching(concept, filter, names);
    const counts = matching(concept, { ...filter, state: "" }, names);
    const all = allRecommendations(concept.fields);
    const shown = all.filter(fits);
    const counted = all.filter(counts);
    const numberOfMeasure = new Map(all.flatMap((item) => item.measureIds.map((id) => [id, item.number] as const)));
    const page = {
      region,
      today: ctx.today,
      said,
      found: null,
      filter,
      unknown,
      concept: {
        title: concept.title,
        periodFrom: concept.periodFrom,
        periodTo: concept.periodTo,
        adoptedOn: concept.adoptedOn,
        adoptedBy: concept.adoptedBy,
        edition: concept.edition,
        versions: (await listVersions(ctx, db)).length,
        recommendations: all.length,
      },
      follows: await followingTitles(ctx, db, concept.id),
      picture: pictureOf(concept, counts, fits),
      progress: rollUp(counted.map((item) => item.progress)),
      weighted: counted.some((item) => item.weight !== null),
      choices: { places: names.municipalities.map(({ name }) => name), groups: names.targetGroups.map(({ name }) => name) },
      shownByState: rollUp(shown.map((item) => item.progress)).byState,
      matchingCount: shown.length,
      overTime: await progressOverTime(ctx, db, concept, halfYears(ctx.today, HALF_YEARS)),
      latest: (await latestUpdates(ctx, db, NEWEST)).map((update) => ({ ...update, number: numberOfMeasure.get(update.measureId) ?? null })),
    };
    // Only what is there is cached: else invented choices would fill the cache with the same page.
    return unknown.length > 0 ? data(page, { status: 404 }) : page;
  });
}

export default function PublicConcept({ loaderData }: Route.ComponentProps) {
  const { t, rich } = useTexts();
  const { day, list } = useFormats();
  const { locale } = useLocale();
  const inLanguage = useInLanguage();
  const { region, today, filter } = loaderData;
  const path = `/${region.slug}/konzept`;
  if (loaderData.found) return <FoundInConcept region={region} today={today} path={path} said={loaderData.said} found={loaderData.found} />;
  if (!loaderData.concept) {
    return (
      <ConceptFrame region={region} today={today}>
        <title>{t("concept.page-title", { region: region.name })}</title>
        <header className="page-head hero">
          <h1>{t("concept.none-title")}</h1>
          <p className="lede">{t("concept.none")}</p>
        </header>
      </ConceptFrame>
    );
  }
  const { concept, follows, picture, progress, latest, unknown } = loaderData;
  const count = { recommendations: concept.recommendations, fields: picture.length };
  const narrowed = progress.total < concept.recommendations;
  const filtered = Object.values(filter).some((value) => value !== "");
  return (
    <ConceptFrame region={region} today={today}>
      <title>{t("concept.page-title", { region: region.name })}</title>
      <meta name="description" content={t("concept.lede-undated", count)} />
      <header className="page-head hero">
        {concept.periodFrom && concept.periodTo ? (
          <p className="muted">{t("concept.period", { from: String(concept.periodFrom), to: String(concept.periodTo) })}</p>
        ) : null}
        <h1>{t("concept.title")}</h1>
        <p className="lede">
          {concept.adoptedOn
            ? rich("concept.lede", { ...count, german, body: concept.adoptedBy ?? t("concept.body-default"), day: day(concept.adoptedOn) })
            : t("concept.lede-undated", count)}
        </p>
        {concept.versions > 0 ? (
          <p className="muted flow-s">
            <a href={`${path}/fassungen/${encodeURIComponent(concept.edition)}${inLanguage}`}>{t("concept.version", { edition: concept.edition })}</a>
            {". "}
            {follows.length > 0
              ? rich("concept.follows", { german, count: follows.length, names: follows.map((name) => name || t("concept.principles")).join(", ") })
              : null}
          </p>
        ) : null}
      </header>
      {narrowed ? <p className="flow">{t("concept.figures-of", { count: String(progress.total), all: String(concept.recommendations) })}</p> : null}
      <ConceptFigures
        progress={progress}
        weighted={loaderData.weighted}
        fields={picture.filter((field) => field.progress.total > 0)}
        hrefOf={(state, field) => `${path}${writeFilter({ ...filter, field, state: stateWords[state] }, locale)}#h-bild`}
      />
      <div className="flow-l">
        <SearchForm action={path} said="" label={t("search.label")} submit={t("search.submit")}>
          {locale === "de" ? null : <input type="hidden" name="sprache" value={locale} />}
        </SearchForm>
      </div>
      <section className="flow-l" aria-labelledby="h-bild">
        <div className="row between base">
          <h2 id="h-bild">{t(filtered ? "concept.picture-filtered" : "concept.picture")}</h2>
          <p className="muted s">{t("concept.picture-legend")}</p>
        </div>
        <ConceptFilterForm action={path} filter={filter} fields={picture} choices={loaderData.choices} />
        {unknown.length > 0 ? (
          <p role="status" className="flow-s">
            {t("concept.unknown-choice", { filters: list(unknown.map((name) => t(`concept.filter-${name}`))) })}{" "}
            <a className="noprint" href={`${path}${writeFilter(filter, locale)}#h-bild`}>
              {t("concept.unknown-clear")}
            </a>
          </p>
        ) : null}
        {filtered ? (
          <p role="status" className="flow-s">
            {loaderData.matchingCount === 0 ? t("concept.matching-none") : t("concept.matching", { count: loaderData.matchingCount })}{" "}
            <a className="noprint" href={`${path}${inLanguage}#h-bild`}>
              {t("concept.matching-all")}
            </a>
          </p>
        ) : null}
        {filtered ? <p className="muted s">{t("concept.matching-whole")}</p> : null}
        <ConceptPicture
          fields={picture}
          byState={loaderData.shownByState}
          hrefOf={(field, goal) => `${path}/feld/${field}${inLanguage}#ziel-${goal}`}
          fieldHref={(field) => `${path}/feld/${field}${inLanguage}`}
          stateHref={(state) => `${path}${writeFilter({ ...filter, state: stateWords[state] }, locale)}#h-bild`}
        />
      </section>
      <OverTime days={loaderData.overTime} total={concept.recommendations} />
      <section className="flow-l" aria-labelledby="h-neu">
        <h2 id="h-neu">{t("concept.latest")}</h2>
        {latest.length === 0 ? (
          <p className="muted flow-s">{t("concept.latest-none")}</p>
        ) : (
          <div className="flow">
            <Log
              entries={latest.map((entry) => ({
                key: entry.id,
                state: entry.state === "done" ? "done" : entry.assessment,
                meta: `${day(entry.dated)} · ${t(`states.${entry.state === "done" ? "done" : entry.assessment}`)}`,
                text: (
                  <p lang="de" dir="ltr">
                    {entry.number ? (
                      <a className="plain w6" href={`${path}/empfehlung/${entry.number}${inLanguage}`}>
                        {entry.measure}.
                      </a>
                    ) : (
                      <b>{entry.measure}.</b>
                    )}{" "}
                    {entry.text}
                  </p>
                ),
              }))}
            />
          </div>
        )}
      </section>
      <section className="flow-l" aria-labelledby="h-dl">
        <h2 id="h-dl">{t("concept.take-along")}</h2>
        <ul className="dl flow-s">
          <li>
            <Icon name="download" />
            <a href={`${path}/datei/konzept.xlsx`}>{t("concept.download-xlsx")}</a>
          </li>
          <li>
            <Icon name="download" />
            <a href={`${path}/datei/konzept.csv`}>{t("concept.download-csv")}</a>
          </li>
          <li>
            <Icon name="download" />
            <a href={`${path}/datei/konzept.json`}>{t("concept.download-json")}</a>
          </li>
          <li>
            <Icon name="file-text" />
            <a href={`${path}/grundlagen${inLanguage}`}>{t("concept.foundations")}</a>
          </li>
          {concept.versions > 0 ? (
            <li>
              <Icon name="history" />
              <a href={`${path}/fassungen${inLanguage}`}>{t("concept.versions-title")}</a>
            </li>
          ) : null}
          <li>
            <Icon name="printer" />
            <a href={`${path}/wandbild${inLanguage}`}>{t("concept.wall-picture")}</a>
          </li>
          <li>
            <Icon name="file-text" />
            <a href={`${path}/bewertung${inLanguage}`}>{t("rating.public-link")}</a>
          </li>
          <li>
            <Icon name="download" />
            <a href={`${path}/datei/wandbild.pdf`}>{t("concept.download-poster")}</a>
          </li>
          <li>
            <Icon name="download" />
            <a href={`${path}/datei/folien.pdf`}>{t("concept.download-slides")}</a>
          </li>
        </ul>
        {concept.adoptedOn ? (
          <p className="muted s flow">
            {rich("concept.edition", { german, body: concept.adoptedBy ?? t("concept.body-default"), day: day(concept.adoptedOn), edition: concept.edition })}{" "}
            {t("concept.data-licence")}
          </p>
        ) : null}
      </section>
    </ConceptFrame>
  );
}
