import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { ChosenFilters, FilterForm, Pagination } from "#app/components/filters.tsx";
import { CheckList, TextInput } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import {
  AGREEMENT_KINDS,
  AGREEMENT_STANDINGS,
  listAgreements,
  mayEditNetwork,
  NO_AGREEMENT_FILTER,
  type AgreementFilter,
  type AgreementRow,
} from "#domain/network/index.ts";
import { organisationsById } from "#domain/network/names/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/list.ts";
import { AgreementRows } from "./agreement-rows.tsx";
import { PARAMETERS, readAgreementQuery, writeAgreementQuery } from "./list-query.ts";

const PAGE_SIZE = 50;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { searchParams } = new URL(request.url);
  const filter = readAgreementQuery(searchParams);
  const { all, organisations } = await read(ctx, async (db) => ({
    // The counts behind the filters need all of them anyway, and there are dozens.
    all: await listAgreements(ctx, db, { ...NO_AGREEMENT_FILTER, search: filter.search, organisationIds: filter.organisationIds }),
    organisations: await organisationsById(ctx, db, filter.organisationIds),
  }));
  const fits = ({ kinds, standings }: Pick<AgreementFilter, "kinds" | "standings">) =>
    all.filter(({ kind, standing }) => (kinds.length === 0 || kinds.includes(kind)) && (standings.length === 0 || standings.includes(standing)));
  const count = <Value extends string>(values: readonly Value[], among: readonly AgreementRow[], of: (row: AgreementRow) => string) =>
    values.map((value) => ({ value, count: among.filter((row) => of(row) === value).length }));
  const listed = fits(filter);
  const after = listed.findIndex(({ id }) => id === searchParams.get("nach"));
  const end = after + 1 + PAGE_SIZE;
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/vereinbarungen"),
    region: params.region,
    filter,
    total: listed.length,
    agreements: listed.slice(after + 1, end),
    next: end < listed.length ? (listed[end - 1]?.id ?? null) : null,
    isFirst: after < 0,
    kinds: count(AGREEMENT_KINDS, fits({ ...filter, kinds: [] }), ({ kind }) => kind),
    standings: count(AGREEMENT_STANDINGS, fits({ ...filter, standings: [] }), ({ standing }) => standing),
    partners: organisations.filter(({ id }) => filter.organisationIds.includes(id)),
    due: all.filter(({ standing }) => standing === "review-due").length,
    mayEdit: mayEditNetwork(ctx.actor),
    deleted: searchParams.get("hinweis") === "deleted",
  };
}

export default function AgreementsPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, filter, total, agreements, next, isFirst, due, mayEdit, deleted } = loaderData;
  const path = href("/app/:region/vereinbarungen", { region });
  const download = (file: string) => href("/app/:region/vereinbarungen/datei/:file", { region, file }) + writeAgreementQuery(filter);
  const chips = useChips(path, loaderData);
  return (
    <WorkspacePage
      {...frame}
      title={t("agreements.title")}
      lede={chips.length === 0 ? t("agreements.lede", { total, due }) : t("agreements.found", { total })}
      notice={deleted ? <Notice kind="success" title={t("agreements.notice-deleted")} /> : undefined}
      actions={
        mayEdit ? (
          <ButtonLink kind="primary" small icon="plus" href={href("/app/:region/vereinbarungen/neu", { region })}>
            {t("agreements.new")}
          </ButtonLink>
        ) : undefined
      }
    >
      <title>{`${t("agreements.title")} – ${frame.region.name}`}</title>
      <div className="two flip">
        <Filters {...loaderData} chosen={chips.length} />
        <div className="stack">
          <ChosenFilters chips={chips} clearHref={path} />
          {agreements.length > 0 ? (
            <AgreementRows region={region} agreements={agreements} />
          ) : (
            <EmptyState>{chips.length === 0 ? t("agreements.empty") : t("network.empty-filtered")}</EmptyState>
          )}
          {agreements.length > 0 ? (
            <p className="row tight s noprint">
              <a href={download("vereinbarungen.xlsx")}>{t("agreements.download-xlsx")}</a>
              <a href={download("vereinbarungen.csv")}>{t("agreements.download-csv")}</a>
            </p>
          ) : null}
          {isFirst ? null : (
            <p>
              <a href={path + writeAgreementQuery(filter)}>{t("network.from-start")}</a>
            </p>
          )}
          <Pagination nextHref={next ? path + writeAgreementQuery(filter, next) : undefined} />
        </div>
      </div>
    </WorkspacePage>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

function Filters({ filter, kinds, standings, chosen }: Pick<Loaded, "filter" | "kinds" | "standings"> & { chosen: number }) {
  const { t } = useTexts();
  return (
    <FilterForm chosen={chosen}>
      <TextInput
        name={PARAMETERS.search}
        type="search"
        label={t("network.filter-search")}
        hint={t("agreements.filter-search-hint")}
        defaultValue={filter.search}
      />
      {filter.organisationIds.map((id) => (
        <input key={id} type="hidden" name={PARAMETERS.organisationIds} value={id} />
      ))}
      <CheckList
        name={PARAMETERS.standings}
        label={t("agreements.filter-standing")}
        chosen={filter.standings}
        choices={standings.map(({ value, count }) => ({ value, count, label: t(`agreements.standing-${value}`) }))}
      />
      <CheckList
        name={PARAMETERS.kinds}
        label={t("agreements.field-kind")}
        chosen={filter.kinds}
        choices={kinds.map(({ value, count }) => ({ value, count, label: t(`agreements.kind-${value}`) }))}
      />
    </FilterForm>
  );
}

function useChips(path: string, { filter, kinds, standings, partners }: Pick<Loaded, "filter" | "kinds" | "standings" | "partners">) {
  const { t } = useTexts();
  const without = (change: Partial<AgreementFilter>) => path + writeAgreementQuery({ ...filter, ...change });
  const rest = (values: readonly string[], value: string) => values.filter((other) => other !== value);
  return [
    ...(filter.search ? [{ label: t("network.chip-search", { text: filter.search }), href: without({ search: "" }) }] : []),
    ...partners.map(({ id, name }) => ({ label: name, href: without({ organisationIds: rest(filter.organisationIds, id) }) })),
    ...standings.flatMap(({ value }) =>
      filter.standings.includes(value) ? [{ label: t(`agreements.standing-${value}`), href: without({ standings: rest(filter.standings, value) }) }] : [],
    ),
    ...kinds.flatMap(({ value }) =>
      filter.kinds.includes(value) ? [{ label: t(`agreements.kind-${value}`), href: without({ kinds: rest(filter.kinds, value) }) }] : [],
    ),
  ];
}
