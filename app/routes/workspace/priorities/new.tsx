import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { createRound } from "#domain/concept/priorities/index.ts";
import type { Route } from "./+types/new.ts";
import { RoundInputs } from "./round-fields.tsx";
import { choicesFor, faultAt, NEW_ROUND, readRoundForm, type Faults } from "./round-form.ts";
import { roundCrumbs, throwIfGone } from "./shown-round.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    choices: await choicesFor(ctx),
    empty: NEW_ROUND,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const { typed, input, faults } = readRoundForm(form);
  const again = (found: Faults) => data({ typed, faults: found }, { status: 422 });
  if (!input) return again(faults);
  const created = await createRound(ctx, input, await idOfForm(form));
  if (created.ok) {
    return redirect(`${href("/app/:region/priorisierung/:id/bearbeiten", { region: params.region, id: created.value.id })}?hinweis=angelegt`, 303);
  }
  if (created.refusal === "not-allowed" || created.refusal === "not-found") {
    throwIfGone(created.refusal);
    return again({});
  }
  return again(faultAt(created.refusal));
}

export default function NewRoundPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, choices, empty } = loaderData;
  const faults: Faults = actionData?.faults ?? {};
  return (
    <WorkspacePage {...frame} crumbs={[...roundCrumbs(t, region), { label: t("priorities.new") }]} title={t("priorities.new")} lede={t("priorities.new-lede")}>
      <title>{`${t("priorities.new")} – ${frame.region.name}`}</title>
      <form method="post" className="stack narrow" noValidate>
        <FormId />
        <FormErrors errors={Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)]))} />
        <RoundInputs typed={actionData?.typed ?? empty} faults={faults} choices={choices} />
        <SubmitBar label={t("priorities.create")} cancel={{ href: href("/app/:region/priorisierung", { region }), label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
