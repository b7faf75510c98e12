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
import { listOfferFeeds } from "#domain/offers/feeds/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/list.ts";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    feeds: await read(ctx, (db) => listOfferFeeds(ctx, db)),
    deleted: new URL(request.url).searchParams.get("hinweis") === "deleted",
  };
}

/** Calendars that others keep, each with how it stands. */
export default function FeedsPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, feeds, deleted } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) }]}
      title={t("feeds.title")}
      lede={t("feeds.lede", { count: feeds.length })}
      notice={deleted ? <Notice kind="success" title={t("feeds.notice-deleted")} /> : undefined}
      actions={
        <ButtonLink kind="primary" small icon="plus" href={href("/app/:region/angebote/kalender/neu", { region })}>
          {t("feeds.new")}
        </ButtonLink>
      }
    >
      <title>{`${t("feeds.title")} – ${frame.region.name}`}</title>
      {feeds.length === 0 ? <EmptyState>{t("feeds.empty")}</EmptyState> : null}
      <Rows
        rows={feeds.map((feed) => ({
          key: feed.id,
          symbol: <Icon name={feed.goneSince || feed.vanished > 0 ? "alert-triangle" : "calendar-event"} />,
          title: feed.name,
          href: href("/app/:region/angebote/kalender/:id", { region, id: feed.id }),
          tag: feed.isPaused ? <Tag>{t("feeds.paused")}</Tag> : undefined,
          second: [
            feed.goneSince ? t("feeds.gone", { moment: formats.moment(feed.goneSince) }) : null,
            t("feeds.offers", { count: feed.offers }),
            feed.vanished > 0 ? t("feeds.vanished", { count: feed.vanished }) : null,
            feed.fetchedAt ? t("feeds.last", { moment: formats.moment(feed.fetchedAt) }) : t("feeds.never"),
          ]
            .filter((piece) => piece !== null)
            .join(", "),
        }))}
      />
    </WorkspacePage>
  );
}
