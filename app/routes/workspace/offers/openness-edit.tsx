import { data, href, redirect } from "react-router";
import { OpennessFields, readOpenness } from "#app/offers/openness-fields.tsx";
import { Button } from "#app/components/button.tsx";
import { SubmitBar } from "#app/components/dock.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditOffers } from "#domain/offers/index.ts";
import { askProviders, findRateable, QUESTIONS, rateOffer } from "#domain/offers/openness/index.ts";
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
    isOpen: QUESTIONS.some((question) => service.ratings[question] === undefined),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditOffers(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const form = await request.formData();
  if (form.get("intent") === "ask") {
    const asked = isId(params.id) ? await askProviders(ctx, { offerId: params.id }) : null;
    if (!asked?.ok) return data({ fault: "openness.asked-nobody" as const }, { status: 409 });
    return redirect(`${href("/app/:region/angebote/offenheit", params)}?gefragt=${asked.value.providers}`, 303);
  }
  const input = readOpenness(form, params.id);
  if (!input.success) return data({ fault: "openness.failed" as const }, { status: 422 });
  if (!(await rateOffer(ctx, input.data)).ok) throw data({ code: "not-found" }, { status: 404 });
  return redirect(`${href("/app/:region/angebote/offenheit", params)}?gespeichert=1`, 303);
}

/** What a provider said on the telephone about one of its services. */
export default function OpennessEditPage({ loaderData: { frame, region, service, isOpen }, actionData }: Route.ComponentProps) {
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
      notice={actionData ? <Notice kind="error">{t(actionData.fault)}</Notice> : undefined}
    >
      <title>{`${service.title} – ${frame.region.name}`}</title>
      <form method="post" className="stack-l narrow">
        <OpennessFields ratings={service.ratings} />
        <SubmitBar label={t("openness.save")} cancel={{ href: list, label: t("common.cancel") }} />
      </form>
      {isOpen ? (
        <form method="post" className="stack narrow flow">
          <p className="muted s">{t("openness.ask-one-hint")}</p>
          <div className="row">
            <Button name="intent" value="ask">
              {t("openness.ask-one")}
            </Button>
          </div>
        </form>
      ) : null}
    </WorkspacePage>
  );
}
