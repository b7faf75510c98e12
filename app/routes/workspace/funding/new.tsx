import { data, href, redirect } from "react-router";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { NOBODY } from "#app/components/forms/named-input.tsx";
import { idOfForm } from "#app/form-id.ts";
import { isClear, readOrganisations } from "#app/named-fields.ts";
import { accountContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { createFund } from "#domain/concept/funding/index.ts";
import type { Route } from "./+types/new.ts";
import { OrganisationList } from "../network/name-inputs.tsx";
import { useFundCrumbs } from "./crumbs.ts";
import { FundForm } from "./fund-form.tsx";
import { EMPTY_FUND, parseFund, readFund, unclearFund, type FundErrors } from "./fund-input.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    nonce: context.get(scriptNonceContext),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const named = await readOrganisations(ctx, form, ["giverOrganisationId"]);
  const draft = readFund(form);
  const again = (errors: FundErrors) => data({ draft, giver: named.giverOrganisationId, errors }, { status: 422 });
  const input = parseFund(draft);
  if (!isClear(named)) return again(unclearFund(input));
  if (!input.ok) return again(input.errors);
  const made = await createFund(ctx, input.fields, await idOfForm(form));
  if (made.ok) return redirect(`${href("/app/:region/foerdermittel/:id", { region: params.region, id: made.value.id })}?hinweis=saved`, 303);
  if (made.refusal === "giver-unknown") return again({ giverOrganisationId: "giver-unknown" });
  throw data({ code: "not-allowed" }, { status: 403 });
}

export default function NewFundPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, nonce } = loaderData;
  return (
    <WorkspacePage {...frame} crumbs={useFundCrumbs(region)} title={t("funding.new")}>
      <title>{`${t("funding.new")} – ${frame.region.name}`}</title>
      <OrganisationList region={region} near={[]} nonce={nonce} />
      <FundForm
        draft={actionData?.draft ?? EMPTY_FUND}
        errors={actionData?.errors ?? {}}
        giver={actionData?.giver ?? NOBODY}
        cancelHref={href("/app/:region/foerdermittel", { region })}
      />
    </WorkspacePage>
  );
}
