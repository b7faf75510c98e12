import { data, href, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { deleteInterest, findInterestVersion } from "#domain/offers/courses/interest/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { orNotFound, throwIfClosed } from "../../meetings/refusals.ts";
import { isId, textsOf } from "../../network/form.ts";
import type { Route } from "./+types/interested-delete.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    version: await versionOf(ctx, params.id),
  };
}

/** @throws 404 as data */
async function versionOf(ctx: Context, id: string): Promise<number> {
  return orNotFound(isId(id) ? await read(ctx, (db) => findInterestVersion(ctx, db, id)) : null);
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await versionOf(ctx, params.id);
  const version = Number(textsOf(await request.formData()).version);
  const deleted = await deleteInterest(ctx, { id: params.id, version });
  if (deleted.ok) return redirect(`${href("/app/:region/angebote/interessierte", { region: params.region })}?hinweis=deleted`, 303);
  throwIfClosed(deleted.refusal);
  return data({ fault: deleted.refusal === "version-conflict" ? ("interest.delete-changed" as const) : ("interest.delete-refused" as const) }, { status: 409 });
}

export default function DeleteInterestPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, version } = loaderData;
  const list = href("/app/:region/angebote/interessierte", { region });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) },
        { label: t("interest.list-title"), href: list },
      ]}
      title={t("interest.delete-title")}
      notice={actionData ? <Notice kind="error">{t(actionData.fault)}</Notice> : undefined}
    >
      <title>{`${t("interest.delete-title")} – ${frame.region.name}`}</title>
      <Confirmation goes={[t("interest.delete-goes")]} stays={[t("interest.delete-stays")]} act={t("interest.delete")} cancelHref={list}>
        <input type="hidden" name="version" value={version} />
      </Confirmation>
    </WorkspacePage>
  );
}
