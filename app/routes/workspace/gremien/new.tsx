import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { createGremium, GremiumFields, listGremien } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import { textsOf } from "../network/form.ts";
import type { Route } from "./+types/new.ts";
import { useErrorTexts } from "./error-text.ts";
import { fieldOf, gremiumInput, inputErrors, type GremiumErrors } from "./form.ts";
import { GremiumInputs } from "./gremium-fields.tsx";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { current } = await read(ctx, (db) => listGremien(ctx, db));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/gremien"),
    region: params.region,
    others: current.map(({ id, name }) => ({ id, name })),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const typed = textsOf(form);
  const again = (errors: GremiumErrors) => data({ typed, errors }, { status: 422 });
  const input = GremiumFields.safeParse(gremiumInput(typed));
  if (!input.success) return again(inputErrors(input.error, typed));
  const result = await createGremium(context.get(requestContext), input.data, await idOfForm(form));
  if (result.ok) return redirect(`${href("/app/:region/gremien/:id", { region: params.region, id: result.value.id })}?hinweis=created`, 303);
  if (result.refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  return again({ [fieldOf(result.refusal)]: result.refusal });
}

export default function NewGremiumPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, others } = loaderData;
  const errors: GremiumErrors = actionData?.errors ?? {};
  const list = href("/app/:region/gremien", { region });
  return (
    <WorkspacePage {...frame} crumbs={[{ label: t("gremien.title"), href: list }]} title={t("gremien.new")}>
      <title>{`${t("gremien.new")} – ${frame.region.name}`}</title>
      <form method="post" className="stack narrow" noValidate>
        <FormId />
        <FormErrors errors={useErrorTexts(errors)} />
        <GremiumInputs typed={actionData?.typed ?? {}} errors={errors} others={others} />
        <SubmitBar label={t("gremien.save")} cancel={{ href: list, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
