import { data, href, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditConcept } from "#domain/concept/index.ts";
import { deletePlan } from "#domain/concept/plans/index.ts";
import { read } from "#platform/db/index.ts";
import { isId } from "../network/form.ts";
import type { Route } from "./+types/delete.ts";
import { getPlan } from "./find-plan.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { title, version, goals } = await read(ctx, (db) => getPlan(ctx, db, params.id));
  const frame = await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept");
  return { frame, title, version, goals: goals.length };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditConcept(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const result = await deletePlan(ctx, { id: params.id, version: Number((await request.formData()).get("version")) });
  if (result.ok) return redirect(`${href("/app/:region/plaene", { region: params.region })}?hinweis=deleted`, 303);
  // The page below reads it anew and shows it.
  if (result.refusal === "version-conflict") return data({ changed: true }, { status: 409 });
  throw data({ code: "not-found" }, { status: 404 });
}

export default function DeletePlanPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, title, version, goals } = loaderData;
  const own = href("/app/:region/plaene/:id", params);
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("plans.title"), href: href("/app/:region/plaene", { region: params.region }) },
        { label: title, href: own },
      ]}
      title={t("plans.delete")}
    >
      <title>{`${t("plans.delete")} – ${frame.region.name}`}</title>
      {actionData?.changed ? <Notice kind="warn">{t("plans.changed-meanwhile")}</Notice> : null}
      <Confirmation
        goes={[t("plans.delete-goes", { title, goals })]}
        stays={[t("plans.delete-stays"), t("plans.delete-stays-log")]}
        act={t("plans.delete")}
        cancelHref={own}
      >
        <input type="hidden" name="version" value={version} />
      </Confirmation>
    </WorkspacePage>
  );
}
