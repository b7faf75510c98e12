import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { ChosenFilters, FilterForm, Pagination } from "#app/components/filters.tsx";
import { CheckList, DateInput, Select, TextInput } from "#app/components/forms/controls.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { StateSymbol } from "#app/components/state.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import {
  ASSESSMENTS,
  listMeasures,
  mayCreateMeasure,
  MEASURE_SORTS,
  MEASURE_STATES,
  type MeasureList,
  type MeasureRow,
} from "#domain/concept/measures/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/list.ts";
import { chipsOf, PARAMETERS, readMeasureQuery, sortWord, writeMeasureQuery, type MeasureQuery } from "./list-query.ts";
import { usePeriod } from "./period.ts";
import { assessmentText, stateText } from "./state-texts.ts";

const PAGE_SIZE = 50;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const query = readMeasureQuery(new URL(request.url).searchParams);
  const list = await read(ctx, (db) => listMeasures(ctx, db, query.filter, { sort: query.sort, after: query.after, limit: PAGE_SIZE }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/massnahmen"),
    region: params.region,
    query,
    list,
    mayCreate: mayCreateMeasure(ctx.actor),
    deleted: new URL(request.url).searchParams.get("hinweis") === "deleted",
  };
}

export default function MeasuresPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, query, list, mayCreate, deleted } = loaderData;
  const path = href("/app/:region/massnahmen", { region });
  const download = (file: string) => href("/app/:region/massnahmen/datei/:file", { region, file }) + writeMeasureQuery({ ...query, after: null });
  const chips = useChips(path, query, list);
  const offTrack = list.assessments.find((choice) => choice.value === "off-track")?.count ?? 0;
  return (
    <WorkspacePage
      {...frame}
      title={t("measures.title")}
      notice={deleted ? <Notice kind="success" title={t("measures.notice-deleted")} /> : undefined}
      lede={chips.length === 0 ? t("measures.list-lede", { total: list.total, offTrack }) : t("measures.list-found", { total: list.total })}
      actions={
        mayCreate ? (
          <ButtonLink kind="primary" small icon="plus" href={href("/app/:region/massnahmen/neu", { region })}>
            {t("measures.new")}
          </ButtonLink>
        ) : undefined
      }
    >
      <title>{`${t("measures.title")} – ${frame.region.name}`}</title>
      <div className="two flip">
        <Filters query={query} list={list} chosen={chips.length} />
        <div className="stack">
          <div className="row between">
            <ChosenFilters chips={chips} clearHref={path} />
            <p className="row s noprint">
              <a href={download("massnahmen.csv")}>{t("measures.download-csv")}</a>
              <a href={download("massnahmen.xlsx")}>{t("measures.download-xlsx")}</a>
            </p>
          </div>
          {list.measures.length > 0 ? (
            <MeasureRows measures={list.measures} region={region} />
          ) : (
            <EmptyState>{chips.length === 0 ? t("measures.empty") : t("measures.empty-filtered")}</EmptyState>
          )}
          {query.after ? (
            <p>
              <a href={path + writeMeasureQuery({ ...query, after: null })}>{t("measures.from-start")}</a>
            </p>
          ) : null}
          <Pagination nextHref={list.next ? path + writeMeasureQuery({ ...query, after: list.next }) : undefined} />
        </div>
      </div>
    </WorkspacePage>
  );
}

function MeasureRows({ measures, region }: { measures: readonly MeasureRow[]; region: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  const period = usePeriod();
  return (
    <Rows
      rows={measures.map((measure) => ({
        key: measure.id,
        symbol: <StateSymbol state={measure.progress.state} />,
        title: measure.title,
        href: href("/app/:region/massnahmen/:id", { region, id: measure.id }),
        tag: <Tag>{t(`states.measure-${measure.state}`)}</Tag>,
        second: [
          t(measure.isAssessed ? `states.${measure.progress.state}` : "states.not-assessed"),
          measure.leadOrganisation,
          period(measure.startsOn, measure.endsOn),
          measure.updatedOn === null ? t("measures.no-entry") : t("measures.last-entry", { day: formats.day(measure.updatedOn) }),
          measure.releasedAt === null ? t("measures.not-public") : null,
        ]
          .filter(Boolean)
          .join(" · "),
        act: measure.progress.percent === null ? undefined : <span className="num">{formats.percent(measure.progress.percent / 100)}</span>,
      }))}
    />
  );
}

function Filters({ query, list, chosen }: { query: MeasureQuery; list: MeasureList; chosen: number }) {
  const { t } = useTexts();
  const { filter, sort } = query;
  const assessments = [...ASSESSMENTS, "none" as const];
  return (
    <FilterForm chosen={chosen}>
      <TextInput
        name={PARAMETERS.search}
        type="search"
        label={t("measures.filter-search")}
        hint={t("measures.filter-search-hint")}
        defaultValue={filter.search}
      />
      <CheckList
        name={PARAMETERS.states}
        label={t("measures.filter-state")}
        chosen={filter.states}
        choices={MEASURE_STATES.flatMap((state) => list.states.filter(({ value }) => value === state)).map(({ value, count }) => ({
          value,
          count,
          label: t(stateText(value)),
        }))}
      />
      <CheckList
        name={PARAMETERS.assessments}
        label={t("measures.filter-assessment")}
        chosen={filter.assessments}
        choices={assessments.map((value) => ({
          value,
          label: value === "none" ? t("measures.assessment-none") : t(`states.${value}`),
          count: list.assessments.find((choice) => choice.value === value)?.count ?? 0,
        }))}
      />
      {list.fields.length > 0 ? (
        <CheckList name={PARAMETERS.fieldIds} label={t("measures.filter-field")} chosen={filter.fieldIds} choices={list.fields} />
      ) : null}
      {list.leadOrganisations.length > 0 ? (
        <details open={filter.leadOrganisationIds.length > 0}>
          <summary>{t("measures.filter-lead")}</summary>
          <CheckList
            name={PARAMETERS.leadOrganisationIds}
            label={t("measures.filter-lead")}
            chosen={filter.leadOrganisationIds}
            choices={list.leadOrganisations}
          />
        </details>
      ) : null}
      <DateInput name={PARAMETERS.quietSince} label={t("measures.filter-quiet")} defaultValue={filter.quietSince ?? ""} />
      <DateInput name={PARAMETERS.endsBefore} label={t("measures.filter-ends")} defaultValue={filter.endsBefore ?? ""} />
      <Select
        name="sortierung"
        label={t("measures.sort")}
        defaultValue={sortWord(sort)}
        choices={MEASURE_SORTS.map((value) => ({ value: sortWord(value), label: t(`measures.sort-${value}`) }))}
      />
    </FilterForm>
  );
}

function useChips(path: string, query: MeasureQuery, list: MeasureList) {
  const { t } = useTexts();
  const formats = useFormats();
  const labels = new Map([...list.fields, ...list.leadOrganisations].map(({ value, label }) => [value, label]));
  return chipsOf(query).map(({ name, value, without }) => {
    const label = () => {
      if (name === "search") return t("measures.chip-search", { text: value });
      if (name === "quietSince") return t("measures.chip-quiet", { day: formats.day(value) });
      if (name === "endsBefore") return t("measures.chip-ends", { day: formats.day(value) });
      if (name === "states") return t(stateText(value));
      if (name === "assessments") return t(assessmentText(value));
      return labels.get(value) ?? value;
    };
    return { label: label(), href: path + writeMeasureQuery(without) };
  });
}
