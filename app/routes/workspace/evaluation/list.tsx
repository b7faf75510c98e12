import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { listEvaluations, mayRunEvaluations, ownTurns } from "#domain/concept/evaluation/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/list.ts";
import { conceptCrumb } from "./crumbs.ts";
import { TurnRows } from "./turn-rows.tsx";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const mayRun = mayRunEvaluations(ctx.actor);
  const { rounds, turns } = await read(ctx, async (db) => ({ rounds: await listEvaluations(ctx, db), turns: await ownTurns(ctx, db) }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    mayRun,
    turns,
    // Others read of a round when it asks somebody, and its result when it is closed.
    rounds: rounds.filter(({ openedAt }) => mayRun || openedAt !== null),
  };
}

export default function EvaluationsPage({ loaderData: { frame, region, mayRun, rounds, turns } }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const act = mayRun ? (
    <ButtonLink kind="primary" small icon="plus" href={href("/app/:region/konzept/bewertung/neu", { region })}>
      {t("evaluation.new")}
    </ButtonLink>
  ) : undefined;
  const addressOf = (id: string, closed: boolean) =>
    closed
      ? href("/app/:region/konzept/bewertung/:id/ergebnis", { region, id })
      : mayRun
        ? href("/app/:region/konzept/bewertung/:id", { region, id })
        : undefined;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[conceptCrumb(region, t), { label: t("evaluation.title") }]}
      title={t("evaluation.title")}
      lede={t("evaluation.lede")}
      actions={rounds.length > 0 ? act : undefined}
    >
      <title>{`${t("evaluation.title")} – ${frame.region.name}`}</title>
      {turns.length > 0 ? (
        <section className="stack" aria-labelledby="h-own">
          <h2 id="h-own">{t("evaluation.own-title")}</h2>
          <TurnRows turns={turns} region={region} />
        </section>
      ) : null}
      {rounds.length === 0 ? (
        <EmptyState action={act}>{t(mayRun ? "evaluation.empty" : "evaluation.empty-reader")}</EmptyState>
      ) : (
        <Rows
          rows={rounds.map(({ id, title, dueOn, openedAt, closedAt, releasedAt, submitted, raters }) => ({
            key: id,
            symbol: <Icon name={closedAt ? "circle-check" : "hourglass"} />,
            title,
            href: addressOf(id, closedAt !== null),
            tag: (
              <>
                <Tag>{t(closedAt ? "evaluation.state-closed" : openedAt ? "evaluation.state-open" : "evaluation.state-prepared")}</Tag>{" "}
                {releasedAt ? <Tag>{t("evaluation.public")}</Tag> : null}
              </>
            ),
            second: [
              closedAt ? t("evaluation.closed-on", { day: formats.momentDay(closedAt) }) : t("evaluation.due", { day: formats.day(dueOn) }),
              t("evaluation.answered", { submitted, raters }),
            ].join(" · "),
          }))}
        />
      )}
    </WorkspacePage>
  );
}
