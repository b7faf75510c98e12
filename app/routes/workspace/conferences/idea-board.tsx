import { data, href } from "react-router";
import { QrCode } from "#app/components/qr-code.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { findBoards } from "#domain/network/conferences/index.ts";
import { read } from "#platform/db/index.ts";
import { ButtonLink } from "#app/components/button.tsx";
import type { Route } from "./+types/idea-board.ts";
import { conferenceCrumbs } from "./crumbs.ts";
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
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/sitzungen"),
    region: params.region,
  };
}

export default function IdeaBoardPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, conference, board, boards, address, isAuto } = loaderData;
  const here = `${href("/app/:region/konferenzen/:id/ideenwand", { region, id: conference.id })}?wand=${board.id}`;
  return (
    <WorkspacePage
      {...frame}
      crumbs={conferenceCrumbs(t, region, conference)}
      kicker={board.workshop ?? undefined}
      title={board.question}
      actions={
        <>
          <ButtonLink small icon="refresh" href={isAuto ? `${here}&von-selbst=1` : here}>
            {t("conferences.board-refresh")}
          </ButtonLink>
          <ButtonLink small kind="tertiary" href={isAuto ? here : `${here}&von-selbst=1`}>
            {t(isAuto ? "conferences.board-manual" : "conferences.board-auto")}
          </ButtonLink>
        </>
      }
    >
      <title>{`${board.question} – ${frame.region.name}`}</title>
      {/* Only where somebody asked for it: a page that changes by itself is in the way of many readers (WCAG 2.2.1). */}
      {isAuto ? <meta httpEquiv="refresh" content="20" /> : null}
      {address ? (
        <div className="row">
          <QrCode text={address} label={t("conferences.board-qr")} />
          <p className="lede">{t("conferences.board-scan", { address })}</p>
        </div>
      ) : board.moderates ? (
        <p className="muted">{t("conferences.board-link-none")}</p>
      ) : null}
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
      {boards.length > 1 ? (
        <ul>
          {boards
            .filter(({ id }) => id !== board.id)
            .map(({ id, question }) => (
              <li key={id}>
                <a href={`${href("/app/:region/konferenzen/:id/ideenwand", { region, id: conference.id })}?wand=${id}`}>{question}</a>
              </li>
            ))}
        </ul>
      ) : null}
    </WorkspacePage>
  );
}
