import { data, href, redirect } from "react-router";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { AgreementFields, createAgreement, organisationChoices } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/new.ts";
import { AgreementForm } from "./agreement-form.tsx";
import { agreementErrors, readAgreement, type AgreementDraft, type AgreementErrors } from "./agreement-input.ts";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const organisations = await read(ctx, (db) => organisationChoices(ctx, db));
  // An organisation's page links here with ?mit=…
  const asked = new URL(request.url).searchParams.getAll("mit");
  const draft: AgreementDraft = {
    kind: "",
    title: "",
    text: "",
    fromOn: ctx.today,
    untilOn: "",
    reviewOn: "",
    isPublic: false,
    partyIds: organisations.flatMap(({ id }) => (asked.includes(id) ? id : [])),
  };
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/vereinbarungen"),
    region: params.region,
    organisations,
    draft,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const draft = readAgreement(form);
  const again = (errors: AgreementErrors) => data({ draft, errors }, { status: 422 });
  const input = AgreementFields.safeParse(draft);
  if (!input.success) return again(agreementErrors(input.error, draft));
  const result = await createAgreement(context.get(requestContext), input.data, await idOfForm(form));
  if (result.ok) return redirect(`${href("/app/:region/vereinbarungen/:id", { region: params.region, id: result.value.id })}?hinweis=created`, 303);
  if (result.refusal === "party-unknown") return again({ partyIds: "party-unknown" });
  throw data({ code: "not-allowed" }, { status: 403 });
}

export default function NewAgreementPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, organisations } = loaderData;
  const list = href("/app/:region/vereinbarungen", { region });
  return (
    <WorkspacePage {...frame} crumbs={[{ label: t("agreements.title"), href: list }]} title={t("agreements.new")}>
      <title>{`${t("agreements.new")} – ${frame.region.name}`}</title>
      <AgreementForm draft={actionData?.draft ?? loaderData.draft} errors={actionData?.errors ?? {}} organisations={organisations} cancelHref={list} />
    </WorkspacePage>
  );
}
