import { data, href, redirect } from "react-router";
import { DateInput, RadioList, TextInput } from "#app/components/forms/controls.tsx";
import { SubmitBar } from "#app/components/dock.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { findTopicStore, PlanMeetings, planMeetings } from "#domain/network/meetings/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import type { Route } from "./+types/plan.ts";
import { MeetingInputs, OverlapWarning } from "./meeting-fields.tsx";
import { readMeetingForm, refusalAt } from "./meeting-form.ts";
import { orNotFound, throwIfClosed, type MeetingFaults } from "./refusals.ts";

const REPEATS = ["none", "weekly", "monthly"] as const;

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const store = await keptStore(ctx, params.id);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/sitzungen"),
    region: params.region,
    gremium: store.gremium,
  };
}

/** Before the form is read: who may not plan here learns nothing about its fields. */
async function keptStore(ctx: Context, gremiumId: string) {
  const store = orNotFound(await read(ctx, (db) => findTopicStore(ctx, db, gremiumId)));
  if (!store.mayKeep) throwIfClosed("not-allowed");
  return store;
}

export async function action({ request, params, context }: Route.ActionArgs) {
  await keptStore(context.get(requestContext), params.id);
  const form = await request.formData();
  const { typed, fields, faults } = readMeetingForm(form);
  const again = (found: MeetingFaults, overlaps: Date[] = []) => data({ typed, faults: found, overlaps }, { status: 422 });
  const { repeat: rhythm = "none", every = "1", untilOn = "" } = typed;
  const repeat = rhythm === "weekly" || rhythm === "monthly" ? { rhythm, every: Number(every), untilOn } : null;
  if (!fields) return again(faults);
  const input = PlanMeetings.safeParse({ gremiumId: params.id, fields, repeat, despiteOverlap: "despiteOverlap" in typed });
  if (!input.success) return again({ [input.error.issues.some(({ path }) => path.includes("every")) ? "every" : "untilOn"]: everyOrUntil(input.error.issues) });
  const planned = await planMeetings(context.get(requestContext), input.data, await idOfForm(form));
  if (planned.ok) {
    const { meetingIds } = planned.value;
    const query = new URLSearchParams({ hinweis: "planned", anzahl: String(meetingIds.length) });
    return redirect(`${href("/app/:region/sitzungen/:id", { region: params.region, id: meetingIds[0] ?? "" })}?${query}`, 303);
  }
  if (planned.refusal === "overlaps") return again({}, planned.others);
  if (planned.refusal === "not-found" || planned.refusal === "not-allowed") {
    throwIfClosed(planned.refusal);
    return again({});
  }
  return again(refusalAt(planned.refusal));
}

function everyOrUntil(issues: readonly { path: readonly PropertyKey[] }[]) {
  return issues.some(({ path }) => path.includes("every")) ? "meetings.fault-every" : "meetings.fault-untilOn";
}

export default function PlanMeetingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, gremium } = loaderData;
  const typed: Record<string, string> = actionData?.typed ?? { from: "14:00", to: "15:30" };
  const faults: MeetingFaults = actionData?.faults ?? {};
  const errors = Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)]));
  const list = href("/app/:region/sitzungen", { region });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("meetings.title"), href: list }, { label: gremium.name }]}
      kicker={gremium.name}
      title={t("meetings.plan")}
      lede={t("meetings.plan-lede")}
    >
      <title>{`${t("meetings.plan")} – ${frame.region.name}`}</title>
      <form method="post" className="stack narrow" noValidate>
        <FormId />
        <FormErrors errors={errors} />
        <OverlapWarning others={actionData?.overlaps ?? []} />
        <MeetingInputs typed={typed} faults={faults} />
        <RadioList
          name="repeat"
          label={t("meetings.repeat")}
          hint={t("meetings.repeat-hint")}
          chosen={typed["repeat"] ?? "none"}
          choices={REPEATS.map((value) => ({ value, label: t(`meetings.repeat-${value}`) }))}
        />
        <TextInput name="every" type="number" min={1} max={12} label={t("meetings.field-every")} defaultValue={typed["every"] ?? "1"} error={errors["every"]} />
        <DateInput name="untilOn" label={t("meetings.field-untilOn")} defaultValue={typed["untilOn"]} error={errors["untilOn"]} optional />
        <SubmitBar label={t("meetings.plan")} cancel={{ href: list, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
