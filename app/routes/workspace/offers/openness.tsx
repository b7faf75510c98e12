import { href } from "react-router";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { ChosenFilters, FilterForm, Pagination } from "#app/components/filters.tsx";
import { RadioList, Select, TextInput } from "#app/components/forms/controls.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayCreateMeasure } from "#domain/concept/measures/index.ts";
import { mayEditOffers } from "#domain/offers/index.ts";
import { OPENNESS_PICKS, opennessFigures, pageOfServices, pickServices, QUESTIONS, readAsking, type AskedProvider } from "#domain/offers/openness/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/openness.ts";
import { Missing } from "./openness-missing.tsx";
import { readOpennessQuery, writeOpennessQuery, type OpennessQuery } from "./openness-query.ts";
import { Services } from "./openness-services.tsx";

const PAGE = 15;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const mayEdit = mayEditOffers(ctx.actor);
  const query = readOpennessQuery(url.searchParams);
  const { services, ...figures } = await read(ctx, (db) => opennessFigures(ctx, db));
  const picked = pickServices(services, query.filter);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    figures,
    total: services.length,
    found: picked.length,
    page: pageOfServices(picked, { after: query.after, limit: PAGE }),
    picks: OPENNESS_PICKS,
    query,
    asking: mayEdit ? await read(ctx, (db) => readAsking(ctx, db)) : null,
    mayEdit,
    mayCreate: mayCreateMeasure(ctx.actor),
    saved: url.searchParams.has("gespeichert"),
    asked: /^\d{1,4}$/.test(url.searchParams.get("gefragt") ?? "") ? Number(url.searchParams.get("gefragt")) : null,
  };
}

/** How open the regular services are: what is missing where, and each service with its answers. */
export default function OpennessPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, figures, total, found, page, picks, query, asking, mayEdit, mayCreate, saved, asked } = loaderData;
  const path = href("/app/:region/angebote/offenheit", { region });
  const chips = useChips(path, query);
  const file = (name: string) => href("/app/:region/angebote/offenheit/datei/:file", { region, file: name }) + writeOpennessQuery({ ...query, after: null });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) }]}
      title={t("openness.title")}
      lede={t("openness.lede", { rated: figures.rated, total })}
      notice={
        saved ? (
          <Notice kind="success">{t("openness.thanks")}</Notice>
        ) : asked === null ? undefined : asked === 0 ? (
          <Notice kind="warn">{t("openness.ask-none")}</Notice>
        ) : (
          <Notice kind="success">{t("openness.asked", { count: asked })}</Notice>
        )
      }
    >
      <title>{`${t("openness.title")} – ${frame.region.name}`}</title>
      {total === 0 ? (
        <EmptyState>{t("openness.empty")}</EmptyState>
      ) : (
        <>
          <Missing path={path} figures={figures} total={total} />
          <section className="flow" aria-labelledby="h-services">
            <h2 id="h-services">{t("openness.services")}</h2>
            <div className="two flip">
              <FilterForm chosen={chips.length}>
                <TextInput name="suche" type="search" label={t("openness.filter-search")} defaultValue={query.filter.search} />
                <RadioList
                  name="antwort"
                  label={t("openness.filter-pick")}
                  chosen={query.filter.pick ?? ""}
                  choices={[{ value: "", label: t("catalogue.all") }, ...picks.map((pick) => ({ value: pick, label: t(`openness.pick-${pick}`) }))]}
                />
                <Select
                  name="frage"
                  label={t("openness.filter-question")}
                  hint={t("openness.filter-question-hint")}
                  empty={t("catalogue.all")}
                  defaultValue={query.filter.question ?? ""}
                  choices={QUESTIONS.map((question) => ({ value: question, label: t(`openness.short-${question}`) }))}
                />
                <Select
                  name="sparte"
                  label={t("catalogue.field-branchId")}
                  empty={t("catalogue.all")}
                  defaultValue={query.filter.branch}
                  choices={figures.branches.map(({ name }) => ({ value: name, label: name }))}
                />
              </FilterForm>
              <div className="stack">
                <ChosenFilters chips={chips} clearHref={path} />
                {chips.length > 0 ? <p className="muted s">{t("openness.found", { count: found })}</p> : null}
                {page.services.length === 0 ? (
                  <EmptyState>{t("openness.found-none")}</EmptyState>
                ) : (
                  <Services region={region} services={page.services} mayEdit={mayEdit} mayCreate={mayCreate} />
                )}
                {query.after ? (
                  <p>
                    <a href={path + writeOpennessQuery({ ...query, after: null })}>{t("network.from-start")}</a>
                  </p>
                ) : null}
                <p className="row s noprint">
                  <a href={file("offenheit.xlsx")}>{t("network.download-xlsx")}</a>
                  <a href={file("offenheit.csv")}>{t("network.download-csv")}</a>
                </p>
                <Pagination nextHref={page.next ? path + writeOpennessQuery({ ...query, after: page.next }) : undefined} />
              </div>
            </div>
          </section>
          {asking ? <Asking region={region} {...asking} /> : null}
        </>
      )}
    </WorkspacePage>
  );
}

function useChips(path: string, { filter }: OpennessQuery) {
  const { t } = useTexts();
  const without = (change: Partial<OpennessQuery["filter"]>) => path + writeOpennessQuery({ filter: { ...filter, ...change }, after: null });
  return [
    ...(filter.search ? [{ label: t("network.chip-search", { text: filter.search }), href: without({ search: "" }) }] : []),
    ...(filter.pick ? [{ label: t(`openness.pick-${filter.pick}`), href: without({ pick: null }) }] : []),
    ...(filter.question
      ? [{ label: t("openness.chip-question", { question: t(`openness.short-${filter.question}`) }), href: without({ question: null }) }]
      : []),
    ...(filter.branch ? [{ label: filter.branch, href: without({ branch: "" }) }] : []),
  ];
}

/** Whom the office writes to, in one mail each, and whom it has asked. */
function Asking({ region, toAsk, asked }: { region: string; toAsk: number; asked: AskedProvider[] }) {
  const { t } = useTexts();
  const { day } = useFormats();
  return (
    <section className="stack flow noprint" aria-labelledby="h-ask">
      <h2 id="h-ask">{t("openness.ask-title")}</h2>
      <p className="prose">{t(toAsk === 0 ? "openness.ask-none" : "openness.ask-lede")}</p>
      {toAsk === 0 ? null : (
        <form method="post" action={href("/app/:region/angebote/offenheit/fragen", { region })}>
          <Button>{t("openness.ask-all", { count: toAsk })}</Button>
        </form>
      )}
      {asked.length === 0 ? null : (
        <details>
          <summary>{t("openness.asked-list", { count: asked.length })}</summary>
          <ul className="flow-s">
            {asked.map(({ organisationId, name, state, since }) => (
              <li key={organisationId}>
                {name}: {state === "asked" ? t("openness.ask-asked", { day: day(since) }) : t(`openness.ask-${state}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
