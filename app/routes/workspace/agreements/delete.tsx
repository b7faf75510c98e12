import { data, href, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { deleteAgreement, findAgreement } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/delete.ts";
import { isId } from "../network/form.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const agreement = isId(params.id) ? await read(ctx, (db) => findAgreement(ctx, db, params.id)) : null;
  if (!agreement) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/vereinbarungen"),
    title: agreement.title,
    version: agreement.version,
    hasPaper: agreement.paper !== null,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const result = await deleteAgreement(context.get(requestContext), { id: params.id, version: Number((await request.formData()).get("version")) });
  if (result.ok) return redirect(`${href("/app/:region/vereinbarungen", { region: params.region })}?hinweis=deleted`, 303);
  // The page below reads it anew and shows it.
  if (result.refusal === "version-conflict") return data({ changed: true }, { status: 409 });
  throw data({ code: result.refusal === "not-allowed" ? "not-allowed" : "not-found" }, { status: result.refusal === "not-allowed" ? 403 : 404 });
}

export default function DeleteAgreementPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, title, version, hasPaper } = loaderData;
  const own = href("/app/:region/vereinbarungen/:id", params);
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("agreements.title"), href: href("/app/:region/vereinbarungen", { region: params.region }) },
        { label: title, href: own },
      ]}
      title={t("agreements.delete")}
    >
      <title>{`${t("agreements.delete")} – ${frame.region.name}`}</title>
      {actionData?.changed ? <Notice kind="warn">{t("agreements.changed-meanwhile")}</Notice> : null}
      <Confirmation
        goes={[t("agreements.delete-goes", { title }), ...(hasPaper ? [t("agreements.delete-goes-paper")] : [])]}
        stays={[t("agreements.delete-stays"), t("agreements.delete-stays-log")]}
        act={t("agreements.delete")}
        cancelHref={own}
      >
        <input type="hidden" name="version" value={version} />
      </Confirmation>
    </WorkspacePage>
  );
}
