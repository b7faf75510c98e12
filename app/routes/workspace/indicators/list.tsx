import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { ChosenFilters, FilterForm } from "#app/components/filters.tsx";
import { CheckList, TextInput } from "#app/components/forms/controls.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { useFigureTexts } from "#app/indicators/figure-texts.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditConcept } from "#domain/concept/index.ts";
import type { IndicatorStanding } from "#domain/concept/indicators/index.ts";
import type { Route } from "./+types/list.ts";
import { PARAMETERS, readIndicatorQuery, RELEASED, siftIndicators, STANDINGS, writeIndicatorQuery, type IndicatorFilter } from "./list-query.ts";
import { readIndicatorList } from "./read-list.ts";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { searchParams } = new URL(request.url);
  const filter = readIndicatorQuery(searchParams);
  const { all, fields } = await readIndicatorList(ctx);
  const count = (without: Partial<IndicatorFilter>, fits: Partial<IndicatorFilter>) =>
    siftIndicators(siftIndicators(all, { ...filter, ...without }), { ...NONE, ...fits }).length;
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    filter,
    indicators: siftIndicators(all, filter),
    fields: [...fields, { number: "0", title: "" }].map((field) => ({ ...field, count: count({ fields: [] }, { fields: [field.number] }) })),
    standings: STANDINGS.map((value) => ({ value, count: count({ standings: [] }, { standings: [value] }) })),
    released: RELEASED.map((value) => ({ value, count: count({ released: [] }, { released: [value] }) })),
    withoutValue: all.filter(({ latest }) => latest === null).length,
    mayEdit: mayEditConcept(ctx.actor),
    deleted: searchParams.get("hinweis") === "deleted",
  };
}

const NONE: IndicatorFilter = { search: "", fields: [], standings: [], released: [] };

export default function IndicatorsPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, filter, indicators, withoutValue, mayEdit, deleted } = loaderData;
  const path = href("/app/:region/kennzahlen", { region });
  const download = (file: string) => href("/app/:region/kennzahlen/datei/:file", { region, file }) + writeIndicatorQuery(filter);
  const chips = useChips(path, loaderData);
  const texts = useFigureTexts();
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("concept.concept"), href: href("/app/:region/konzept", { region }) }]}
      title={t("indicators.title")}
      lede={
        chips.length === 0 ? t("indicators.lede", { total: indicators.length, without: withoutValue }) : t("indicators.found", { total: indicators.length })
      }
      notice={deleted ? <Notice kind="success">{t("indicators.notice-deleted")}</Notice> : undefined}
      actions={
        mayEdit ? (
          <ButtonLink kind="primary" small icon="plus" href={href("/app/:region/kennzahlen/neu", { region })}>
            {t("indicators.new")}
          </ButtonLink>
        ) : undefined
      }
    >
      <title>{`${t("indicators.title")} – ${frame.region.name}`}</title>
      <div className="two flip">
        <Filters {...loaderData} chosen={chips.length} />
        <div className="stack">
          <ChosenFilters chips={chips} clearHref={path} />
          {indicators.length > 0 ? (
            <Rows
              rows={indicators.map((indicator) => ({
                key: indicator.id,
                symbol: <StandingIcon standing={indicator.standing} />,
                title: indicator.name,
                href: href("/app/:region/kennzahlen/:id", { region, id: indicator.id }),
                tag: indicator.releasedAt ? <Tag>{t("indicators.is-public")}</Tag> : undefined,
                second: (
                  <>
                    {texts.standing(indicator.standing)}
                    <br />
                    {indicator.goal === "" ? t("indicators.without-goal") : t("concept.goal", { number: indicator.goal })}
                  </>
                ),
                act: indicator.latest ? (
                  <span className="num">
                    {texts.figure(indicator.latest.shown, indicator)}
                    <br />
                    <span className="xs muted">{texts.period(indicator.latest)}</span>
                  </span>
                ) : undefined,
              }))}
            />
          ) : (
            <EmptyState>{t(chips.length === 0 ? "indicators.empty" : "network.empty-filtered")}</EmptyState>
          )}
          {indicators.length > 0 ? (
            <p className="row tight s noprint">
              <a href={download("kennzahlen.xlsx")}>{t("agreements.download-xlsx")}</a>
              <a href={download("kennzahlen.csv")}>{t("agreements.download-csv")}</a>
            </p>
          ) : null}
          <p className="xs muted">{t("measured.rounded")}</p>
        </div>
      </div>
    </WorkspacePage>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

/** The word beside it says it; the sign only helps to find it again. */
function StandingIcon({ standing }: { standing: IndicatorStanding }) {
  if (standing.is === "reached" || standing.is === "held") return <Icon name="circle-check" />;
  if (standing.is === "further" || standing.is === "left") return <Icon name="alert-triangle" />;
  return <Icon name={standing.is === "on-the-way" ? "arrow-right" : "circle"} />;
}

function Filters({ filter, fields, standings, released, chosen }: Pick<Loaded, "filter" | "fields" | "standings" | "released"> & { chosen: number }) {
  const { t } = useTexts();
  return (
    <FilterForm chosen={chosen}>
      <TextInput
        name={PARAMETERS.search}
        type="search"
        label={t("network.filter-search")}
        hint={t("indicators.filter-search-hint")}
        defaultValue={filter.search}
      />
      <CheckList
        name={PARAMETERS.standings}
        label={t("indicators.filter-standing")}
        chosen={filter.standings}
        choices={standings.map(({ value, count }) => ({ value, count, label: t(`indicators.standing-${value}`) }))}
      />
      <CheckList
        name={PARAMETERS.fields}
        label={t("concept.field")}
        chosen={filter.fields}
        choices={fields.map(({ number, title, count }) => ({
          value: number,
          count,
          label: number === "0" ? t("indicators.without-goal") : `${number} ${title}`,
        }))}
      />
      <CheckList
        name={PARAMETERS.released}
        label={t("indicators.filter-released")}
        chosen={filter.released}
        choices={released.map(({ value, count }) => ({ value, count, label: t(value === "intern" ? "indicators.is-internal" : "indicators.is-public") }))}
      />
    </FilterForm>
  );
}

function useChips(path: string, { filter, fields }: Pick<Loaded, "filter" | "fields">) {
  const { t } = useTexts();
  const without = (change: Partial<IndicatorFilter>) => path + writeIndicatorQuery({ ...filter, ...change });
  const rest = <Value extends string>(values: readonly Value[], value: string) => values.filter((other) => other !== value);
  const fieldName = (number: string) =>
    number === "0" ? t("indicators.without-goal") : `${number} ${fields.find((field) => field.number === number)?.title ?? ""}`;
  return [
    ...(filter.search ? [{ label: t("network.chip-search", { text: filter.search }), href: without({ search: "" }) }] : []),
    ...filter.standings.map((value) => ({ label: t(`indicators.standing-${value}`), href: without({ standings: rest(filter.standings, value) }) })),
    ...filter.fields.map((number) => ({ label: fieldName(number), href: without({ fields: rest(filter.fields, number) }) })),
    ...filter.released.map((value) => ({
      label: t(value === "intern" ? "indicators.is-internal" : "indicators.is-public"),
      href: without({ released: rest(filter.released, value) }),
    })),
  ];
}
