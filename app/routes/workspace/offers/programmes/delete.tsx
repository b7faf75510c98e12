import { data, href, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditOffers } from "#domain/offers/index.ts";
import { deleteProgramme, readProgramme } from "#domain/offers/programmes/index.ts";
import { read } from "#platform/db/index.ts";
import { orNotFound, throwIfClosed } from "../../meetings/refusals.ts";
import { isId, textsOf } from "../../network/form.ts";
import type { Route } from "./+types/delete.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const programme = orNotFound(isId(params.id) ? await read(ctx, (db) => readProgramme(ctx, db, params.id)) : null);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    programme,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditOffers(ctx.actor)) throwIfClosed("not-allowed");
  if (!isId(params.id)) throwIfClosed("not-found");
  const version = Number(textsOf(await request.formData())["version"]);
  const deleted = await deleteProgramme(ctx, { id: params.id, version });
  if (deleted.ok) return redirect(`${href("/app/:region/angebote/programme", { region: params.region })}?hinweis=deleted`, 303);
  throwIfClosed(deleted.refusal);
  return data({ fault: "programmes.fault-changed" as const }, { status: 409 });
}

export default function DeleteProgrammePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, programme } = loaderData;
  const title = programme.texts.find(({ language }) => language === "de")?.title ?? "";
  const own = href("/app/:region/angebote/programme/:id", { region, id: programme.id });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("programmes.list-title"), href: href("/app/:region/angebote/programme", { region }) },
        { label: title, href: own },
      ]}
      title={t("programmes.delete")}
      notice={actionData ? <Notice kind="error">{t(actionData.fault)}</Notice> : undefined}
    >
      <title>{`${t("programmes.delete")} – ${frame.region.name}`}</title>
      <Confirmation goes={[t("programmes.delete-goes", { title })]} stays={[t("programmes.delete-stays")]} act={t("programmes.delete")} cancelHref={own}>
        <input type="hidden" name="version" value={programme.version} />
      </Confirmation>
    </WorkspacePage>
  );
}
