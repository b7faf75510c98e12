import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { createElection, ElectionFields, findGremium } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import { isId, textsOf } from "../network/form.ts";
import type { Route } from "./+types/new-election.ts";
import { ElectionInputs } from "./election-fields.tsx";
import { electionInput } from "./election-form.ts";
import { useErrorTexts } from "./error-text.ts";
import { inputErrors } from "./form.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const page = isId(params.id) ? await read(ctx, (db) => findGremium(ctx, db, [], params.id)) : null;
  if (!page || page.gremium.endedOn !== null) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/gremien"),
    region: params.region,
    gremium: { id: params.id, name: page.gremium.name },
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const typed = textsOf(form);
  const { id: gremiumId, region } = params;
  if (!isId(gremiumId)) throw data({ code: "not-found" }, { status: 404 });
  const input = ElectionFields.safeParse(electionInput(typed));
  if (!input.success) return data({ typed, errors: inputErrors(input.error, typed) }, { status: 422 });
  const result = await createElection(context.get(requestContext), { ...input.data, gremiumId }, await idOfForm(form));
  if (result.ok) return redirect(href("/app/:region/gremien/:id/wahlen/:election", { region, id: gremiumId, election: result.value.id }), 303);
  throw data({ code: result.refusal === "not-allowed" ? "not-allowed" : "not-found" }, { status: result.refusal === "not-allowed" ? 403 : 404 });
}

export default function NewElectionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, gremium } = loaderData;
  const own = href("/app/:region/gremien/:id", { region, id: gremium.id });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("gremien.title"), href: href("/app/:region/gremien", { region }) },
        { label: gremium.name, href: own },
      ]}
      title={t("gremien.election-new")}
    >
      <title>{`${t("gremien.election-new")} – ${frame.region.name}`}</title>
      <form method="post" className="stack narrow" noValidate>
        <FormId />
        <FormErrors errors={useErrorTexts(actionData?.errors ?? {})} />
        <ElectionInputs typed={actionData?.typed ?? {}} errors={actionData?.errors ?? {}} />
        <SubmitBar label={t("gremien.election-save")} cancel={{ href: own, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
