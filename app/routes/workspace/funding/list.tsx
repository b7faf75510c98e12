import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { ChosenFilters, FilterForm } from "#app/components/filters.tsx";
import { CheckList, Select, TextInput } from "#app/components/forms/controls.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Table } from "#app/components/table.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { countNear, FUND_SORTS, FUND_STATES, listFreeSources, listFunds, mayKeepMoney, type FundFilter } from "#domain/concept/funding/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/list.ts";
import { FundingLinks } from "./funding-links.tsx";
import { PARAMETERS, readFundQuery, writeFundQuery } from "./list-query.ts";
import { usePeriod } from "./use-period.ts";

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const filter = readFundQuery(url.searchParams);
  const found = await read(ctx, async (db) => {
    const { count: near, days: firstDays } = await countNear(ctx, db);
    return {
      // The counts behind the filters need all of them anyway, and there are dozens.
      all: await listFunds(ctx, db, { ...filter, states: [] }),
      free: (await listFreeSources(ctx, db)).length,
      firstDays,
      near,
    };
  });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    filter,
    states: FUND_STATES.map((state) => ({ state, count: found.all.filter((fund) => fund.state === state).length })),
    funds: found.all.filter(({ state }) => filter.states.length === 0 || filter.states.includes(state)),
    free: found.free,
    near: found.near,
    firstDays: found.firstDays,
    mayKeep: mayKeepMoney(ctx.actor),
    deleted: url.searchParams.get("hinweis") === "deleted",
  };
}

export default function FundsPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const period = usePeriod();
  const { frame, region, filter, funds, mayKeep, deleted, near, firstDays } = loaderData;
  const path = href("/app/:region/foerdermittel", { region });
  const chips = useChips(path, filter);
  const sum = (part: "approvedCents" | "calledUpCents") => formats.money(funds.reduce((total, fund) => total + fund[part], 0));
  const total = (part: "approvedCents" | "calledUpCents" | "spentCents") => formats.money(funds.reduce((all, fund) => all + fund[part], 0));
  return (
    <WorkspacePage
      {...frame}
      title={t("funding.title")}
      lede={
        chips.length === 0
          ? t("funding.lede", { count: funds.length, approved: sum("approvedCents"), calledUp: sum("calledUpCents"), near, days: firstDays })
          : t("funding.found", { count: funds.length })
      }
      notice={deleted ? <Notice kind="success" title={t("funding.notice-deleted")} /> : undefined}
      actions={
        mayKeep ? (
          <ButtonLink kind="primary" small icon="plus" href={href("/app/:region/foerdermittel/neu", { region })}>
            {t("funding.new")}
          </ButtonLink>
        ) : undefined
      }
    >
      <title>{`${t("funding.title")} – ${frame.region.name}`}</title>
      <FundingLinks {...loaderData} />
      <div className="two flip">
        <Filters {...loaderData} chosen={chips.length} />
        <div className="stack">
          <ChosenFilters chips={chips} clearHref={path} />
          {funds.length === 0 ? (
            <EmptyState>{chips.length === 0 ? t("funding.empty") : t("network.empty-filtered")}</EmptyState>
          ) : (
            <>
              <Table
                caption={t("funding.title")}
                columns={[
                  { label: t("funding.column-fund") },
                  { label: t("funding.approved"), numeric: true },
                  { label: t("funding.called-up"), numeric: true },
                  { label: t("funding.spent"), numeric: true },
                ]}
                rows={funds.map((fund) => ({
                  key: fund.id,
                  cells: [
                    <span key="fund" className="row-head">
                      <a href={href("/app/:region/foerdermittel/:id", { region, id: fund.id })}>{fund.name}</a>
                      <br />
                      <span className="muted s">
                        {[t(`funding.state-${fund.state}`), fund.giver, period(fund)].filter(Boolean).join(" · ")}
                        {fund.nextOn ? (
                          <>
                            <br />
                            {t("funding.next", { day: formats.day(fund.nextOn), what: fund.nextWhat ?? "" })}
                          </>
                        ) : null}
                      </span>
                    </span>,
                    formats.money(fund.approvedCents),
                    formats.money(fund.calledUpCents),
                    formats.money(fund.spentCents),
                  ],
                }))}
                footer={[t("common.total"), total("approvedCents"), total("calledUpCents"), total("spentCents")]}
              />
              <p className="row tight s noprint">
                {["foerdermittel.xlsx", "foerdermittel.csv"].map((file) => (
                  <a key={file} href={href("/app/:region/foerdermittel/datei/:file", { region, file }) + writeFundQuery(filter)}>
                    {t(file.endsWith("csv") ? "funding.download-csv" : "funding.download-xlsx")}
                  </a>
                ))}
              </p>
            </>
          )}
        </div>
      </div>
    </WorkspacePage>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

function Filters({ filter, states, chosen }: Pick<Loaded, "filter" | "states"> & { chosen: number }) {
  const { t } = useTexts();
  return (
    <FilterForm chosen={chosen}>
      <TextInput
        name={PARAMETERS.search}
        type="search"
        label={t("network.filter-search")}
        hint={t("funding.filter-search-hint")}
        defaultValue={filter.search}
      />
      <CheckList
        name={PARAMETERS.states}
        label={t("funding.filter-state")}
        chosen={filter.states}
        choices={states.map(({ state, count }) => ({ value: state, count, label: t(`funding.state-${state}`) }))}
      />
      <Select
        name={PARAMETERS.sort}
        label={t("funding.filter-sort")}
        defaultValue={filter.sort}
        choices={FUND_SORTS.map((sort) => ({ value: sort, label: t(`funding.sort-${sort}`) }))}
      />
    </FilterForm>
  );
}

function useChips(path: string, filter: FundFilter) {
  const { t } = useTexts();
  const without = (change: Partial<FundFilter>) => path + writeFundQuery({ ...filter, ...change });
  return [
    ...(filter.search ? [{ label: t("network.chip-search", { text: filter.search }), href: without({ search: "" }) }] : []),
    ...FUND_STATES.filter((state) => filter.states.includes(state)).map((state) => ({
      label: t(`funding.state-${state}`),
      href: without({ states: filter.states.filter((other) => other !== state) }),
    })),
  ];
}
