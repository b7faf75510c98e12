import { data, href, redirect } from "react-router";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { createFund } from "#domain/concept/funding/index.ts";
import { organisationChoices } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/new.ts";
import { useFundCrumbs } from "./crumbs.ts";
import { FundForm } from "./fund-form.tsx";
import { EMPTY_FUND, parseFund, readFund, type FundErrors } from "./fund-input.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    organisations: await read(ctx, (db) => organisationChoices(ctx, db)),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const draft = readFund(form);
  const again = (errors: FundErrors) => data({ draft, errors }, { status: 422 });
  const input = parseFund(draft);
  if (!input.ok) return again(input.errors);
  const made = await createFund(context.get(requestContext), input.fields, await idOfForm(form));
  if (made.ok) return redirect(`${href("/app/:region/foerdermittel/:id", { region: params.region, id: made.value.id })}?hinweis=saved`, 303);
  if (made.refusal === "giver-unknown") return again({ giverOrganisationId: "giver-unknown" });
  throw data({ code: "not-allowed" }, { status: 403 });
}

export default function NewFundPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, organisations } = loaderData;
  return (
    <WorkspacePage {...frame} crumbs={useFundCrumbs(region)} title={t("funding.new")}>
      <title>{`${t("funding.new")} – ${frame.region.name}`}</title>
      <FundForm
        draft={actionData?.draft ?? EMPTY_FUND}
        errors={actionData?.errors ?? {}}
        organisations={organisations}
        cancelHref={href("/app/:region/foerdermittel", { region })}
      />
    </WorkspacePage>
  );
}
