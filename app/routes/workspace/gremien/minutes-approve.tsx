import { data, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { DateInput, RadioList } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { textsOf } from "#app/routes/workspace/network/form.ts";
import { loadFrame } from "#app/workspace.ts";
import { ApproveMinutes, approveMinutes, findMinutes, type MinutesPage } from "#domain/network/minutes/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import type { Route } from "./+types/minutes-approve.ts";
import { meetingPath, useMeetingName } from "./minutes-words.tsx";

const ALONE = "alone";

/** @throws 403, 404 as data */
async function keptMinutes(ctx: Context, id: string): Promise<MinutesPage> {
  const minutes = await read(ctx, (db) => findMinutes(ctx, db, id));
  if (!minutes) throw data({ code: "not-found" }, { status: 404 });
  if (!minutes.mayKeep) throw data({ code: "not-allowed" }, { status: 403 });
  return minutes;
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const minutes = await keptMinutes(ctx, params.id);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/gremien"),
    region: params.region,
    today: ctx.today,
    minutes,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  await keptMinutes(context.get(requestContext), params.id);
  const typed = textsOf(await request.formData());
  const alone = typed.in === ALONE;
  const input = ApproveMinutes.safeParse({ meetingId: params.id, inMeetingId: alone ? null : typed.in, on: alone && typed.on ? typed.on : null });
  if (!input.success) return data({ error: "minutes.refused-input" as const, typed }, { status: 422 });
  const result = await approveMinutes(context.get(requestContext), input.data);
  if (result.ok) return redirect(`${meetingPath(params.region, params.id)}?hinweis=approved`, 303);
  if (result.refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  if (result.refusal === "meeting-not-found") throw data({ code: "not-found" }, { status: 404 });
  return data({ error: `minutes.refused-${result.refusal}` as const, typed }, { status: 422 });
}

export default function ApproveMinutesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const nameOf = useMeetingName();
  const { frame, region, minutes, today } = loaderData;
  const back = meetingPath(region, minutes.id);
  const count = minutes.items.flatMap(({ decisions }) => decisions).filter(({ isPublic }) => isPublic).length;
  const alone = minutes.mayApproveAlone ? [{ value: ALONE, label: t("minutes.approve-alone") }] : [];
  const choices = [...minutes.approvableIn.map((next) => ({ value: next.id, label: `${nameOf(next)}, ${formats.day(next.on)}` })), ...alone];
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: minutes.gremium.name }, { label: nameOf(minutes), href: back }]}
      kicker={minutes.gremium.name}
      title={t("minutes.approve")}
    >
      <title>{`${t("minutes.approve")} – ${frame.region.name}`}</title>
      <FormErrors errors={actionData ? { "": t(actionData.error) } : {}} />
      <Confirmation
        goes={[t("minutes.approve-goes"), t("minutes.approve-public", { count })]}
        stays={[t("minutes.approve-stays")]}
        act={t("minutes.approve")}
        cancelHref={back}
      >
        <RadioList
          name="in"
          label={t("minutes.approve-in")}
          hint={t("minutes.approve-in-hint")}
          choices={choices}
          chosen={actionData?.typed.in ?? minutes.approvableIn[0]?.id ?? ALONE}
          required
        />
        {minutes.mayApproveAlone ? (
          <DateInput name="on" label={t("minutes.approve-day")} optional min={minutes.on} max={today} defaultValue={actionData?.typed.on ?? today} />
        ) : null}
      </Confirmation>
    </WorkspacePage>
  );
}
