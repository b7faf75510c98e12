import { href, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { TextArea } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { meetingName } from "#app/meeting-name.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { CancelMeeting, cancelMeeting } from "#domain/network/meetings/index.ts";
import { textsOf } from "../network/form.ts";
import type { Route } from "./+types/cancel.ts";
import { keptMeeting } from "./kept-meeting.ts";
import { throwIfClosed } from "./refusals.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const meeting = await keptMeeting(ctx, params.id);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/sitzungen"),
    region: params.region,
    meeting,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  await keptMeeting(context.get(requestContext), params.id);
  const { reason = "" } = textsOf(await request.formData());
  const input = CancelMeeting.parse({ meetingId: params.id, reason: reason.slice(0, 1000) });
  const cancelled = await cancelMeeting(context.get(requestContext), input);
  if (!cancelled.ok) throwIfClosed(cancelled.refusal);
  return cancelled.ok ? redirect(`${href("/app/:region/sitzungen/:id", params)}?hinweis=cancelled`, 303) : { refused: true };
}

export default function CancelMeetingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, meeting } = loaderData;
  const back = href("/app/:region/sitzungen/:id", { region, id: meeting.id });
  const invited = meeting.participants.filter(({ mailedAt }) => mailedAt !== null).length;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("meetings.title"), href: href("/app/:region/sitzungen", { region }) },
        { label: meetingName(t, meeting), href: back },
      ]}
      kicker={meeting.gremium.name}
      title={t("meetings.cancel-title")}
      notice={actionData?.refused ? <Notice kind="warn">{t("meetings.refused-not-open")}</Notice> : undefined}
    >
      <title>{`${t("meetings.cancel-title")} – ${frame.region.name}`}</title>
      <Confirmation
        goes={[t("meetings.cancel-goes-invited", { count: invited }), t("meetings.cancel-goes-planned")]}
        stays={[t("meetings.cancel-stays")]}
        act={t("meetings.cancel-act")}
        cancelHref={back}
      >
        <TextArea name="reason" label={t("meetings.cancel-reason")} optional maxLength={1000} />
      </Confirmation>
    </WorkspacePage>
  );
}
