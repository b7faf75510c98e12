import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { SearchForm } from "#app/components/search.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { listGremien, mayEditGremien } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/list.ts";
import { StructurePicture } from "./structure.tsx";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/gremien"),
    region: params.region,
    ...(await read(ctx, (db) => listGremien(ctx, db))),
    mayEdit: mayEditGremien(ctx.actor),
    wasEnded: new URL(request.url).searchParams.get("hinweis") === "ended",
  };
}

export default function GremienPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, current, ended, mayEdit, wasEnded } = loaderData;
  const hrefOf = (id: string) => href("/app/:region/gremien/:id", { region, id });
  const nameOf = new Map(current.map(({ id, name }) => [id, name]));
  return (
    <WorkspacePage
      {...frame}
      title={t("gremien.title")}
      lede={t("gremien.lede", { total: current.length })}
      notice={wasEnded ? <Notice kind="success" title={t("gremien.notice-ended")} /> : undefined}
      actions={
        mayEdit ? (
          <ButtonLink kind="primary" small icon="plus" href={href("/app/:region/gremien/neu", { region })}>
            {t("gremien.new")}
          </ButtonLink>
        ) : undefined
      }
    >
      <title>{`${t("gremien.title")} – ${frame.region.name}`}</title>
      <SearchForm action={href("/app/:region/gremien/suche", { region })} said="" label={t("gremien.search-label")} submit={t("minutes.search-submit")} />
      {current.length === 0 ? <EmptyState>{t("gremien.empty")}</EmptyState> : null}
      {current.length > 1 ? <StructurePicture bodies={current} hrefOf={hrefOf} /> : null}
      <section className="flow-l" aria-label={t("gremien.all")}>
        <Rows
          rows={current.map((gremium) => ({
            key: gremium.id,
            depth: gremium.depth,
            symbol: <Icon name="users" />,
            title: gremium.name,
            href: hrefOf(gremium.id),
            tag: <Tag>{t(`gremien.kind-${gremium.kind}`)}</Tag>,
            second: [
              gremium.parentId && nameOf.has(gremium.parentId) ? t("gremien.reports-to", { name: nameOf.get(gremium.parentId) ?? "" }) : null,
              gremium.members > 0 || gremium.guests === 0 ? t("gremien.members-count", { count: gremium.members }) : null,
              gremium.guests > 0 ? t("gremien.guests-count", { count: gremium.guests }) : null,
              gremium.nextMeeting ? t("gremien.next-meeting", { moment: formats.moment(gremium.nextMeeting) }) : null,
            ]
              .filter(Boolean)
              .join(" · "),
          }))}
        />
        {current.length + ended.length > 0 ? (
          <p className="row tight s noprint flow-s">
            <a href={href("/app/:region/gremien/datei/:file", { region, file: "gremien.xlsx" })}>{t("gremien.list-xlsx")}</a>
            <a href={href("/app/:region/gremien/datei/:file", { region, file: "gremien.csv" })}>{t("gremien.list-csv")}</a>
          </p>
        ) : null}
      </section>
      {ended.length > 0 ? (
        <details className="more flow">
          <summary>{t("gremien.ended-count", { count: ended.length })}</summary>
          <Rows
            rows={ended.map(({ id, name, endedOn }) => ({
              key: id,
              symbol: <Icon name="archive" />,
              title: name,
              href: hrefOf(id),
              second: t("gremien.ended-on", { day: formats.day(endedOn ?? "") }),
            }))}
          />
        </details>
      ) : null}
    </WorkspacePage>
  );
}
