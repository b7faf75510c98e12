import { href, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { TextArea } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { CancelConference, cancelConference } from "#domain/network/conferences/index.ts";
import { throwIfClosed } from "../meetings/refusals.ts";
import { textsOf } from "../network/form.ts";
import type { Route } from "./+types/cancel.ts";
import { conferenceCrumbs } from "./crumbs.ts";
import { keptConferencePage } from "./kept-conference.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    conference: await keptConferencePage(ctx, params.id),
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/sitzungen"),
    region: params.region,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await keptConferencePage(ctx, params.id);
  const { reason = "" } = textsOf(await request.formData());
  const cancelled = await cancelConference(ctx, CancelConference.parse({ id: params.id, reason: reason.slice(0, 1000) }));
  if (!cancelled.ok) throwIfClosed(cancelled.refusal);
  return cancelled.ok ? redirect(`${href("/app/:region/konferenzen/:id", params)}?hinweis=cancelled`, 303) : { refused: true };
}

export default function CancelConferencePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, conference } = loaderData;
  const back = href("/app/:region/konferenzen/:id", { region, id: conference.id });
  const { registered, waiting, invited } = conference.counts;
  return (
    <WorkspacePage
      {...frame}
      crumbs={conferenceCrumbs(t, region, conference)}
      title={t("conferences.cancel-title")}
      notice={actionData?.refused ? <Notice kind="warn">{t("conferences.refused-not-open")}</Notice> : undefined}
    >
      <title>{`${t("conferences.cancel-title")} – ${frame.region.name}`}</title>
      <Confirmation
        goes={[t("conferences.cancel-goes", { count: registered + waiting + invited })]}
        stays={[t("conferences.cancel-stays")]}
        act={t("conferences.cancel-act")}
        cancelHref={back}
      >
        <TextArea name="reason" label={t("conferences.cancel-reason")} hint={t("conferences.cancel-reason-hint")} optional maxLength={1000} />
      </Confirmation>
    </WorkspacePage>
  );
}
