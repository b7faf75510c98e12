import { data, href, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { deleteFeed, findFeed } from "#domain/offers/feeds/index.ts";
import { mayEditOffers } from "#domain/offers/index.ts";
import { read } from "#platform/db/index.ts";
import { isId } from "../../network/form.ts";
import type { Route } from "./+types/delete.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const feed = isId(params.id) ? await read(ctx, (db) => findFeed(ctx, db, params.id)) : null;
  if (!feed) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    name: feed.name,
    version: feed.version,
    offers: feed.items.length,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditOffers(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const result = await deleteFeed(ctx, { id: params.id, version: Number((await request.formData()).get("version")) });
  if (result.ok) return redirect(`${href("/app/:region/angebote/kalender", { region: params.region })}?hinweis=deleted`, 303);
  if (result.refusal === "changed-meanwhile") return data({ changed: true }, { status: 409 });
  throw data({ code: "not-found" }, { status: 404 });
}

export default function DeleteFeedPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, name, version, offers } = loaderData;
  const own = href("/app/:region/angebote/kalender/:id", params);
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("catalogue.title"), href: href("/app/:region/angebote", { region: params.region }) },
        { label: t("feeds.title"), href: href("/app/:region/angebote/kalender", { region: params.region }) },
        { label: name, href: own },
      ]}
      title={t("feeds.delete")}
    >
      <title>{`${t("feeds.delete")} – ${frame.region.name}`}</title>
      {actionData?.changed ? <Notice kind="warn">{t("feeds.changed-meanwhile")}</Notice> : null}
      <Confirmation goes={[t("feeds.delete-goes", { name })]} stays={[t("feeds.delete-stays", { count: offers })]} act={t("feeds.delete")} cancelHref={own}>
        <input type="hidden" name="version" value={version} />
      </Confirmation>
    </WorkspacePage>
  );
}
