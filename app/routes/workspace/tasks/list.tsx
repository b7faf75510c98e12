import { href } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FilterBar, Pagination } from "#app/components/filters.tsx";
import { Select } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { listTasks, TASK_STANDINGS } from "#domain/network/minutes/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/list.ts";
import { readTaskQuery, standingWord, writeTaskQuery } from "./list-query.ts";
import { TaskRows } from "./task-rows.tsx";

const PAGE_SIZE = 50;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const query = readTaskQuery(new URL(request.url).searchParams);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/aufgaben"),
    region: params.region,
    query,
    list: await read(ctx, (db) => listTasks(ctx, db, query.filter, { after: query.after, limit: PAGE_SIZE })),
  };
}

export default function TasksPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, query, list } = loaderData;
  const { filter } = query;
  const path = href("/app/:region/aufgaben", { region });
  const download = (file: string) => href("/app/:region/aufgaben/datei/:file", { region, file }) + writeTaskQuery({ ...query, after: null });
  const isPlain = !filter.mine && filter.gremiumId === null && filter.standing === "open";
  return (
    <WorkspacePage {...frame} title={t("minutes.tasks")} lede={t("minutes.tasks-lede", { open: list.counts.open, overdue: list.counts.overdue })}>
      <title>{`${t("minutes.tasks")} – ${frame.region.name}`}</title>
      <div className="stack">
        <FilterBar action={path}>
          <Select
            name="stand"
            label={t("minutes.filter-standing")}
            defaultValue={standingWord(filter.standing)}
            choices={TASK_STANDINGS.map((standing) => ({
              value: standingWord(standing),
              label: t(`minutes.standing-${standing}`, { count: String(list.counts[standing]) }),
            }))}
          />
          <Select
            name="wessen"
            label={t("minutes.filter-whose")}
            empty={t("minutes.filter-all")}
            defaultValue={filter.mine ? "meine" : ""}
            choices={[{ value: "meine", label: t("minutes.filter-mine", { count: String(list.mine) }) }]}
          />
          <Select
            name="gremium"
            label={t("minutes.filter-gremium")}
            empty={t("minutes.filter-all")}
            defaultValue={filter.gremiumId ?? ""}
            choices={list.gremien.map(({ id, name, count }) => ({ value: id, label: `${name} (${count})` }))}
          />
        </FilterBar>
        <p className="row s noprint">
          <a href={download("aufgaben.csv")}>{t("minutes.download-csv")}</a>
          <a href={download("aufgaben.xlsx")}>{t("minutes.download-xlsx")}</a>
        </p>
        {list.tasks.length > 0 ? (
          <TaskRows tasks={list.tasks} region={region} />
        ) : (
          <EmptyState>{t(isPlain ? "minutes.tasks-empty" : "minutes.tasks-empty-filtered")}</EmptyState>
        )}
        {query.after ? (
          <p>
            <a href={path + writeTaskQuery({ ...query, after: null })}>{t("minutes.from-start")}</a>
          </p>
        ) : null}
        <Pagination nextHref={list.next ? path + writeTaskQuery({ ...query, after: list.next }) : undefined} />
      </div>
    </WorkspacePage>
  );
}
