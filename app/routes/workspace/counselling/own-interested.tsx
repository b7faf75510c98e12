import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Pagination } from "#app/components/filters.tsx";
import { Icon, type IconName } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag, type Row } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { listOwnInterested, type InterestState, type OwnInterested } from "#domain/offers/courses/interest/index.ts";
import { read } from "#platform/db/index.ts";
import { useNeedWords } from "../offers/courses/need-words.ts";
import type { Route } from "./+types/own-interested.ts";

const PAGE = 50;
const NOTICES = ["entered", "corrected", "deleted"] as const;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const page = Math.min(1000, Math.max(1, Number.parseInt(url.searchParams.get("seite") ?? "1", 10) || 1));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    page,
    list: await read(ctx, (db) => listOwnInterested(ctx, db, { from: (page - 1) * PAGE, limit: PAGE })),
    notice: NOTICES.find((known) => known === url.searchParams.get("hinweis")) ?? null,
  };
}

/** What became of whom a counsellor entered: these alone, nobody else of the list. */
export default function OwnInterestedPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, page, list, notice } = loaderData;
  const path = href("/app/:region/beratung/eingetragen", { region });
  const line = useLine(region);
  const pageHref = (number: number) => (number > 1 ? `${path}?seite=${number}` : path);
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) },
        { label: t("counselling.title"), href: href("/app/:region/beratung", { region }) },
      ]}
      title={t("interest.own-title")}
      lede={t("interest.own-lede", { total: list.total })}
      notice={notice ? <Notice kind="success">{t(`interest.${notice}`)}</Notice> : undefined}
      actions={
        <ButtonLink kind="primary" small icon="plus" href={href("/app/:region/angebote/interessierte/neu", { region })}>
          {t("interest.enter")}
        </ButtonLink>
      }
    >
      <title>{`${t("interest.own-title")} – ${frame.region.name}`}</title>
      {list.entries.length > 0 ? (
        <Rows rows={list.entries.map((entry) => ({ key: entry.id, ...line(entry) }))} />
      ) : (
        <EmptyState>{t("interest.own-empty")}</EmptyState>
      )}
      <Pagination previousHref={page > 1 ? pageHref(page - 1) : undefined} nextHref={page * PAGE < list.total ? pageHref(page + 1) : undefined} />
    </WorkspacePage>
  );
}

const SYMBOLS: Record<InterestState, IconName> = { asked: "hourglass", listed: "hourglass", offered: "mail", placed: "check", left: "x" };

function useLine(region: string): (entry: OwnInterested) => Omit<Row, "key"> {
  const { t } = useTexts();
  const formats = useFormats();
  const need = useNeedWords();
  return (entry) => {
    const { id, state, contact, course, municipality, since } = entry;
    return {
      symbol: <Icon name={SYMBOLS[state]} />,
      title: contact ? <bdi>{contact.name}</bdi> : t(state === "left" ? "interest.name-gone" : "interest.no-contact"),
      tag: <Tag>{t(`interest.state-${state}`)}</Tag>,
      second: (
        <>
          {course && state !== "listed" ? (
            <span className="block">
              <a href={href("/app/:region/angebote/:id", { region, id: course.id })}>{course.title}</a>
              {course.until ? ` · ${t("interest.answer-until", { moment: formats.moment(course.until) })}` : null}
            </span>
          ) : null}
          <span className="block">{[need(entry), municipality, t("interest.entered-on", { day: formats.day(since) })].filter(Boolean).join(" · ")}</span>
        </>
      ),
      // Who left has no name here any more, and nothing to correct.
      act:
        state === "left" ? (
          <a href={href("/app/:region/angebote/interessierte/:id/loeschen", { region, id })}>{t("interest.delete")}</a>
        ) : (
          <a href={href("/app/:region/angebote/interessierte/:id/bearbeiten", { region, id })}>{t("interest.correct")}</a>
        ),
    };
  };
}
