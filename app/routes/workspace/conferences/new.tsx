import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { createConference, mayPlanConferences } from "#domain/network/conferences/index.ts";
import type { Context } from "#platform/db/index.ts";
import { throwIfClosed, type MeetingFaults } from "../meetings/refusals.ts";
import type { Route } from "./+types/new.ts";
import { ConferenceInputs } from "./conference-fields.tsx";
import { choicesFor, faultAt, readConferenceForm } from "./conference-form.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  admit(ctx);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/sitzungen"),
    region: params.region,
    choices: await choicesFor(ctx),
  };
}

function admit({ actor }: Context) {
  if (!mayPlanConferences(actor)) throwIfClosed("not-allowed");
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  admit(ctx);
  const form = await request.formData();
  const { typed, input, faults } = readConferenceForm(form, await choicesFor(ctx));
  const again = (found: MeetingFaults) => data({ typed, faults: found }, { status: 422 });
  if (!input) return again(faults);
  const created = await createConference(ctx, input, await idOfForm(form));
  if (created.ok) return redirect(`${href("/app/:region/konferenzen/:id", { region: params.region, id: created.value.id })}?hinweis=created`, 303);
  if (created.refusal === "not-found" || created.refusal === "not-allowed") {
    throwIfClosed(created.refusal);
    return again({});
  }
  return again(faultAt(created.refusal));
}

export default function NewConferencePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, choices } = loaderData;
  const faults: MeetingFaults = actionData?.faults ?? {};
  const list = href("/app/:region/konferenzen", { region });
  return (
    <WorkspacePage {...frame} crumbs={[{ label: t("conferences.title"), href: list }]} title={t("conferences.new")} lede={t("conferences.new-lede")}>
      <title>{`${t("conferences.new")} – ${frame.region.name}`}</title>
      <form method="post" className="stack narrow" noValidate>
        <FormId />
        <FormErrors errors={Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)]))} />
        <ConferenceInputs
          typed={actionData?.typed ?? { texts: { from: "10:00", to: "16:00", isPublic: "on" }, fieldIds: [], languages: ["de"] }}
          faults={faults}
          choices={choices}
        />
        <SubmitBar label={t("conferences.new")} cancel={{ href: list, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
