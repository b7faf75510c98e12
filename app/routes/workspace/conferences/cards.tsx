import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Select, TextInput } from "#app/components/forms/controls.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { findBoards, ideasBecame, type BoardPage, type Card } from "#domain/network/conferences/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { orNotFound, throwIfClosed } from "../meetings/refusals.ts";
import type { Route } from "./+types/cards.ts";
import { conferenceCrumbs } from "./crumbs.ts";
import { actOnCards } from "./act-on-cards.ts";
import { BecameOf } from "./became-of.tsx";
import { choicesFor } from "./conference-form.ts";
import { shownConference } from "./kept-conference.ts";

const NOTICES = ["opened-board", "sorted", "sent"] as const;

/** The conference for who moderates its ideas, or a workshop's. @throws 403, 404 as data */
async function moderated(ctx: Context, id: string) {
  const conference = orNotFound(await shownConference(ctx, id));
  if (!conference.moderates) throwIfClosed("not-allowed");
  return conference;
}

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const conference = await moderated(ctx, params.id);
  const { boards, became } = await read(ctx, async (db) => ({ boards: await findBoards(ctx, db, params.id), became: await ideasBecame(db, params.id) }));
  const own = boards.filter(({ moderates }) => moderates);
  const word = url.searchParams.get("hinweis");
  return {
    conference: {
      id: conference.id,
      title: conference.title,
      mayKeep: conference.mayKeep,
      workshops: conference.workshops.map(({ id, title }) => ({ id, title })),
    },
    boards: own.map(({ id, question }) => ({ id, question })),
    board: own.find(({ id }) => id === url.searchParams.get("wand")) ?? own[0] ?? null,
    became,
    gremien: (await choicesFor(ctx)).gremien,
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/sitzungen"),
    region: params.region,
    notice: NOTICES.find((known) => known === word) ?? null,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await moderated(ctx, params.id);
  const form = await request.formData();
  const act = await actOnCards(ctx, params.id, form, await idOfForm(form));
  if (act.fault) return data({ fault: act.fault }, { status: 422 });
  return redirect(`${href("/app/:region/konferenzen/:id/karten", params)}?${new URLSearchParams({ wand: act.boardId, hinweis: act.told })}`, 303);
}

export default function CardsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, conference, boards, board, became, gremien, notice } = loaderData;
  const { id } = conference;
  const path = href("/app/:region/konferenzen/:id/karten", { region, id });
  return (
    <WorkspacePage
      {...frame}
      crumbs={conferenceCrumbs(t, region, conference)}
      title={board?.question ?? t("conferences.ideas")}
      lede={board ? t("conferences.ideas-lede", { total: board.total }) : t("conferences.ideas-none")}
      notice={
        actionData ? (
          <Notice kind="error">{t(actionData.fault)}</Notice>
        ) : notice ? (
          <Notice kind="success">{t(`conferences.notice-${notice}`)}</Notice>
        ) : undefined
      }
      actions={
        board ? (
          <ButtonLink small icon="eye" href={`${href("/app/:region/konferenzen/:id/ideenwand", { region, id })}?wand=${board.id}`}>
            {t("conferences.ideas-projector")}
          </ButtonLink>
        ) : undefined
      }
      aside={
        <>
          {board ? <BoardLink board={board} /> : null}
          {boards.length > 1 ? (
            <Side title={t("conferences.ideas")}>
              <ul className="stack-s">
                {boards.map((other) => (
                  <li key={other.id}>
                    <a href={`${path}?wand=${other.id}`} aria-current={other.id === board?.id ? "page" : undefined}>
                      {other.question}
                    </a>
                  </li>
                ))}
              </ul>
            </Side>
          ) : null}
          {conference.mayKeep ? (
            <Side title={t("conferences.board-new")}>
              <form method="post" className="stack-s">
                <FormId />
                <TextInput name="question" label={t("conferences.board-question")} maxLength={200} required />
                <Select
                  name="workshopId"
                  label={t("conferences.board-workshop")}
                  empty={t("conferences.board-whole")}
                  choices={conference.workshops.map((workshop) => ({ value: workshop.id, label: workshop.title }))}
                />
                <Button name="intent" value="open" kind={board ? "secondary" : "primary"}>
                  {t("conferences.board-open")}
                </Button>
              </form>
            </Side>
          ) : null}
          {board ? (
            <Side>
              <a href={href("/app/:region/konferenzen/:id/karten/datei", { region, id })}>{t("conferences.ideas-file")}</a>
            </Side>
          ) : null}
        </>
      }
    >
      <title>{`${board?.question ?? t("conferences.ideas")} – ${conference.title} – ${frame.region.name}`}</title>
      {board ? (
        <>
          <form method="post" className="stack-l">
            <input type="hidden" name="boardId" value={board.id} />
            {board.groups.map((group) => (
              <section key={group.id} aria-labelledby={`g-${group.id}`}>
                <h2 id={`g-${group.id}`}>{group.title}</h2>
                <BecameOf region={region} steps={became.filter(({ topicId }) => topicId === group.topicId)} />
                <Cards cards={group.cards} />
              </section>
            ))}
            {board.loose.length > 0 ? (
              <section aria-labelledby="h-loose">
                <h2 id="h-loose">{t("conferences.loose")}</h2>
                <Cards cards={board.loose} />
              </section>
            ) : null}
            {board.hidden.length > 0 ? (
              <details>
                <summary>
                  {t("conferences.hidden")} ({board.hidden.length})
                </summary>
                <Cards cards={board.hidden} />
              </details>
            ) : null}
            {board.total + board.hidden.length > 0 ? <Acts board={board} /> : null}
          </form>
          {board.total > 0 ? <SendForm board={board} gremien={gremien} /> : null}
        </>
      ) : null}
    </WorkspacePage>
  );
}

function BoardLink({ board }: { board: BoardPage }) {
  const { t } = useTexts();
  return (
    <Side title={t("conferences.board-link")}>
      <form method="post" className="stack-s">
        <input type="hidden" name="boardId" value={board.id} />
        <p className="s">{board.code ? <code>{`/j/${board.code}/ideen`}</code> : t("conferences.board-link-none")}</p>
        <Button small name="intent" value="renew">
          {t("conferences.board-renew")}
        </Button>
        {board.code ? (
          <Button small kind="tertiary" name="intent" value="close">
            {t("conferences.board-close")}
          </Button>
        ) : null}
      </form>
    </Side>
  );
}

function Cards({ cards }: { cards: readonly Card[] }) {
  const { t } = useTexts();
  return (
    <div className="flow-s">
      {cards.map(({ id, text, joined, hiddenReason }) => (
        <label key={id} className="kern-form-check">
          <input className="kern-form-check__checkbox" type="checkbox" name="cards" value={id} />
          <span>
            <bdi>{text}</bdi>
            {joined.length > 0 ? <span className="kern-hint">{t("conferences.joined", { count: joined.length })}</span> : null}
            {hiddenReason ? <span className="kern-hint">{t("conferences.hidden-because", { reason: hiddenReason })}</span> : null}
          </span>
        </label>
      ))}
    </div>
  );
}

/** What happens to the chosen cards. */
function Acts({ board }: { board: BoardPage }) {
  const { t } = useTexts();
  return (
    <fieldset className="stack">
      <legend className="w6">{t("conferences.chosen")}</legend>
      <div className="row">
        {board.groups.length > 0 ? (
          <Select
            name="groupId"
            label={t("conferences.group-to")}
            empty={t("conferences.group-new")}
            choices={board.groups.map(({ id, title }) => ({ value: id, label: title }))}
          />
        ) : null}
        <TextInput name="title" label={t("conferences.group-new")} maxLength={120} optional />
        <Button kind="primary" name="intent" value="group">
          {t("conferences.group-act")}
        </Button>
      </div>
      <div className="row">
        <Button name="intent" value="join">
          {t("conferences.join-act")}
        </Button>
        <Button name="intent" value="loosen">
          {t("conferences.loosen-act")}
        </Button>
        <Button name="intent" value="show">
          {t("conferences.show-act")}
        </Button>
      </div>
      <div className="row">
        <TextInput name="reason" label={t("conferences.hide-reason")} maxLength={200} optional />
        <Button kind="danger" name="intent" value="hide">
          {t("conferences.hide-act")}
        </Button>
      </div>
    </fieldset>
  );
}

function SendForm({ board, gremien }: { board: BoardPage; gremien: readonly { id: string; name: string }[] }) {
  const { t } = useTexts();
  const choices = [
    ...board.groups.filter(({ topicId, cards }) => topicId === null && cards.length > 0).map(({ id, title }) => ({ value: `group:${id}`, label: title })),
    ...board.loose.filter(({ topicId }) => topicId === null).map(({ id, text }) => ({ value: `card:${id}`, label: text.slice(0, 80) })),
  ];
  if (choices.length === 0) return null;
  return (
    <section aria-labelledby="h-send">
      <h2 id="h-send">{t("conferences.send-title")}</h2>
      <form method="post" className="stack narrow flow-s">
        <input type="hidden" name="boardId" value={board.id} />
        <p className="s">{t("conferences.send-lede")}</p>
        <Select name="what" label={t("conferences.send-what")} choices={choices} />
        <Select name="gremiumId" label={t("conferences.send-to")} choices={gremien.map(({ id, name }) => ({ value: id, label: name }))} />
        <div className="row">
          <Button name="intent" value="send" icon="send">
            {t("conferences.send-act")}
          </Button>
        </div>
      </form>
    </section>
  );
}
