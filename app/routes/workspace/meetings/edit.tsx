import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { CheckBox } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { meetingName } from "#app/meeting-name.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { editMeeting } from "#domain/network/meetings/index.ts";
import type { Route } from "./+types/edit.ts";
import { keptMeeting } from "./kept-meeting.ts";
import { MeetingInputs, OverlapWarning } from "./meeting-fields.tsx";
import { readMeetingForm, refusalAt } from "./meeting-form.ts";
import { throwIfClosed, type MeetingFaults } from "./refusals.ts";

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
  const { typed, fields, faults } = readMeetingForm(await request.formData());
  const again = (found: MeetingFaults, overlaps: Date[] = []) => data({ typed, faults: found, overlaps }, { status: 422 });
  if (!fields) return again(faults);
  const edited = await editMeeting(context.get(requestContext), {
    meetingId: params.id,
    version: Number(typed["version"]) || 0,
    fields,
    alsoLater: "alsoLater" in typed,
    despiteOverlap: "despiteOverlap" in typed,
  });
  if (edited.ok) return redirect(`${href("/app/:region/sitzungen/:id", params)}?hinweis=saved`, 303);
  if (edited.refusal === "overlaps") return again({}, edited.others);
  if (edited.refusal === "not-found" || edited.refusal === "not-allowed") {
    throwIfClosed(edited.refusal);
    return again({});
  }
  return again(refusalAt(edited.refusal));
}

export default function EditMeetingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, meeting } = loaderData;
  const { title, on, from, to, place, note, answerBy, isPublic, onlineUrl } = meeting;
  const stored = { title, on, from, to, place, note, onlineUrl: onlineUrl ?? "", answerBy: answerBy ?? "", ...(isPublic ? { isPublic: "on" } : {}) };
  const typed: Record<string, string> = actionData?.typed ?? stored;
  const faults: MeetingFaults = actionData?.faults ?? {};
  const back = href("/app/:region/sitzungen/:id", { region, id: meeting.id });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("meetings.title"), href: href("/app/:region/sitzungen", { region }) },
        { label: meetingName(t, meeting), href: back },
      ]}
      kicker={meeting.gremium.name}
      title={t("meetings.edit-title")}
      lede={meeting.state === "invited" ? t("meetings.edit-lede-invited") : undefined}
    >
      <title>{`${t("meetings.edit-title")} – ${frame.region.name}`}</title>
      <form method="post" className="stack narrow" noValidate>
        <input type="hidden" name="version" value={typed["version"] ?? meeting.version} />
        <FormErrors errors={Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)]))} />
        <OverlapWarning others={actionData?.overlaps ?? []} />
        <MeetingInputs typed={typed} faults={faults} />
        {meeting.seriesId ? (
          <CheckBox name="alsoLater" label={t("meetings.also-later")} hint={t("meetings.also-later-hint")} defaultChecked={"alsoLater" in typed} />
        ) : null}
        <SubmitBar label={t("meetings.save")} cancel={{ href: back, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
