import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { addDays } from "#platform/days/index.ts";
import { EmptyState } from "#app/components/empty-state.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { listDeadlines, mayKeepMoney, readWarnDays } from "#domain/concept/funding/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/deadlines.ts";
import { useFundCrumbs } from "./crumbs.ts";
import { DeadlineRows } from "./deadline-rows.tsx";
import { MonthPicture } from "./month-picture.tsx";
import { monthAround } from "./month.ts";

/** How far the list looks ahead, in days. */
const AHEAD = 730;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const month = monthAround(url.searchParams.get("monat"), ctx.today);
  const asMonth = url.searchParams.has("monat");
  const { deadlines, warn } = await read(ctx, async (db) => ({
    deadlines: asMonth ? await listDeadlines(ctx, db, month.first, month.last) : await listDeadlines(ctx, db, ctx.today, addDays(ctx.today, AHEAD)),
    warn: await readWarnDays(ctx, db),
  }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    today: ctx.today,
    month: asMonth ? month : null,
    thisMonth: ctx.today.slice(0, 7),
    deadlines,
    warn: { firstDays: warn.firstDays, secondDays: warn.secondDays },
    mayKeep: mayKeepMoney(ctx.actor),
    saved: url.searchParams.get("hinweis") === "saved",
  };
}

export default function DeadlinesPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, today, month, thisMonth, deadlines, warn, mayKeep, saved } = loaderData;
  const own = href("/app/:region/foerdermittel/fristen", { region });
  const near = deadlines.filter(({ day }) => day <= addDays(today, warn.firstDays)).length;
  const months = Map.groupBy(deadlines, ({ day }) => day.slice(0, 7));
  return (
    <WorkspacePage
      {...frame}
      crumbs={useFundCrumbs(region)}
      title={t("funding.deadlines-title")}
      lede={
        month
          ? t("funding.month-lede", { count: deadlines.length, month: formats.month(month.first) })
          : t("funding.deadlines-lede", { count: near, days: warn.firstDays })
      }
      notice={saved ? <Notice kind="success" title={t("funding.notice-warn-saved")} /> : undefined}
      actions={
        month ? (
          <ButtonLink small icon="list" href={own}>
            {t("funding.as-list")}
          </ButtonLink>
        ) : (
          <ButtonLink small icon="calendar-event" href={`${own}?monat=${thisMonth}`}>
            {t("funding.as-month")}
          </ButtonLink>
        )
      }
    >
      <title>{`${t("funding.deadlines-title")} – ${frame.region.name}`}</title>
      {month ? (
        <MonthPicture month={month} deadlines={deadlines} region={region} today={today} address={own} />
      ) : deadlines.length === 0 ? (
        <EmptyState>{t("funding.deadlines-empty")}</EmptyState>
      ) : (
        [...months].map(([name, list]) => (
          <section key={name} aria-labelledby={`h-${name}`} className="stack-s">
            <h2 id={`h-${name}`}>{formats.month(`${name}-01`)}</h2>
            <DeadlineRows deadlines={list} region={region} today={today} warn={warn} />
          </section>
        ))
      )}
      <p className="s muted noprint">
        {t("funding.warn-says", { first: warn.firstDays, second: warn.secondDays })}{" "}
        {mayKeep ? <a href={`${own}/warnung`}>{t("funding.warn-change")}</a> : null}
      </p>
      {mayKeep ? (
        <p className="s noprint">
          <a href={href("/app/:region/foerdermittel/fristen/kalender", { region })}>{t("funding.to-calendar")}</a>
        </p>
      ) : null}
    </WorkspacePage>
  );
}
