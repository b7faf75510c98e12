import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { editConference } from "#domain/network/conferences/index.ts";
import { Conflict } from "../gremien/conflict.tsx";
import { throwIfClosed, type MeetingFaults } from "../meetings/refusals.ts";
import type { Route } from "./+types/edit.ts";
import { conferenceCrumbs } from "./crumbs.ts";
import { ConferenceInputs } from "./conference-fields.tsx";
import { choicesFor, faultAt, readConferenceForm, storedTexts, type TypedConference } from "./conference-form.ts";
import { keptConferencePage, shownConference } from "./kept-conference.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    conference: await keptConferencePage(ctx, params.id),
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/sitzungen"),
    region: params.region,
    choices: await choicesFor(ctx),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await keptConferencePage(ctx, params.id);
  const { typed, input, faults } = readConferenceForm(await request.formData(), await choicesFor(ctx));
  const again = (found: MeetingFaults) => data({ typed, faults: found, conflict: null, version: Number(typed.texts["version"]) || 0 }, { status: 422 });
  if (!input) return again(faults);
  const edited = await editConference(ctx, { id: params.id, version: Number(typed.texts["version"]) || 0, fields: input });
  if (edited.ok) return redirect(`${href("/app/:region/konferenzen/:id", params)}?hinweis=saved`, 303);
  if ("stored" in edited) {
    const theirs = storedTexts(await shownConference(ctx, params.id));
    return data({ typed, faults: {} as MeetingFaults, conflict: { theirs, changed: edited.changed }, version: edited.stored.version }, { status: 409 });
  }
  if (edited.refusal === "not-found" || edited.refusal === "not-allowed") {
    throwIfClosed(edited.refusal);
    return again({});
  }
  return again(faultAt(edited.refusal));
}

export default function EditConferencePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, conference, choices } = loaderData;
  const faults: MeetingFaults = actionData?.faults ?? {};
  const back = href("/app/:region/konferenzen/:id", { region, id: conference.id });
  const shown = ({ texts, fieldIds, languages }: TypedConference): Record<string, string> => ({
    ...Object.fromEntries(
      (["title", "purpose", "on", "from", "to", "place", "onlineUrl", "registrationUntil", "places"] as const).map((name) => [
        t(`conferences.field-${name}`),
        texts[name] ?? "",
      ]),
    ),
    [t("conferences.field-gremium")]: choices.gremien.find(({ id }) => id === texts["gremiumId"])?.name ?? t("conferences.no-gremium"),
    [t("conferences.field-fields")]: choices.fields.flatMap(({ id, title }) => (fieldIds.includes(id) ? [title] : [])).join("; "),
    [t("conferences.field-isPublic")]: t("isPublic" in texts ? "common.yes" : "common.no"),
    [t("conferences.field-languages")]: languages.join(", "),
  });
  return (
    <WorkspacePage {...frame} crumbs={conferenceCrumbs(t, region, conference)} title={t("conferences.edit-title")}>
      <title>{`${t("conferences.edit-title")} – ${frame.region.name}`}</title>
      {actionData?.conflict ? (
        <Conflict
          changed={actionData.conflict.changed}
          yours={shown(actionData.typed)}
          theirs={shown(actionData.conflict.theirs)}
          theirsHref={href("/app/:region/konferenzen/:id/bearbeiten", { region, id: conference.id })}
        />
      ) : null}
      <form method="post" className="stack narrow" noValidate>
        <input type="hidden" name="version" value={actionData?.version ?? conference.version} />
        <FormErrors errors={Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)]))} />
        <ConferenceInputs typed={actionData?.typed ?? storedTexts(conference)} faults={faults} choices={choices} />
        <SubmitBar label={t("conferences.save")} cancel={{ href: back, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
