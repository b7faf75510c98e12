import { data, href, redirect } from "react-router";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { isClear, readSeveralOrganisations, shownOrganisations } from "#app/named-fields.ts";
import { linesOf } from "#app/components/forms/named-input.tsx";
import { OrganisationList } from "#app/routes/workspace/network/name-inputs.tsx";
import { accountContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { AgreementFields, createAgreement } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/new.ts";
import { AgreementForm } from "./agreement-form.tsx";
import { agreementErrors, readAgreement, type AgreementDraft, type AgreementErrors } from "./agreement-input.ts";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  // An organisation's page links here with ?mit=…
  const asked = new URL(request.url).searchParams.getAll("mit");
  const parties = await read(ctx, (db) => shownOrganisations(ctx, db, "partyIds", asked));
  const draft: AgreementDraft = {
    kind: "",
    title: "",
    text: "",
    fromOn: ctx.today,
    untilOn: "",
    reviewOn: "",
    isPublic: false,
    partyIds: parties.chosen.map(({ id }) => id),
  };
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/vereinbarungen"),
    region: params.region,
    parties,
    nonce: context.get(scriptNonceContext),
    draft,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const parties = await readSeveralOrganisations(context.get(requestContext), form, "partyIds");
  const draft = readAgreement(form);
  const again = (errors: AgreementErrors) => data({ draft, parties, errors }, { status: 422 });
  if (!isClear(linesOf(parties))) return again({});
  const input = AgreementFields.safeParse(draft);
  if (!input.success) return again(agreementErrors(input.error, draft));
  const result = await createAgreement(context.get(requestContext), input.data, await idOfForm(form));
  if (result.ok) return redirect(`${href("/app/:region/vereinbarungen/:id", { region: params.region, id: result.value.id })}?hinweis=created`, 303);
  if (result.refusal === "party-unknown") return again({ partyIds: "party-unknown" });
  throw data({ code: "not-allowed" }, { status: 403 });
}

export default function NewAgreementPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, parties, nonce } = loaderData;
  const list = href("/app/:region/vereinbarungen", { region });
  return (
    <WorkspacePage {...frame} crumbs={[{ label: t("agreements.title"), href: list }]} title={t("agreements.new")}>
      <title>{`${t("agreements.new")} – ${frame.region.name}`}</title>
      <OrganisationList region={region} near={[]} nonce={nonce} />
      <AgreementForm
        draft={actionData?.draft ?? loaderData.draft}
        errors={actionData?.errors ?? {}}
        parties={actionData?.parties ?? parties}
        cancelHref={list}
      />
    </WorkspacePage>
  );
}
