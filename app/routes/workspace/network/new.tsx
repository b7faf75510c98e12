import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { setTopics } from "#domain/concept/organisations/index.ts";
import { createOrganisation, OrganisationFields } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/new.ts";
import { useErrorText, type NetworkErrors } from "./error-text.ts";
import { inputErrors, organisationInput, textsOf, topicsInput } from "./form.ts";
import { formChoices, OrganisationInputs } from "./organisation-fields.tsx";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    choices: await read(ctx, (db) => formChoices(ctx, db)),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const typed = textsOf(form);
  const again = (errors: NetworkErrors) => data({ typed, errors }, { status: 422 });
  const input = OrganisationFields.safeParse(organisationInput(typed));
  if (!input.success) return again(inputErrors(input.error, typed));
  const ctx = context.get(requestContext);
  const result = await createOrganisation(ctx, input.data, await idOfForm(form));
  if (result.ok) {
    await setTopics(ctx, { organisationId: result.value.id, ...topicsInput(typed) });
    return redirect(`${href("/app/:region/netzwerk/:id/bearbeiten", { region: params.region, id: result.value.id })}?hinweis=created#h-people`, 303);
  }
  if (result.refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  const field = { "name-taken": "name", "municipality-unknown": "municipalityId", "kind-unknown": "kind" }[result.refusal];
  return again({ [field]: result.refusal });
}

export default function NewOrganisationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const errorText = useErrorText();
  const { frame, region, choices } = loaderData;
  const errors = actionData?.errors ?? {};
  const list = href("/app/:region/netzwerk", { region });
  return (
    <WorkspacePage {...frame} crumbs={[{ label: t("network.title"), href: list }]} title={t("network.new")}>
      <title>{`${t("network.new")} – ${frame.region.name}`}</title>
      <form method="post" className="stack narrow" noValidate>
        <FormId />
        <FormErrors errors={Object.fromEntries(Object.entries(errors).map(([name, code]) => [name, errorText(code)]))} />
        <OrganisationInputs typed={actionData?.typed ?? {}} errors={errors} choices={choices} />
        <SubmitBar label={t("network.save")} cancel={{ href: list, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
