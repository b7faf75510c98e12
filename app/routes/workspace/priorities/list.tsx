import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { listRounds, mayRunPriorities } from "#domain/concept/priorities/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/list.ts";
import { roundCrumbs } from "./shown-round.ts";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    rounds: await read(ctx, (db) => listRounds(ctx, db)),
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    mayRun: mayRunPriorities(ctx.actor),
    isDeleted: url.searchParams.get("hinweis") === "geloescht",
  };
}

export default function PrioritiesPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, rounds, mayRun, isDeleted } = loaderData;
  const running = rounds.filter(({ state }) => state === "open").length;
  const begin = mayRun ? (
    <ButtonLink kind="primary" small icon="plus" href={href("/app/:region/priorisierung/neu", { region })}>
      {t("priorities.new")}
    </ButtonLink>
  ) : undefined;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[...roundCrumbs(t, region).slice(0, 1), { label: t("priorities.title") }]}
      title={t("priorities.title")}
      lede={rounds.length > 0 ? t("priorities.lede", { running, total: rounds.length }) : undefined}
      notice={isDeleted ? <Notice kind="success">{t("priorities.notice-geloescht")}</Notice> : undefined}
      actions={rounds.length > 0 ? begin : undefined}
    >
      <title>{`${t("priorities.title")} – ${frame.region.name}`}</title>
      {rounds.length === 0 ? (
        <EmptyState action={begin}>{t("priorities.empty")}</EmptyState>
      ) : (
        <Rows
          rows={rounds.map(({ id, question, state, method, items, ballots, openedAt, closedAt }) => ({
            key: id,
            symbol: <Icon name={state === "closed" ? "circle-check" : state === "open" ? "users" : "pencil"} />,
            title: question,
            href: href("/app/:region/priorisierung/:id", { region, id }),
            tag: <Tag>{t(`priorities.state-${state}`)}</Tag>,
            second: [
              t(`priorities.method-${method}`),
              t("priorities.items-count", { count: items }),
              ballots === null ? "" : t("priorities.ballots-count", { count: ballots }),
              closedAt
                ? t("priorities.closed-on", { day: formats.momentDay(closedAt) })
                : openedAt
                  ? t("priorities.opened-on", { day: formats.momentDay(openedAt) })
                  : "",
            ]
              .filter(Boolean)
              .join(" · "),
          }))}
        />
      )}
    </WorkspacePage>
  );
}
