import { data, href, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { deleteSituation, findSituation, mayEditNetwork } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import { isId } from "../network/form.ts";
import type { Route } from "./+types/delete.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const situation = isId(params.id) ? await read(ctx, (db) => findSituation(ctx, db, params.id)) : null;
  if (!situation) throw data({ code: "not-found" }, { status: 404 });
  const { name, version, contacts } = situation;
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    name,
    version,
    contacts: contacts.length,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditNetwork(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const result = await deleteSituation(ctx, { id: params.id, version: Number((await request.formData()).get("version")) });
  if (result.ok) return redirect(`${href("/app/:region/wen-anrufen", { region: params.region })}?hinweis=deleted`, 303);
  // The page below reads it anew and shows it.
  if (result.refusal === "version-conflict") return data({ changed: true }, { status: 409 });
  throw data({ code: "not-found" }, { status: 404 });
}

export default function DeleteSituationPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, name, version, contacts } = loaderData;
  const list = href("/app/:region/wen-anrufen", { region: params.region });
  return (
    <WorkspacePage {...frame} crumbs={[{ label: t("situations.title"), href: list }]} title={t("situations.delete")}>
      <title>{`${t("situations.delete")} – ${frame.region.name}`}</title>
      {actionData?.changed ? <Notice kind="warn">{t("situations.changed-meanwhile")}</Notice> : null}
      <Confirmation
        goes={[t("situations.delete-goes", { name }), ...(contacts > 0 ? [t("situations.delete-goes-contacts", { count: contacts })] : [])]}
        stays={[t("situations.delete-stays"), t("situations.delete-stays-log")]}
        act={t("situations.delete")}
        cancelHref={list}
      >
        <input type="hidden" name="version" value={version} />
      </Confirmation>
    </WorkspacePage>
  );
}
