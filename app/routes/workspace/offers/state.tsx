import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { RadioList } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { ChangeOfferState, changeOfferState, NEXT_STATES } from "#domain/offers/catalogue/index.ts";
import { throwIfClosed } from "../meetings/refusals.ts";
import { textsOf } from "../network/form.ts";
import type { Route } from "./+types/state.ts";
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
    state: offer.state,
    version: offer.version,
    next: NEXT_STATES[offer.state],
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await keptOffer(ctx, params.id);
  const { state, version } = textsOf(await request.formData());
  const input = ChangeOfferState.safeParse({ id: params.id, version: Number(version), state });
  if (!input.success) return data({ fault: "catalogue.fault-choose" as const }, { status: 422 });
  const moved = await changeOfferState(ctx, input.data);
  if (moved.ok) return redirect(`${href("/app/:region/angebote/:id", params)}?hinweis=moved`, 303);
  throwIfClosed(moved.refusal);
  return data(
    { fault: moved.refusal === "already-over" ? ("catalogue.refused-already-over" as const) : ("catalogue.refused-changed-meanwhile" as const) },
    { status: 409 },
  );
}

export default function OfferStatePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, id, title, state, version, next } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={offerCrumbs(t, region, id, title)}
      title={t("catalogue.move")}
      lede={t("catalogue.move-lede", { state: t(`catalogue.state-${state}`) })}
      notice={actionData ? <Notice kind="error">{t(actionData.fault)}</Notice> : undefined}
    >
      <title>{`${t("catalogue.move")} – ${frame.region.name}`}</title>
      <form method="post" className="stack narrow" noValidate>
        <input type="hidden" name="version" value={version} />
        <RadioList
          name="state"
          label={t("catalogue.move-to")}
          required
          choices={next.map((value) => ({ value, label: t(`catalogue.state-${value}`), hint: t(`catalogue.state-${value}-means`) }))}
        />
        <SubmitBar label={t("catalogue.move-act")} cancel={{ href: href("/app/:region/angebote/:id", { region, id }), label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
