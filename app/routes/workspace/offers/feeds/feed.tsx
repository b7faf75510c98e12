import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { COUNTED, findFeed, readFeedNow } from "#domain/offers/feeds/index.ts";
import { read } from "#platform/db/index.ts";
import { isId } from "../../network/form.ts";
import type { Route } from "./+types/feed.ts";
import { NotReadList } from "./not-read.tsx";

const NOTICES = ["added", "saved", "reading"] as const;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const feed = isId(params.id) ? await read(ctx, (db) => findFeed(ctx, db, params.id)) : null;
  if (!feed) throw data({ code: "not-found" }, { status: 404 });
  const word = new URL(request.url).searchParams.get("hinweis");
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    feed,
    notice: NOTICES.find((known) => known === word) ?? null,
  };
}

export async function action({ params, context }: Route.ActionArgs) {
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const result = await readFeedNow(context.get(requestContext), { id: params.id });
  if (result.ok) return redirect(`${href("/app/:region/angebote/kalender/:id", params)}?hinweis=reading`, 303);
  throw data({ code: result.refusal === "not-allowed" ? "not-allowed" : "not-found" }, { status: result.refusal === "not-allowed" ? 403 : 404 });
}

/** One calendar: how it stands, what each reading brought, and which offers it no longer has. */
export default function FeedPage({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, feed, notice } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) },
        { label: t("feeds.title"), href: href("/app/:region/angebote/kalender", { region }) },
      ]}
      title={feed.name}
      lede={feed.fetchedAt ? t("feeds.last", { moment: formats.moment(feed.fetchedAt) }) : t("feeds.never")}
      notice={notice ? <Notice kind="success" title={t(`feeds.notice-${notice}`)} /> : undefined}
      actions={
        <>
          <ButtonLink small kind="tertiary" icon="trash" href={href("/app/:region/angebote/kalender/:id/loeschen", params)}>
            {t("feeds.delete")}
          </ButtonLink>
          <ButtonLink small icon="pencil" href={href("/app/:region/angebote/kalender/:id/bearbeiten", params)}>
            {t("common.edit")}
          </ButtonLink>
        </>
      }
    >
      <title>{`${feed.name} – ${frame.region.name}`}</title>
      {feed.goneSince ? <Notice kind="warn">{t("feeds.gone", { moment: formats.moment(feed.goneSince) })}</Notice> : null}
      <p className="s">
        <bdi>{feed.address}</bdi>
      </p>
      <form method="post">
        <Button small>{t("feeds.read-now")}</Button>
      </form>
      <section aria-labelledby="h-reports">
        <h2 id="h-reports">{t("feeds.reports")}</h2>
        {feed.runs.length === 0 ? <p className="muted">{t("feeds.no-reports")}</p> : null}
        <ul className="plainlist stack-s">
          {feed.runs.map((run) => (
            <li key={run.id}>
              <strong className="w6">{formats.moment(run.startedAt)}</strong>: {t(`feeds.outcome-${run.outcome}`)}{" "}
              {COUNTED.flatMap((what) => {
                const count = run.counts[what] ?? 0;
                return count > 0 ? [t(`feeds.count-${what}`, { count })] : [];
              }).join(", ")}
              <NotReadList notRead={run.notRead} />
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="h-offers">
        <h2 id="h-offers">{t("feeds.all")}</h2>
        <Rows
          rows={feed.items.map(({ offerId, title, vanishedAt }, place) => ({
            key: offerId ?? String(place),
            symbol: <Icon name={vanishedAt ? "alert-triangle" : "calendar-event"} />,
            title,
            second: vanishedAt ? t("feeds.item-vanished", { day: formats.momentDay(vanishedAt) }) : undefined,
          }))}
        />
      </section>
    </WorkspacePage>
  );
}
