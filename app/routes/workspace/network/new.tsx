import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Dock, SubmitBar } from "#app/components/dock.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { setTopics } from "#domain/concept/organisations/index.ts";
import { createOrganisation, mayEditNetwork, municipalityChoices, OrganisationFields } from "#domain/network/index.ts";
import { findAlike, type Alike } from "#domain/network/duplicates/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import type { Route } from "./+types/new.ts";
import { AlikeList } from "./alike-list.tsx";
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
  const ctx = context.get(requestContext);
  if (!mayEditNetwork(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const form = await request.formData();
  const typed = textsOf(form);
  const again = (errors: NetworkErrors, alike: Alike[] = []) => data({ typed, errors, alike }, { status: alike.length > 0 ? 409 : 422 });
  const input = OrganisationFields.safeParse(organisationInput(typed));
  if (!input.success) return again(inputErrors(input.error, typed));
  const id = await idOfForm(form);
  const alike = typed.intent === "create-anyway" ? [] : await alikeOf(ctx, input.data, id);
  if (alike.length > 0) return again({}, alike);
  const result = await createOrganisation(ctx, input.data, id);
  if (result.ok) {
    await setTopics(ctx, { organisationId: result.value.id, ...topicsInput(typed) });
    return redirect(`${href("/app/:region/netzwerk/:id/bearbeiten", { region: params.region, id: result.value.id })}?hinweis=created#h-people`, 303);
  }
  if (result.refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  const field = { "name-taken": "name", "municipality-unknown": "municipalityId", "kind-unknown": "kind" }[result.refusal];
  return again({ [field]: result.refusal });
}

/** Entries like the one typed; none where a form that was sent again finds the one it made. */
async function alikeOf(ctx: Context, input: OrganisationFields, id: string): Promise<Alike[]> {
  return read(ctx, async (db) => {
    const municipality = (await municipalityChoices(ctx, db)).find((place) => place.id === input.municipalityId)?.name ?? null;
    const found = await findAlike(ctx, db, { ...input, municipality });
    return found.some((entry) => entry.id === id) ? [] : found;
  });
}

export default function NewOrganisationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const errorText = useErrorText();
  const { frame, region, choices } = loaderData;
  const errors = actionData?.errors ?? {};
  const alike = actionData?.alike ?? [];
  const list = href("/app/:region/netzwerk", { region });
  return (
    <WorkspacePage {...frame} crumbs={[{ label: t("network.title"), href: list }]} title={t("network.new")}>
      <title>{`${t("network.new")} – ${frame.region.name}`}</title>
      <form method="post" className="stack narrow" noValidate>
        <FormId />
        {alike.length > 0 ? (
          <section className="stack-s notice risk block" aria-labelledby="h-exists" role="alert">
            <h2 id="h-exists">{t("duplicates.exists")}</h2>
            <p>{t("duplicates.exists-lede", { count: alike.length })}</p>
            <AlikeList alike={alike} region={region} />
          </section>
        ) : null}
        <FormErrors errors={Object.fromEntries(Object.entries(errors).map(([name, code]) => [name, errorText(code)]))} />
        <OrganisationInputs typed={actionData?.typed ?? {}} errors={errors} choices={choices} />
        {alike.length > 0 ? (
          <Dock>
            <ButtonLink kind="tertiary" href={list}>
              {t("common.cancel")}
            </ButtonLink>
            <Button kind="primary" name="intent" value="create-anyway">
              {t("duplicates.create-anyway")}
            </Button>
          </Dock>
        ) : (
          <SubmitBar label={t("network.save")} cancel={{ href: list, label: t("common.cancel") }} />
        )}
      </form>
    </WorkspacePage>
  );
}
