import { data, href, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditConcept } from "#domain/concept/index.ts";
import { deleteIndicator, findIndicator } from "#domain/concept/indicators/index.ts";
import { read } from "#platform/db/index.ts";
import { isId } from "../network/form.ts";
import type { Route } from "./+types/delete.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const indicator = isId(params.id) ? await read(ctx, (db) => findIndicator(ctx, db, params.id)) : null;
  if (!indicator) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    name: indicator.name,
    version: indicator.version,
    values: indicator.values.length,
    isPublic: indicator.releasedAt !== null,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditConcept(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const result = await deleteIndicator(ctx, { id: params.id, version: Number((await request.formData()).get("version")) });
  if (result.ok) return redirect(`${href("/app/:region/kennzahlen", { region: params.region })}?hinweis=deleted`, 303);
  // The page below reads it anew and shows it.
  if (result.refusal === "version-conflict") return data({ changed: true }, { status: 409 });
  throw data({ code: "not-found" }, { status: 404 });
}

export default function DeleteIndicatorPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, name, version, values, isPublic } = loaderData;
  const own = href("/app/:region/kennzahlen/:id", params);
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("indicators.title"), href: href("/app/:region/kennzahlen", { region: params.region }) },
        { label: name, href: own },
      ]}
      title={t("indicators.delete")}
    >
      <title>{`${t("indicators.delete")} – ${frame.region.name}`}</title>
      {actionData?.changed ? <Notice kind="warn">{t("indicators.changed-meanwhile")}</Notice> : null}
      <Confirmation
        goes={[t("indicators.delete-goes", { name, values }), ...(isPublic ? [t("indicators.delete-goes-public")] : [])]}
        stays={[t("indicators.delete-stays"), t("indicators.delete-stays-log")]}
        act={t("indicators.delete")}
        cancelHref={own}
      >
        <input type="hidden" name="version" value={version} />
      </Confirmation>
    </WorkspacePage>
  );
}
