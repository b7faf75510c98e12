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
import { listProgrammes } from "#domain/offers/programmes/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/list.ts";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    programmes: await read(ctx, (db) => listProgrammes(ctx, db, "de")),
    isDeleted: url.searchParams.get("hinweis") === "deleted",
  };
}

export default function ProgrammesPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, programmes, isDeleted } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) }]}
      title={t("programmes.list-title")}
      lede={t("programmes.list-lede")}
      notice={isDeleted ? <Notice kind="success">{t("programmes.notice-deleted")}</Notice> : undefined}
      actions={
        <ButtonLink small kind="primary" icon="plus" href={href("/app/:region/angebote/programme/neu", { region })}>
          {t("programmes.new")}
        </ButtonLink>
      }
    >
      <title>{`${t("programmes.list-title")} – ${frame.region.name}`}</title>
      {programmes.length === 0 ? <EmptyState>{t("programmes.empty")}</EmptyState> : null}
      <Rows
        rows={programmes.map(({ id, title, firstDay, lastDay, isPublic, events }) => ({
          key: id,
          symbol: <Icon name="calendar-event" />,
          title: title.text,
          href: href("/app/:region/angebote/programme/:id", { region, id }),
          tag: <Tag>{t(isPublic ? "programmes.public" : "programmes.inside")}</Tag>,
          second: `${t("programmes.span", { from: formats.day(firstDay), until: formats.day(lastDay) })} · ${t("programmes.count", { count: events })}`,
        }))}
      />
    </WorkspacePage>
  );
}
