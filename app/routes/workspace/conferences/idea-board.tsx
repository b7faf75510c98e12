import { data, href } from "react-router";
import { Beamer } from "#app/components/beamer.tsx";
import { QrCode } from "#app/components/qr-code.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { houseContext, requestContext } from "#app/request.ts";
import { findBoards } from "#domain/network/conferences/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/idea-board.ts";
import { CardList } from "./card-list.tsx";
import { shownConference } from "./kept-conference.ts";

/** For the projector: the question large, the code to scan, the cards. It stays as it is until somebody refreshes, or by itself where wanted. */
export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const conference = await shownConference(ctx, params.id);
  const boards = await read(ctx, (db) => findBoards(ctx, db, params.id));
  const board = boards.find(({ id }) => id === url.searchParams.get("wand")) ?? boards[0];
  if (!board) throw data({ code: "not-found" }, { status: 404 });
  return {
    conference: { id: conference.id, title: conference.title },
    board: { ...board, hidden: [] },
    boards: boards.map(({ id, question }) => ({ id, question })),
    address: board.code === null ? null : `${context.get(houseContext).settings.origin}/j/${board.code}/ideen`,
    isAuto: url.searchParams.has("von-selbst"),
    region: params.region,
    regionName: ctx.region.name,
  };
}

export default function IdeaBoardPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { region, regionName, conference, board, boards, address, isAuto } = loaderData;
  const path = href("/app/:region/konferenzen/:id/ideenwand", { region, id: conference.id });
  const here = `${path}?wand=${board.id}`;
  return (
    <>
      {/* Only where somebody asked for it: a page that changes by itself is in the way of many readers (WCAG 2.2.1). */}
      {isAuto ? <meta httpEquiv="refresh" content="20" /> : null}
      <Beamer
        title={board.question}
        occasion={conference.title}
        region={regionName}
        acts={
          <>
            <a href={isAuto ? `${here}&von-selbst=1` : here}>{t("conferences.board-refresh")}</a>
            <a href={isAuto ? here : `${here}&von-selbst=1`}>{t(isAuto ? "conferences.board-manual" : "conferences.board-auto")}</a>
            {boards
              .filter(({ id }) => id !== board.id)
              .map(({ id, question }) => (
                <a key={id} href={`${path}?wand=${id}`}>
                  {question}
                </a>
              ))}
            <a href={href("/app/:region/konferenzen/:id", { region, id: conference.id })}>{t("common.back")}</a>
          </>
        }
        joinLabel={t("priorities.join")}
        join={
          address ? (
            <>
              <QrCode text={address} label={t("conferences.board-qr")} />
              <p className="host">{t("conferences.board-scan", { address })}</p>
            </>
          ) : board.moderates ? (
            <p className="muted">{t("conferences.board-link-none")}</p>
          ) : null
        }
      >
        <div>
          {board.workshop ? <p className="muted">{board.workshop}</p> : null}
          <h1>{board.question}</h1>
          <div className="cards">
            {board.groups.map((group) => (
              <section key={group.id} aria-labelledby={`g-${group.id}`}>
                <h2 id={`g-${group.id}`}>{group.title}</h2>
                <CardList cards={group.cards} />
              </section>
            ))}
            {board.loose.length > 0 ? (
              <section aria-labelledby="h-loose">
                <h2 id="h-loose">{t("registration.idea-cards", { count: board.loose.length })}</h2>
                <CardList cards={board.loose} />
              </section>
            ) : null}
          </div>
        </div>
      </Beamer>
    </>
  );
}
