import { href } from "react-router";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { Marked, readSearch, SearchForm } from "#app/components/search.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { searchMinutes, type MinutesHit } from "#domain/network/minutes/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/search.ts";
import { meetingPath, useMeetingName } from "./minutes-words.tsx";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const said = readSearch(new URL(request.url).searchParams);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/gremien"),
    region: params.region,
    said,
    found: said === "" ? null : await read(ctx, (db) => searchMinutes(ctx, db, said)),
  };
}

export default function SearchMinutesPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const nameOf = useMeetingName();
  const { frame, region, said, found } = loaderData;
  const titleOf = (hit: MinutesHit) => (hit.kind === "decision" ? t("minutes.decision", { number: hit.title }) : null);
  return (
    <WorkspacePage {...frame} title={t("minutes.search")} lede={t("minutes.search-lede")}>
      <title>{`${said ? `${said} – ` : ""}${t("minutes.search")} – ${frame.region.name}`}</title>
      <div className="stack">
        <SearchForm action={href("/app/:region/gremien/suche", { region })} said={said} label={t("minutes.search-label")} submit={t("minutes.search-submit")} />
        {found ? (
          <>
            <p role="status">
              {found.more ? t("minutes.search-more", { count: String(found.hits.length) }) : t("minutes.search-found", { count: found.hits.length })}
            </p>
            <Rows
              ordered
              rows={found.hits.map((hit) => ({
                key: `${hit.kind}-${hit.id}`,
                href: addressOf(region, hit),
                title: titleOf(hit) ?? <Marked pieces={hit.marked.title} />,
                tag: <Tag>{t(`minutes.kind-${hit.kind}`)}</Tag>,
                second: (
                  <>
                    {hit.text ? (
                      <>
                        <Marked pieces={hit.marked.text} />
                        <br />
                      </>
                    ) : null}
                    {[hit.gremium.name, nameOf(hit.meeting), formats.day(hit.meeting.on)].join(" · ")}
                  </>
                ),
              }))}
            />
          </>
        ) : null}
      </div>
    </WorkspacePage>
  );
}

function addressOf(region: string, { kind, id, itemId, meeting }: MinutesHit): string {
  if (kind === "task") return href("/app/:region/aufgaben/:id", { region, id });
  return `${meetingPath(region, meeting.id)}#${kind === "decision" ? `beschluss-${id}` : `punkt-${itemId ?? id}`}`;
}
