import { data, href, redirect } from "react-router";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { createMeasure, emptyMeasure, mayCreateMeasure, measureChoices } from "#domain/concept/measures/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/new.ts";
import { draftOf, faultErrors, withSpareRows } from "./measure-draft.ts";
import { MeasureForm } from "./measure-form.tsx";
import { readSubmitted } from "./submitted-draft.ts";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  if (!mayCreateMeasure(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const choices = await read(ctx, (db) => measureChoices(ctx, db));
  // A recommendation's page links here with ?empfehlung=…; where there is one lead only, it is chosen.
  const asked = new URL(request.url).searchParams.getAll("empfehlung");
  const [lead] = choices.leads;
  const draft = draftOf({
    ...emptyMeasure(""),
    recommendationIds: choices.recommendations.flatMap(({ id }) => (asked.includes(id) ? id : [])),
    leadOrganisationId: lead && choices.leads.length === 1 ? lead.id : null,
  });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/massnahmen"),
    region: params.region,
    choices,
    draft: withSpareRows(draft),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const submitted = readSubmitted(form);
  if ("again" in submitted) return data(submitted.again, { status: submitted.status });
  const result = await createMeasure(context.get(requestContext), submitted.fields, await idOfForm(form));
  if (result.ok) return redirect(`${href("/app/:region/massnahmen/:id", { region: params.region, id: result.value.id })}?hinweis=created`, 303);
  if (result.refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  const errors = result.refusal === "does-not-fit" ? faultErrors(result.faults, submitted.draft) : [{ field: result.field, code: "reference-lost" as const }];
  return data({ draft: withSpareRows(submitted.draft), errors }, { status: 422 });
}

export default function NewMeasurePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, choices } = loaderData;
  const list = href("/app/:region/massnahmen", { region });
  return (
    <WorkspacePage {...frame} crumbs={[{ label: t("measures.title"), href: list }]} title={t("measures.new-title")} lede={t("measures.new-lede")}>
      <title>{`${t("measures.new-title")} – ${frame.region.name}`}</title>
      <MeasureForm draft={actionData?.draft ?? loaderData.draft} errors={actionData?.errors ?? []} choices={choices} version={null} cancelHref={list} />
    </WorkspacePage>
  );
}
