import { data, href, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { deleteDraft } from "#domain/offers/catalogue/index.ts";
import { throwIfClosed } from "../meetings/refusals.ts";
import { textsOf } from "../network/form.ts";
import type { Route } from "./+types/delete.ts";
import { offerCrumbs } from "./crumbs.ts";
import { germanTitle, keptOffer } from "./kept-offer.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const offer = await keptOffer(ctx, params.id);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    id: params.id,
    title: germanTitle(offer),
    version: offer.version,
    isDraft: offer.state === "draft" && offer.publishedAt === null,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await keptOffer(ctx, params.id);
  const version = Number(textsOf(await request.formData())["version"]);
  const deleted = await deleteDraft(ctx, { id: params.id, version });
  if (deleted.ok) return redirect(`${href("/app/:region/angebote", { region: params.region })}?hinweis=deleted`, 303);
  throwIfClosed(deleted.refusal);
  return data(
    { fault: deleted.refusal === "not-a-draft" ? ("catalogue.refused-not-a-draft" as const) : ("catalogue.refused-changed-meanwhile" as const) },
    { status: 409 },
  );
}

export default function DeleteOfferPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, id, title, version, isDraft } = loaderData;
  const own = href("/app/:region/angebote/:id", { region, id });
  return (
    <WorkspacePage
      {...frame}
      crumbs={offerCrumbs(t, region, id, title)}
      title={t("catalogue.delete")}
      notice={actionData ? <Notice kind="error">{t(actionData.fault)}</Notice> : undefined}
    >
      <title>{`${t("catalogue.delete")} – ${frame.region.name}`}</title>
      {isDraft ? (
        <Confirmation goes={[t("catalogue.delete-goes", { title })]} stays={[t("catalogue.delete-stays")]} act={t("catalogue.delete")} cancelHref={own}>
          <input type="hidden" name="version" value={version} />
        </Confirmation>
      ) : (
        <p>
          {t("catalogue.refused-not-a-draft")} <a href={href("/app/:region/angebote/:id/stand", { region, id })}>{t("catalogue.move")}</a>
        </p>
      )}
    </WorkspacePage>
  );
}
