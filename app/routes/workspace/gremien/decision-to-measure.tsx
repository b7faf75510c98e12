import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { Select } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { textsOf } from "#app/routes/workspace/network/form.ts";
import { loadFrame } from "#app/workspace.ts";
import { editableMeasures, findDecision, LinkDecision, linkDecision, mayCreateMeasure } from "#domain/concept/measures/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import type { Route } from "./+types/decision-to-measure.ts";
import { meetingPath } from "./minutes-words.tsx";

/** @throws 403, 404 as data */
async function choices(ctx: Context, id: string) {
  if (!mayCreateMeasure(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const found = await read(ctx, async (db) => ({ decision: await findDecision(ctx, db, id), measures: await editableMeasures(ctx, db) }));
  if (!found.decision) throw data({ code: "not-found" }, { status: 404 });
  return { decision: found.decision, measures: found.measures };
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = await choices(ctx, params.id);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/gremien"),
    region: params.region,
    ...found,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await choices(ctx, params.id);
  const input = LinkDecision.safeParse({ measureId: textsOf(await request.formData()).measure, decisionId: params.id, kind: "changed" });
  if (!input.success) return data({ error: "forms.choose-one" as const }, { status: 422 });
  const result = await linkDecision(ctx, input.data);
  if (result.ok) return redirect(`${href("/app/:region/massnahmen/:id/bearbeiten", { region: params.region, id: input.data.measureId })}`, 303);
  throw data({ code: result.refusal === "not-allowed" ? "not-allowed" : "not-found" }, { status: result.refusal === "not-allowed" ? 403 : 404 });
}

export default function DecisionToMeasurePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, decision, measures } = loaderData;
  const back = meetingPath(region, decision.meetingId);
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: decision.gremium }, { label: t("minutes.minutes"), href: back }]}
      title={t("minutes.pick-title")}
      lede={t("minutes.pick-lede", { number: decision.number })}
    >
      <title>{`${t("minutes.pick-title")} – ${frame.region.name}`}</title>
      <div className="decision">
        <p className="xs muted">{t("minutes.decision", { number: decision.number })}</p>
        <p>{decision.text}</p>
      </div>
      <form method="post" className="stack narrow" noValidate>
        <Select
          name="measure"
          label={t("minutes.pick-measure")}
          empty={t("forms.please-choose")}
          error={actionData ? t(actionData.error) : undefined}
          choices={measures.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <SubmitBar label={t("minutes.pick-submit")} cancel={{ href: `${back}#beschluss-${decision.id}`, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
