import { data, href, redirect } from "react-router";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditConcept } from "#domain/concept/index.ts";
import { createIndicator, IndicatorFields } from "#domain/concept/indicators/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/new.ts";
import { goalChoices } from "./goals.ts";
import { IndicatorForm } from "./indicator-form.tsx";
import { EMPTY_DRAFT, indicatorErrors, indicatorInput, readIndicator, type IndicatorErrors } from "./indicator-input.ts";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const goals = await read(ctx, (db) => goalChoices(ctx, db));
  // A goal's page links here with ?ziel=…
  const asked = new URL(request.url).searchParams.get("ziel");
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    goals,
    draft: { ...EMPTY_DRAFT, goalId: goals.find(({ id }) => id === asked)?.id ?? "" },
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditConcept(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const form = await request.formData();
  const draft = readIndicator(form);
  const again = (errors: IndicatorErrors) => data({ draft, errors }, { status: 422 });
  const input = IndicatorFields.safeParse(indicatorInput(draft));
  if (!input.success) return again(indicatorErrors(input.error, draft));
  const result = await createIndicator(ctx, input.data, await idOfForm(form));
  if (result.ok) return redirect(`${href("/app/:region/kennzahlen/:id", { region: params.region, id: result.value.id })}?hinweis=created`, 303);
  return again({ goalId: "goal-not-found" });
}

export default function NewIndicatorPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, goals } = loaderData;
  const list = href("/app/:region/kennzahlen", { region });
  return (
    <WorkspacePage {...frame} crumbs={[{ label: t("indicators.title"), href: list }]} title={t("indicators.new")}>
      <title>{`${t("indicators.new")} – ${frame.region.name}`}</title>
      <IndicatorForm draft={actionData?.draft ?? loaderData.draft} errors={actionData?.errors ?? {}} goals={goals} cancelHref={list} />
    </WorkspacePage>
  );
}
