import { data, href, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { countEntryLinks, endEntryLinks } from "#domain/network/upkeep/index.ts";
import type { Route } from "./+types/end-links.ts";
import { isId } from "./form.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = isId(params.id) ? await countEntryLinks(ctx, { organisationId: params.id }) : null;
  if (!found) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    id: params.id,
    ...found,
  };
}

export async function action({ params, context }: Route.ActionArgs) {
  const { id, region } = params;
  const ended = isId(id) ? await endEntryLinks(context.get(requestContext), { organisationId: id }) : null;
  if (ended?.ok) return redirect(`${href("/app/:region/netzwerk/:id", { region, id })}?hinweis=links-ended`, 303);
  const status = ended?.refusal === "not-allowed" ? 403 : 404;
  throw data({ code: status === 403 ? "not-allowed" : "not-found" }, { status });
}

/** All at once: nobody can tell by whose mail somebody came. */
export default function EndLinksPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, id, name, links } = loaderData;
  const own = href("/app/:region/netzwerk/:id", { region, id });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("network.title"), href: href("/app/:region/netzwerk", { region }) },
        { label: name, href: own },
      ]}
      title={t("network.links-title")}
      lede={t("network.links-count", { count: links })}
    >
      <title>{`${t("network.links-title")} – ${frame.region.name}`}</title>
      {links === 0 ? (
        <p>
          <a href={own}>{t("common.back")}</a>
        </p>
      ) : (
        <Confirmation
          goes={[t("network.links-goes", { name })]}
          stays={[t("network.links-stays"), t("network.links-stays-accounts"), t("network.links-stays-new")]}
          act={t("network.links-act")}
          cancelHref={own}
        />
      )}
    </WorkspacePage>
  );
}
