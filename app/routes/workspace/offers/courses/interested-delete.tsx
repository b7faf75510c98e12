import { data, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditOffers } from "#domain/offers/index.ts";
import { deleteInterest, findInterest } from "#domain/offers/courses/interest/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { orNotFound, throwIfClosed } from "../../meetings/refusals.ts";
import { isId, textsOf } from "../../network/form.ts";
import type { Route } from "./+types/interested-delete.ts";
import { interestCrumbs, interestHome } from "./interest-home.ts";
import { LearnerLine } from "./learner-line.tsx";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    entry: await keptEntry(ctx, params.id),
    keepsList: mayEditOffers(ctx.actor),
  };
}

/** @throws 404 as data: no such entry, or somebody else's */
async function keptEntry(ctx: Context, id: string) {
  return orNotFound(isId(id) ? await read(ctx, (db) => findInterest(ctx, db, id)) : null);
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await keptEntry(ctx, params.id);
  const version = Number(textsOf(await request.formData()).version);
  const deleted = await deleteInterest(ctx, { id: params.id, version });
  if (deleted.ok) return redirect(`${interestHome(params.region, mayEditOffers(ctx.actor))}?hinweis=deleted`, 303);
  throwIfClosed(deleted.refusal);
  return data({ fault: deleted.refusal === "version-conflict" ? ("interest.delete-changed" as const) : ("interest.delete-refused" as const) }, { status: 409 });
}

export default function DeleteInterestPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, entry, keepsList } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={interestCrumbs(t, region, keepsList)}
      title={t("interest.delete-title")}
      lede={<LearnerLine entry={entry} />}
      notice={actionData ? <Notice kind="error">{t(actionData.fault)}</Notice> : undefined}
    >
      <title>{`${t("interest.delete-title")} – ${frame.region.name}`}</title>
      <Confirmation
        goes={[t("interest.delete-goes")]}
        stays={[t("interest.delete-stays")]}
        act={t("interest.delete")}
        cancelHref={interestHome(region, keepsList)}
      >
        <input type="hidden" name="version" value={entry.version} />
      </Confirmation>
    </WorkspacePage>
  );
}
