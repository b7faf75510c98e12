import { data, href, redirect } from "react-router";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { createCall } from "#domain/concept/micro-grants/index.ts";
import { textsOf } from "../network/form.ts";
import type { Route } from "./+types/new.ts";
import { CallForm } from "./call-form.tsx";
import { parseCall } from "./call-input.ts";
import { useGrantCrumbs } from "./crumbs.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    today: ctx.today,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const draft = textsOf(form);
  const input = parseCall(draft);
  if (!input.ok) return data({ draft, errors: input.errors }, { status: 422 });
  const made = await createCall(context.get(requestContext), input.fields, await idOfForm(form));
  if (!made.ok) throw data({ code: made.refusal }, { status: 403 });
  return redirect(`${href("/app/:region/kleinfoerderung/:id", { region: params.region, id: made.value.id })}?hinweis=saved`, 303);
}

export default function NewCallPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, today } = loaderData;
  return (
    <WorkspacePage {...frame} crumbs={useGrantCrumbs(region)} title={t("grants.new")} lede={t("grants.new-lede")}>
      <title>{`${t("grants.new")} – ${frame.region.name}`}</title>
      <CallForm
        draft={actionData?.draft ?? { fromOn: today }}
        errors={actionData?.errors ?? {}}
        cancelHref={href("/app/:region/kleinfoerderung", { region })}
      />
    </WorkspacePage>
  );
}
