import { data, href, redirect } from "react-router";
import { FileForm } from "#app/components/forms/file-form.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { attachNotice } from "#domain/concept/funding/index.ts";
import { MAX_FILE_SIZE } from "#platform/files/index.ts";
import { readUpload } from "../measures/upload.ts";
import { isId } from "../network/form.ts";
import type { Route } from "./+types/notice.ts";
import { useFundCrumbs } from "./crumbs.ts";
import { shownFund } from "./shown-fund.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { id, name, notice } = await shownFund(ctx, params.id);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    fund: { id, name },
    before: notice?.name ?? null,
    limit: MAX_FILE_SIZE,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const upload = await readUpload(await request.formData(), "notice", context.get(houseContext).settings.dataFolder);
  if (!upload) return data({ fault: "no-file" as const }, { status: 422 });
  const result = await attachNotice(context.get(requestContext), { id: params.id }, upload);
  if (result.ok) return redirect(`${href("/app/:region/foerdermittel/:id", params)}?hinweis=notice-attached`, 303);
  if (result.refusal === "file-refused") return data({ fault: result.reason }, { status: 422 });
  throw data({ code: result.refusal === "not-allowed" ? "not-allowed" : "not-found" }, { status: result.refusal === "not-allowed" ? 403 : 404 });
}

export default function FundNoticePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, fund, before, limit } = loaderData;
  const error = actionData ? t(actionData.fault === "no-file" ? "measures.error-no-file" : `files.refused-${actionData.fault}`) : undefined;
  return (
    <WorkspacePage
      {...frame}
      crumbs={useFundCrumbs(region, fund)}
      title={t("funding.notice-attach")}
      lede={before ? t("funding.notice-replaces", { name: before }) : undefined}
    >
      <title>{`${t("funding.notice-attach")} – ${frame.region.name}`}</title>
      <FileForm
        name="notice"
        label={t("funding.notice")}
        kinds={t("funding.notice-kinds")}
        limit={limit}
        error={error}
        act={t("funding.notice-attach")}
        cancel={{ href: href("/app/:region/foerdermittel/:id", { region, id: fund.id }), label: t("common.cancel") }}
      />
    </WorkspacePage>
  );
}
