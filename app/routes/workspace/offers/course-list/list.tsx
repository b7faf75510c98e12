import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FilterBar, Pagination } from "#app/components/filters.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Table } from "#app/components/table.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { writeOffersQuery } from "#app/offers/offers-query.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { listSubscribers, type Subscriber } from "#domain/offers/course-list/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/list.ts";
import { readSubscribersQuery } from "./subscribers-query.ts";

const PAGE_SIZE = 50;
const NOTICES = ["entered", "deleted"] as const;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { said, page } = readSubscribersQuery(url.searchParams);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    said,
    page,
    ...(await read(ctx, (db) => listSubscribers(ctx, db, said, { from: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE }))),
    notice: NOTICES.find((known) => known === url.searchParams.get("hinweis")) ?? null,
  };
}

export default function SubscribersPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, said, page, subscribers, total, notice } = loaderData;
  const path = href("/app/:region/angebote/kursliste", { region });
  const file = (name: string) =>
    href("/app/:region/angebote/kursliste/datei/:file", { region, file: name }) + (said ? `?${new URLSearchParams({ suche: said })}` : "");
  const at = (number: number) => `${path}?${new URLSearchParams({ ...(said ? { suche: said } : {}), seite: String(number) })}`;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) }]}
      title={t("course-list.title")}
      lede={t("course-list.lede", { total })}
      notice={notice ? <Notice kind="success">{t(`course-list.${notice}`)}</Notice> : undefined}
      actions={
        <ButtonLink kind="primary" small icon="plus" href={href("/app/:region/angebote/kursliste/neu", { region })}>
          {t("course-list.enter")}
        </ButtonLink>
      }
    >
      <title>{`${t("course-list.title")} – ${frame.region.name}`}</title>
      <div className="stack">
        <p className="muted s">{t("course-list.how")}</p>
        <FilterBar submit={t("course-list.search")}>
          <TextInput name="suche" label={t("course-list.search-label")} type="search" defaultValue={said} />
        </FilterBar>
        {subscribers.length > 0 ? (
          <Subscribers subscribers={subscribers} region={region} />
        ) : (
          <EmptyState>{t(said ? "course-list.nobody-found" : "course-list.nobody")}</EmptyState>
        )}
        {total > 0 ? (
          <p className="row s noprint">
            <a href={file("kursliste.xlsx")}>{t("network.download-xlsx")}</a>
            <a href={file("kursliste.csv")}>{t("network.download-csv")}</a>
          </p>
        ) : null}
        <Pagination previousHref={page > 1 ? at(page - 1) : undefined} nextHref={page * PAGE_SIZE < total ? at(page + 1) : undefined} />
      </div>
    </WorkspacePage>
  );
}

function Subscribers({ subscribers, region }: { subscribers: readonly Subscriber[]; region: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <Table
      caption={t("course-list.title")}
      columns={[
        { label: t("course-list.email") },
        { label: t("course-list.pace") },
        { label: t("course-list.column-search") },
        { label: t("course-list.column-since") },
        { label: t("course-list.column-sent") },
        { label: t("course-list.column-act") },
      ]}
      rows={subscribers.map((one) => ({
        key: one.id,
        cells: [
          <span key="who">
            <bdi>{one.email}</bdi>
            {one.name ? (
              <>
                <br />
                <span className="muted s" dir="auto">
                  {one.name}
                </span>
              </>
            ) : null}
          </span>,
          `${t(`course-list.pace-${one.pace}`)}, ${formats.language(one.language)}`,
          <a key="search" href={`/${region}/de/kurse${writeOffersQuery({ ...one.query, kind: null })}`}>
            {t(writeOffersQuery({ ...one.query, kind: null }) === "" ? "course-list.all-courses" : "course-list.some-courses")}
          </a>,
          <span key="since" className="s">
            {formats.day(one.since)}
            <br />
            <span className="muted">{t(one.state === "asked" ? "course-list.not-confirmed" : `course-list.by-${one.enteredBy}`)}</span>
          </span>,
          one.listOn === null ? t("course-list.not-yet") : formats.day(one.listOn),
          <a
            key="delete"
            href={href("/app/:region/angebote/kursliste/:id/loeschen", { region, id: one.id })}
            aria-label={t("course-list.delete-one", { email: one.email })}
          >
            {t("course-list.delete")}
          </a>,
        ],
      }))}
    />
  );
}
