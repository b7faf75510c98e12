import { data, href, redirect } from "react-router";
import { OpennessFields, readOpenness } from "#app/offers/openness-fields.tsx";
import { SubmitBar } from "#app/components/dock.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditOffers } from "#domain/offers/index.ts";
import { findRateable, rateOffer } from "#domain/offers/openness/index.ts";
import { read } from "#platform/db/index.ts";
import { isId } from "../network/form.ts";
import type { Route } from "./+types/openness-edit.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const [service] = isId(params.id) ? await read(ctx, (db) => findRateable(ctx, db, params.id)) : [];
  if (!service) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    service,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditOffers(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const input = readOpenness(await request.formData(), params.id);
  if (!input.success) return data({ failed: true }, { status: 422 });
  if (!(await rateOffer(ctx, input.data)).ok) throw data({ code: "not-found" }, { status: 404 });
  return redirect(`${href("/app/:region/angebote/offenheit", params)}?gespeichert=1`, 303);
}

/** What a provider said on the telephone about one of its services. */
export default function OpennessEditPage({ loaderData: { frame, region, service }, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const list = href("/app/:region/angebote/offenheit", { region });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) },
        { label: t("openness.title"), href: list },
      ]}
      title={service.title}
      lede={t("openness.edit-lede")}
      notice={actionData ? <Notice kind="error">{t("openness.failed")}</Notice> : undefined}
    >
      <title>{`${service.title} – ${frame.region.name}`}</title>
      <form method="post" className="stack-l narrow">
        <OpennessFields ratings={service.ratings} />
        <SubmitBar label={t("openness.save")} cancel={{ href: list, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
