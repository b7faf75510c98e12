import { data, href, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { deleteResolution, findResolution } from "#domain/concept/versions/index.ts";
import { read } from "#platform/db/index.ts";
import { isId } from "../../network/form.ts";
import type { Route } from "./+types/delete-resolution.ts";

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const resolution = isId(params.id) ? await read(ctx, (db) => findResolution(ctx, db, params.id)) : null;
  if (!resolution) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: ctx.region.slug,
    resolution,
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const version = Number((await request.formData()).get("version"));
  const result = await deleteResolution(context.get(requestContext), { id: params.id, version });
  if (result.ok) return redirect(`${href("/app/:region/konzept/beschluesse", params)}?hinweis=deleted`, 303);
  if (result.refusal === "adopts") return data({ error: "versions.refused-adopts" as const }, { status: 409 });
  if (result.refusal === "changed-meanwhile") return data({ error: "versions.changed-meanwhile" as const }, { status: 409 });
  throw data({ code: result.refusal }, { status: result.refusal === "not-allowed" ? 403 : 404 });
}

export default function DeleteResolution({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { day } = useFormats();
  const { frame, region, resolution } = loaderData;
  const title = t("versions.delete-resolution");
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("concept.concept"), href: href("/app/:region/konzept", { region }) },
        { label: t("versions.resolutions-title"), href: href("/app/:region/konzept/beschluesse", { region }) },
      ]}
      title={title}
      notice={actionData ? <Notice kind="error">{t(actionData.error)}</Notice> : null}
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      <Confirmation
        goes={[t("versions.resolution-of", { body: resolution.body, day: day(resolution.resolvedOn) })]}
        stays={[t("versions.delete-stays")]}
        act={title}
        cancelHref={href("/app/:region/konzept/beschluesse/:id", { region, id: resolution.id })}
      >
        <input type="hidden" name="version" value={resolution.version} />
      </Confirmation>
    </WorkspacePage>
  );
}
