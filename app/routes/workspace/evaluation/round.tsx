import { data, href, redirect } from "react-router";
import { z } from "zod";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { findEvaluation, type EvaluationPage } from "#domain/concept/evaluation/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/round.ts";
import { actOnEvaluation } from "./act-on-evaluation.ts";
import { roundCrumbs } from "./crumbs.ts";
import { RoundNote } from "./notice.tsx";
import { Raters } from "./raters.tsx";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const round = z.uuid().safeParse(params.id).success ? await read(ctx, (db) => findEvaluation(ctx, db, params.id)) : null;
  if (!round) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    round,
    notice: url.searchParams.get("hinweis"),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { id } = params;
  if (!z.uuid().safeParse(id).success) throw data({ code: "not-found" }, { status: 404 });
  const notice = await actOnEvaluation(context.get(requestContext), id, await request.formData(), context.get(houseContext).settings.origin);
  return redirect(`${href("/app/:region/konzept/bewertung/:id", params)}?hinweis=${notice}`, { status: 303 });
}

export default function EvaluationRoundPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, round, notice } = loaderData;
  const submitted = round.raters.filter(({ submittedAt }) => submittedAt !== null).length;
  const count = round.raters.length;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[...roundCrumbs(region, t), { label: round.title }]}
      kicker={round.closedAt ? t("evaluation.closed-on", { day: formats.momentDay(round.closedAt) }) : t("evaluation.due", { day: formats.day(round.dueOn) })}
      title={round.title}
      lede={round.openedAt ? t("evaluation.round-lede", { submitted, raters: count }) : t("evaluation.round-lede-prepared", { count })}
      actions={
        round.closedAt ? (
          <ButtonLink kind="primary" small href={href("/app/:region/konzept/bewertung/:id/ergebnis", { region, id: round.id })}>
            {t("evaluation.result")}
          </ButtonLink>
        ) : round.openedAt ? null : (
          <ButtonLink small icon="pencil" href={href("/app/:region/konzept/bewertung/:id/bearbeiten", { region, id: round.id })}>
            {t("common.edit")}
          </ButtonLink>
        )
      }
      notice={<RoundNote word={notice} />}
      aside={
        <>
          <NextAct round={round} open={count - submitted} />
          <Side title={t("evaluation.fields")}>
            <ul className="s">
              {round.fields.map(({ id, title, goals }) => (
                <li key={id}>
                  {title} ({t("evaluation.field-hint", { goals })})
                </li>
              ))}
            </ul>
          </Side>
        </>
      }
    >
      <title>{`${round.title} – ${frame.region.name}`}</title>
      <Raters region={region} round={round} />
    </WorkspacePage>
  );
}

/** Opening, closing, publishing: one after the other. */
function NextAct({ round, open }: { round: EvaluationPage; open: number }) {
  const { t } = useTexts();
  const formats = useFormats();
  const mails = round.raters.filter(({ contact }) => contact !== null).length;
  const [title, lede, intent, label] = !round.openedAt
    ? [t("evaluation.open-title"), t("evaluation.open-lede", { mails, without: round.raters.length - mails }), "open", t("evaluation.open")]
    : !round.closedAt
      ? [t("evaluation.close-title"), t("evaluation.close-lede", { open }), "close", t("evaluation.close")]
      : !round.releasedAt
        ? [t("evaluation.release-title"), t("evaluation.release-lede"), "release", t("evaluation.release")]
        : [t("evaluation.release-title"), t("evaluation.withdraw-lede", { day: formats.momentDay(round.releasedAt) }), "withdraw", t("evaluation.withdraw")];
  return (
    <Side title={title}>
      <form method="post" className="stack-s">
        <p className="s">{lede}</p>
        <Button kind={intent === "open" ? "primary" : "secondary"} name="intent" value={intent}>
          {label}
        </Button>
      </form>
    </Side>
  );
}
