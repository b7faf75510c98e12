import { data, href, redirect } from "react-router";
import { FileForm } from "#app/components/forms/file-form.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { attachPlanDocument, findPlanDocument } from "#domain/concept/plans/index.ts";
import { read } from "#platform/db/index.ts";
import { MAX_FILE_SIZE } from "#platform/files/index.ts";
import { readUpload } from "../measures/upload.ts";
import { isId } from "../network/form.ts";
import type { Route } from "./+types/document.ts";
import { getPlan } from "./find-plan.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { plan, before } = await read(ctx, async (db) => {
    const found = await getPlan(ctx, db, params.id);
    return { plan: found, before: await findPlanDocument(ctx, db, found.id) };
  });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    plan: { id: plan.id, title: plan.title },
    before: before?.name ?? null,
    limit: MAX_FILE_SIZE,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const upload = await readUpload(await request.formData(), "document", context.get(houseContext).settings.dataFolder);
  if (!upload) return data({ fault: "no-file" as const }, { status: 422 });
  const result = await attachPlanDocument(context.get(requestContext), { id: params.id }, upload);
  if (result.ok) return redirect(`${href("/app/:region/plaene/:id", params)}?hinweis=document`, 303);
  if (result.refusal === "file-refused") return data({ fault: result.reason }, { status: 422 });
  throw data({ code: result.refusal === "not-allowed" ? "not-allowed" : "not-found" }, { status: result.refusal === "not-allowed" ? 403 : 404 });
}

export default function PlanDocumentPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, plan, before, limit } = loaderData;
  const own = href("/app/:region/plaene/:id", params);
  const title = t("plans.document-attach");
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("plans.title"), href: href("/app/:region/plaene", { region: params.region }) },
        { label: plan.title, href: own },
      ]}
      title={title}
      lede={before ? t("plans.document-replaces", { name: before }) : t("plans.document-lede")}
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      <FileForm
        name="document"
        label={t("plans.document")}
        kinds={t("funding.notice-kinds")}
        limit={limit}
        error={actionData && t(actionData.fault === "no-file" ? "measures.error-no-file" : `files.refused-${actionData.fault}`)}
        act={title}
        cancel={{ href: own, label: t("common.cancel") }}
      />
    </WorkspacePage>
  );
}
