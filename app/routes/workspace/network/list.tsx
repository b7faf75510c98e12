import { href } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Chips, Pagination } from "#app/components/filters.tsx";
import { CheckList, TextInput } from "#app/components/forms/controls.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { countLedMeasures } from "#domain/concept/measures/index.ts";
import { listOrganisations, mayEditNetwork, ORGANISATION_KINDS, type OrganisationList } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/list.ts";
import { kindText } from "./kind-text.ts";
import { PARAMETERS, readNetworkQuery, writeNetworkQuery, type NetworkQuery } from "./list-query.ts";

const PAGE_SIZE = 50;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { searchParams } = new URL(request.url);
  const query = readNetworkQuery(searchParams);
  const found = await read(ctx, async (db) => ({
    list: await listOrganisations(ctx, db, query.filter, { after: query.after, limit: PAGE_SIZE }),
    led: await countLedMeasures(ctx, db),
  }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    query,
    list: found.list,
    mayEdit: mayEditNetwork(ctx.actor),
    led: Object.fromEntries(found.list.organisations.map(({ id }) => [id, found.led.get(id) ?? 0])),
    deleted: searchParams.get("hinweis") === "deleted",
  };
}

export default function NetworkPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, query, list, led, mayEdit, deleted } = loaderData;
  const path = href("/app/:region/netzwerk", { region });
  const chips = useChips(path, query, list);
  return (
    <WorkspacePage
      {...frame}
      title={t("network.title")}
      lede={chips.length === 0 ? t("network.lede", { total: list.total }) : t("network.found", { total: list.total })}
      notice={deleted ? <Notice kind="success" title={t("network.notice-deleted")} /> : undefined}
      actions={
        mayEdit ? (
          <ButtonLink kind="primary" small icon="plus" href={href("/app/:region/netzwerk/neu", { region })}>
            {t("network.new")}
          </ButtonLink>
        ) : undefined
      }
    >
      <title>{`${t("network.title")} – ${frame.region.name}`}</title>
      <div className="two flip">
        <Filters query={query} list={list} chosen={chips.length} />
        <div className="stack">
          <div className="row tight">
            <a className="chip jump" href="#filter">
              <Icon name="filter" />
              {t("network.jump-to-filter")}
            </a>
            <Chips chips={chips} clearHref={path} />
          </div>
          {list.organisations.length > 0 ? (
            <Rows
              rows={list.organisations.map((organisation) => ({
                key: organisation.id,
                symbol: <Icon name="building-community" />,
                title: organisation.name,
                href: href("/app/:region/netzwerk/:id", { region, id: organisation.id }),
                tag: <Tag>{t(kindText(organisation.kind))}</Tag>,
                second: [
                  organisation.municipality,
                  t("network.people-count", { count: organisation.people }),
                  led[organisation.id] ? t("network.leads-count", { count: led[organisation.id] ?? 0 }) : null,
                ]
                  .filter(Boolean)
                  .join(" · "),
              }))}
            />
          ) : (
            <EmptyState>{chips.length === 0 ? t("network.empty") : t("network.empty-filtered")}</EmptyState>
          )}
          {query.after ? (
            <p>
              <a href={path + writeNetworkQuery({ ...query, after: null })}>{t("network.from-start")}</a>
            </p>
          ) : null}
          <Pagination nextHref={list.next ? path + writeNetworkQuery({ ...query, after: list.next }) : undefined} />
        </div>
      </div>
    </WorkspacePage>
  );
}

function Filters({ query, list, chosen }: { query: NetworkQuery; list: OrganisationList; chosen: number }) {
  const { t } = useTexts();
  const { filter } = query;
  return (
    <form className="filters stack noprint" id="filter" method="get">
      <h2 className="row between base l">
        <span>
          <Icon name="filter" /> {t("common.filter")}
        </span>
        {chosen > 0 ? <span className="num">{t("network.filters-chosen", { count: chosen })}</span> : null}
      </h2>
      <TextInput
        name={PARAMETERS.search}
        type="search"
        label={t("network.filter-search")}
        hint={t("network.filter-search-hint")}
        defaultValue={filter.search}
      />
      <CheckList
        name={PARAMETERS.kinds}
        label={t("network.filter-kind")}
        chosen={filter.kinds}
        choices={ORGANISATION_KINDS.flatMap((kind) => list.kinds.filter(({ value }) => value === kind)).map(({ value, count }) => ({
          value,
          count,
          label: t(kindText(value)),
        }))}
      />
      {list.municipalities.length > 0 ? (
        <CheckList name={PARAMETERS.municipalityIds} label={t("network.filter-place")} chosen={filter.municipalityIds} choices={list.municipalities} />
      ) : null}
      <Button kind="primary">{t("common.show")}</Button>
    </form>
  );
}

function useChips(path: string, query: NetworkQuery, list: OrganisationList) {
  const { t } = useTexts();
  const { filter } = query;
  const without = (change: Partial<NetworkQuery["filter"]>) => path + writeNetworkQuery({ filter: { ...filter, ...change }, after: null });
  const place = (id: string) => list.municipalities.find(({ value }) => value === id)?.label ?? id;
  return [
    ...(filter.search ? [{ label: t("network.chip-search", { text: filter.search }), href: without({ search: "" }) }] : []),
    ...filter.kinds.map((kind) => ({ label: t(kindText(kind)), href: without({ kinds: filter.kinds.filter((other) => other !== kind) }) })),
    ...filter.municipalityIds.map((id) => ({ label: place(id), href: without({ municipalityIds: filter.municipalityIds.filter((other) => other !== id) }) })),
  ];
}
