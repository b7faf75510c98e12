import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { listRounds } from "#domain/concept/rounds/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/list.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/statusrunden"),
    region: params.region,
    rounds: await read(ctx, (db) => listRounds(ctx, db)),
  };
}

export default function RoundsPage({ loaderData: { frame, region, rounds } }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const act = (
    <ButtonLink kind="primary" small icon="plus" href={href("/app/:region/statusrunden/neu", { region })}>
      {t("rounds.new")}
    </ButtonLink>
  );
  return (
    <WorkspacePage {...frame} title={t("rounds.title")} lede={t("rounds.lede")} actions={rounds.length > 0 ? act : undefined}>
      <title>{`${t("rounds.title")} – ${frame.region.name}`}</title>
      {rounds.length === 0 ? (
        <EmptyState action={act}>{t("rounds.empty")}</EmptyState>
      ) : (
        <Rows
          rows={rounds.map(({ id, title, dueOn, closedAt, submitted, asked, waiting }) => ({
            key: id,
            symbol: <Icon name={closedAt ? "circle-check" : "hourglass"} />,
            title,
            href: href("/app/:region/statusrunden/:id", { region, id }),
            tag: <Tag>{t(closedAt ? "rounds.closed" : "rounds.running")}</Tag>,
            second: [
              closedAt ? t("rounds.closed-on", { day: formats.momentDay(closedAt) }) : t("rounds.due", { day: formats.day(dueOn) }),
              t("rounds.answered", { submitted, asked }),
              closedAt ? null : t("rounds.waiting", { count: waiting }),
            ]
              .filter(Boolean)
              .join(" · "),
          }))}
        />
      )}
    </WorkspacePage>
  );
}
