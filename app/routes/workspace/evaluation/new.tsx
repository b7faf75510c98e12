import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { CheckList, DateInput, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { linesOf, useNameFaults } from "#app/components/forms/named-input.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { isClear, readSeveralOrganisations, shownOrganisations } from "#app/named-fields.ts";
import { accountContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { findConcept } from "#domain/concept/index.ts";
import { PrepareEvaluation, prepareEvaluation } from "#domain/concept/evaluation/index.ts";
import { addDays } from "#platform/days/index.ts";
import { listGremien } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/new.ts";
import { OrganisationList } from "../network/name-inputs.tsx";
import { roundCrumbs } from "./crumbs.ts";
import { RATER_LINES, RaterChoice } from "./rater-choice.tsx";

/** A body needs a meeting to agree on what it says. */
const USUAL_DAYS = 35;

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { concept, bodies, organisations } = await read(ctx, async (db) => ({
    concept: await findConcept(ctx, db),
    bodies: (await listGremien(ctx, db)).current,
    organisations: await shownOrganisations(ctx, db, "organisationIds", [], RATER_LINES),
  }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    today: ctx.today,
    dueOn: addDays(ctx.today, USUAL_DAYS),
    tomorrow: addDays(ctx.today, 1),
    fields: (concept?.fields ?? []).map(({ id, number, title, goals }) => ({ id, number, title, goals: goals.length })),
    bodies: bodies.map(({ id, name }) => ({ id, name })),
    organisations,
    nonce: context.get(scriptNonceContext),
  };
}

type Faults = Record<string, MessageKey>;
const words = {
  title: "evaluation.fault-title",
  fieldIds: "evaluation.fault-fieldIds",
  dueOn: "evaluation.fault-dueOn",
  gremiumIds: "evaluation.fault-raters",
  organisationIds: "evaluation.fault-raters",
} as const;

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const organisations = await readSeveralOrganisations(ctx, form, "organisationIds", RATER_LINES);
  const text = (name: string) => String(form.get(name) ?? "");
  const all = (name: string) => form.getAll(name).map(String);
  const given = {
    title: text("title"),
    dueOn: text("dueOn"),
    fieldIds: all("fieldIds"),
    gremiumIds: all("gremiumIds"),
    organisationIds: all("organisationIds"),
  };
  const refuse = (faults: Faults) => data({ faults, given, organisations }, { status: 422 });
  const input = PrepareEvaluation.safeParse(given);
  if (!input.success) {
    const faults: Faults = {};
    for (const { path } of input.error.issues) {
      const name = Object.keys(words).find((key): key is keyof typeof words => key === path[0]);
      faults[name ?? ""] = name ? words[name] : "evaluation.fault-not-possible";
    }
    return refuse(faults);
  }
  if (!isClear(linesOf(organisations))) return refuse({});
  const result = await prepareEvaluation(ctx, input.data, await idOfForm(form));
  if (result.ok)
    return redirect(`${href("/app/:region/konzept/bewertung/:id", { region: params.region, id: result.value.roundId })}?hinweis=vorbereitet`, {
      status: 303,
    });
  switch (result.refusal) {
    case "due-too-soon":
      return refuse({ dueOn: "evaluation.fault-dueOn" });
    case "field-not-found":
      return refuse({ fieldIds: "evaluation.fault-fieldIds" });
    case "field-without-goals":
      return refuse({ fieldIds: "evaluation.fault-field-without-goals" });
    case "no-raters":
    case "rater-not-found":
      return refuse({ gremiumIds: "evaluation.fault-raters" });
    case "not-allowed":
      return refuse({ "": "evaluation.fault-not-allowed" });
  }
}

export default function NewEvaluationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, today, dueOn, tomorrow, fields, bodies, nonce } = loaderData;
  const organisations = actionData?.organisations ?? loaderData.organisations;
  const unclear = useNameFaults(linesOf(organisations));
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  const given = actionData?.given;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[...roundCrumbs(region, t), { label: t("evaluation.new") }]}
      title={t("evaluation.new-title")}
      lede={t("evaluation.new-lede")}
    >
      <title>{`${t("evaluation.new-title")} – ${frame.region.name}`}</title>
      {fields.length === 0 ? (
        <EmptyState>{t("evaluation.no-fields")}</EmptyState>
      ) : (
        <form method="post" className="stack narrow" noValidate>
          <FormId />
          <FormErrors errors={{ ...errors, ...unclear }} />
          <OrganisationList region={region} near={[]} nonce={nonce} />
          <TextInput
            name="title"
            label={t("evaluation.name")}
            required
            maxLength={200}
            defaultValue={given?.title ?? t("evaluation.name-default", { month: formats.month(today) })}
            error={errors.title}
          />
          <DateInput
            name="dueOn"
            label={t("evaluation.due-on")}
            hint={t("evaluation.due-on-hint")}
            required
            min={tomorrow}
            defaultValue={given?.dueOn ?? dueOn}
            error={errors.dueOn}
          />
          <CheckList
            name="fieldIds"
            label={t("evaluation.fields")}
            error={errors.fieldIds}
            chosen={given?.fieldIds ?? fields.filter(({ goals }) => goals > 0).map(({ id }) => id)}
            choices={fields.map(({ id, number, title, goals }) => ({ value: id, label: `${number} ${title}`, hint: t("evaluation.field-hint", { goals }) }))}
          />
          <RaterChoice bodies={bodies} organisations={organisations} given={given} error={errors.gremiumIds ?? errors.organisationIds} />
          <SubmitBar label={t("evaluation.prepare")} cancel={{ href: href("/app/:region/konzept/bewertung", { region }), label: t("common.cancel") }} />
        </form>
      )}
    </WorkspacePage>
  );
}
