import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Figure, Figures } from "#app/components/figure.tsx";
import { ChosenFilters, FilterForm } from "#app/components/filters.tsx";
import { CheckList, Select, TextInput } from "#app/components/forms/controls.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Table } from "#app/components/table.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import {
  APPLICATION_SORTS,
  APPLICATION_STANDINGS,
  listApplications,
  NO_APPLICATION_FILTER,
  takesApplications,
  textOfCall,
  type ApplicationFilter,
  type ApplicationRow,
} from "#domain/concept/micro-grants/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/call.ts";
import { useGrantCrumbs } from "./crumbs.ts";
import { PARAMETERS, readApplicationQuery, writeApplicationQuery } from "./list-query.ts";
import { shownCall } from "./shown-call.ts";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const call = await shownCall(ctx, params.id);
  const filter = readApplicationQuery(url.searchParams);
  const { all, found } = await read(ctx, async (db) => ({
    // What is left of the total is made of all of them, whatever is filtered.
    all: await listApplications(ctx, db, call.id, NO_APPLICATION_FILTER),
    found: await listApplications(ctx, db, call.id, { ...filter, standings: [] }),
  }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    call: {
      id: call.id,
      title: textOfCall(call, "de").title,
      totalCents: call.totalCents,
      maxCents: call.maxCents,
      untilOn: call.untilOn,
      isPublic: call.isPublic,
    },
    isOpen: takesApplications(call, ctx.today),
    filter,
    granted: all.filter(({ approvedCents }) => approvedCents !== null),
    total: all.length,
    waiting: all.filter(({ standing }) => standing === "submitted").length,
    standings: APPLICATION_STANDINGS.map((standing) => ({ standing, count: found.filter((row) => row.standing === standing).length })),
    applications: found.filter(({ standing }) => filter.standings.length === 0 || filter.standings.includes(standing)),
    saved: url.searchParams.get("hinweis") === "saved",
  };
}

export default function GrantCallPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, call, isOpen, filter, granted, waiting, total, applications, saved } = loaderData;
  const own = href("/app/:region/kleinfoerderung/:id", { region, id: call.id });
  const chips = useChips(own, filter);
  return (
    <WorkspacePage
      {...frame}
      crumbs={useGrantCrumbs(region)}
      title={call.title}
      lede={t(isOpen ? "grants.call-lede-open" : "grants.call-lede", { waiting, until: formats.day(call.untilOn) })}
      notice={saved ? <Notice kind="success" title={t(call.isPublic ? "grants.notice-saved-public" : "grants.notice-saved")} /> : undefined}
      actions={
        <ButtonLink small icon="pencil" href={`${own}/bearbeiten`}>
          {t("common.edit")}
        </ButtonLink>
      }
    >
      <title>{`${call.title} – ${frame.region.name}`}</title>
      <Money call={call} granted={granted} region={region} />
      <div className="two flip">
        <Filters {...loaderData} chosen={chips.length} />
        <div className="stack">
          <ChosenFilters chips={chips} clearHref={own} />
          {applications.length === 0 ? (
            <EmptyState>{t(total === 0 ? "grants.applications-empty" : "network.empty-filtered")}</EmptyState>
          ) : (
            <>
              <Applications applications={applications} region={region} />
              <p className="row tight s noprint">
                {["antraege.xlsx", "antraege.csv"].map((file) => (
                  <a key={file} href={href("/app/:region/kleinfoerderung/:id/datei/:file", { region, id: call.id, file }) + writeApplicationQuery(filter)}>
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

/** What is left of the total, opening to the grants it is made of. */
function Money({ call, granted, region }: Pick<Loaded, "call" | "granted" | "region">) {
  const { t } = useTexts();
  const formats = useFormats();
  const approved = granted.reduce((sum, { approvedCents }) => sum + (approvedCents ?? 0), 0);
  return (
    <Figures>
      <Figure
        value={formats.money(call.totalCents - approved)}
        what={t("grants.left-of", { total: formats.money(call.totalCents) })}
        parts={
          granted.length === 0 ? undefined : (
            <Table
              caption={t("grants.approved-parts")}
              columns={[{ label: t("grants.column-idea") }, { label: t("grants.approved"), numeric: true }]}
              rows={granted.map(({ id, title, approvedCents }) => ({
                key: id,
                cells: [
                  <a key="idea" href={href("/app/:region/kleinfoerderung/antraege/:id", { region, id })}>
                    {title}
                  </a>,
                  formats.money(approvedCents ?? 0),
                ],
              }))}
              footer={[t("common.total"), formats.money(approved)]}
            />
          )
        }
      />
    </Figures>
  );
}

function Applications({ applications, region }: { applications: readonly ApplicationRow[]; region: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <Table
      caption={t("grants.applications")}
      columns={[{ label: t("grants.column-idea") }, { label: t("grants.asked"), numeric: true }, { label: t("grants.approved"), numeric: true }]}
      rows={applications.map((row) => ({
        key: row.id,
        cells: [
          <span key="idea">
            <a href={href("/app/:region/kleinfoerderung/antraege/:id", { region, id: row.id })}>{row.title}</a>
            <br />
            <span className="muted s">
              {[t(`grants.standing-${row.standing}`), row.groupName, row.place, row.isReleased ? t("grants.is-released") : ""].filter(Boolean).join(" · ")}
            </span>
          </span>,
          formats.money(row.amountCents),
          row.approvedCents === null ? "" : formats.money(row.approvedCents),
        ],
      }))}
    />
  );
}

function Filters({ filter, standings, chosen }: Pick<Loaded, "filter" | "standings"> & { chosen: number }) {
  const { t } = useTexts();
  return (
    <FilterForm chosen={chosen}>
      <TextInput name={PARAMETERS.search} type="search" label={t("network.filter-search")} hint={t("grants.filter-search-hint")} defaultValue={filter.search} />
      <CheckList
        name={PARAMETERS.standings}
        label={t("grants.filter-standing")}
        chosen={filter.standings}
        choices={standings.map(({ standing, count }) => ({ value: standing, count, label: t(`grants.standing-${standing}`) }))}
      />
      <Select
        name={PARAMETERS.sort}
        label={t("funding.filter-sort")}
        defaultValue={filter.sort}
        choices={APPLICATION_SORTS.map((sort) => ({ value: sort, label: t(`grants.sort-${sort}`) }))}
      />
    </FilterForm>
  );
}

function useChips(path: string, filter: ApplicationFilter) {
  const { t } = useTexts();
  const without = (change: Partial<ApplicationFilter>) => path + writeApplicationQuery({ ...filter, ...change });
  return [
    ...(filter.search ? [{ label: t("network.chip-search", { text: filter.search }), href: without({ search: "" }) }] : []),
    ...APPLICATION_STANDINGS.filter((standing) => filter.standings.includes(standing)).map((standing) => ({
      label: t(`grants.standing-${standing}`),
      href: without({ standings: filter.standings.filter((other) => other !== standing) }),
    })),
  ];
}
