import { data, href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Pagination } from "#app/components/filters.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Table } from "#app/components/table.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { participationOf } from "#domain/network/meetings/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/participation.ts";
import { orNotFound } from "./refusals.ts";

/** Organisations of one page: a network of many years counts hundreds. */
const PAGE_SIZE = 100;

export async function loader({ params, context, url }: Pick<Route.LoaderArgs, "params" | "context" | "url">) {
  const ctx = context.get(requestContext);
  const { organisations, ...participation } = orNotFound(await read(ctx, (db) => participationOf(ctx, db, params.id)));
  const after = organisations.findIndex(({ name }) => name === url.searchParams.get("nach"));
  const end = after + 1 + PAGE_SIZE;
  return {
    participation: { ...participation, organisations: organisations.slice(after + 1, end) },
    next: end < organisations.length ? (organisations[end - 1]?.name ?? null) : null,
    isFirst: after < 0,
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/sitzungen"),
    region: params.region,
  };
}

/** Takes no form; who may not read the page learns that it is not there. */
export async function action(args: Route.ActionArgs) {
  await loader(args);
  throw data(null, { status: 405 });
}

export default function ParticipationPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, participation, next, isFirst } = loaderData;
  const { gremium, years, organisations } = participation;
  const path = href("/app/:region/gremien/:id/beteiligung", { region, id: gremium.id });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("meetings.title"), href: href("/app/:region/sitzungen", { region }) }, { label: gremium.name }]}
      kicker={gremium.name}
      title={t("meetings.participation")}
      lede={t("meetings.participation-lede")}
      actions={
        organisations.length > 0 ? (
          <ButtonLink small icon="download" href={href("/app/:region/gremien/:id/beteiligung/datei", { region, id: gremium.id })}>
            {t("meetings.participation-xlsx")}
          </ButtonLink>
        ) : undefined
      }
    >
      <title>{`${t("meetings.participation")} – ${gremium.name} – ${frame.region.name}`}</title>
      {organisations.length === 0 ? (
        <EmptyState>{t("meetings.participation-empty")}</EmptyState>
      ) : (
        <Table
          caption={t("meetings.participation-caption")}
          columns={[{ label: t("meetings.participation-organisation") }, ...years.map((year) => ({ label: String(year), numeric: true }))]}
          rows={organisations.map((organisation) => ({
            key: organisation.name,
            cells: [
              organisation.name,
              ...years.map((year) => {
                const found = organisation.years[year];
                return found ? t("meetings.participation-cell", found) : "–";
              }),
            ],
          }))}
        />
      )}
      {isFirst ? null : (
        <p>
          <a href={path}>{t("network.from-start")}</a>
        </p>
      )}
      <Pagination nextHref={next ? `${path}?${new URLSearchParams({ nach: next })}` : undefined} />
    </WorkspacePage>
  );
}
