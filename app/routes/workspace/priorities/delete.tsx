import { data, href, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { deleteRound } from "#domain/concept/priorities/index.ts";
import type { Route } from "./+types/delete.ts";
import { roundCrumbs, runRoundPage, throwIfGone } from "./shown-round.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { round, items } = await runRoundPage(ctx, params.id);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    round: { id: params.id, question: round.question, version: round.version, state: round.state, items: items.length },
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await runRoundPage(ctx, params.id);
  const deleted = await deleteRound(ctx, { id: params.id, version: Number((await request.formData()).get("version")) || 0 });
  if (deleted.ok) return redirect(`${href("/app/:region/priorisierung", { region: params.region })}?hinweis=geloescht`, 303);
  throwIfGone(deleted.refusal);
  // The page below reads anew what stands against it, and says so.
  return data({ isChanged: deleted.refusal === "version-conflict" }, { status: 409 });
}

export default function DeleteRoundPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, round } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[...roundCrumbs(t, region, round), { label: t("priorities.delete") }]}
      title={t("priorities.delete")}
      notice={actionData?.isChanged ? <Notice kind="warn">{t("priorities.delete-changed")}</Notice> : undefined}
    >
      <title>{`${t("priorities.delete")} – ${frame.region.name}`}</title>
      {round.state === "draft" ? (
        <Confirmation
          goes={[t("priorities.delete-goes", { question: round.question, count: round.items })]}
          stays={[t("priorities.delete-stays")]}
          act={t("priorities.delete")}
          cancelHref={href("/app/:region/priorisierung/:id", { region, id: round.id })}
        >
          <input type="hidden" name="version" value={round.version} />
        </Confirmation>
      ) : (
        <Notice kind="warn">{t("priorities.refused-not-draft")}</Notice>
      )}
    </WorkspacePage>
  );
}
