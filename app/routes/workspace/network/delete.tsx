import { data, href, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { usesOfOrganisation } from "#domain/concept/measures/index.ts";
import { deleteOrganisation, findOrganisation, usesInNetwork } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/delete.ts";
import { isId } from "./form.ts";
import { UsesList } from "./uses-list.tsx";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { id } = params;
  const found = isId(id)
    ? await read(ctx, async (db) => ({
        organisation: await findOrganisation(ctx, db, id),
        uses: [...(await usesInNetwork(ctx, db, id)), ...(await usesOfOrganisation(ctx, db, id))],
      }))
    : null;
  if (!found?.organisation) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    id,
    name: found.organisation.name,
    uses: found.uses,
  };
}

export async function action({ params, context }: Route.ActionArgs) {
  const { id, region } = params;
  if (!isId(id)) throw data({ code: "not-found" }, { status: 404 });
  const result = await deleteOrganisation(context.get(requestContext), { id }, [usesOfOrganisation]);
  if (result.ok) return redirect(`${href("/app/:region/netzwerk", { region })}?hinweis=deleted`, 303);
  // The page below reads the uses anew and shows them.
  if (result.refusal === "still-in-use") return data({ inUse: true }, { status: 409 });
  throw data({ code: result.refusal === "not-allowed" ? "not-allowed" : "not-found" }, { status: result.refusal === "not-allowed" ? 403 : 404 });
}

export default function DeleteOrganisationPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, id, name, uses } = loaderData;
  const own = href("/app/:region/netzwerk/:id", { region, id });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("network.title"), href: href("/app/:region/netzwerk", { region }) },
        { label: name, href: own },
      ]}
      title={t("network.delete")}
    >
      <title>{`${t("network.delete")} – ${frame.region.name}`}</title>
      {uses.length > 0 ? (
        <section className="stack" aria-labelledby="h-uses">
          <Notice kind="warn">{t("network.in-use", { name })}</Notice>
          <h2 id="h-uses">{t("network.in-use-title")}</h2>
          <UsesList uses={uses} region={region} />
          <p>
            <a href={own}>{t("common.back")}</a>
          </p>
        </section>
      ) : (
        <Confirmation
          goes={[t("network.delete-goes", { name })]}
          stays={[t("network.delete-stays-measures"), t("network.delete-stays")]}
          act={t("network.delete")}
          cancelHref={own}
        />
      )}
    </WorkspacePage>
  );
}
