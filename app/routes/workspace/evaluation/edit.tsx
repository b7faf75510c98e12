import { data, href, redirect } from "react-router";
import { z } from "zod";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { SubmitBar } from "#app/components/dock.tsx";
import { DateInput, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { EditEvaluation, editEvaluation, findEvaluation, type EvaluationConflict } from "#domain/concept/evaluation/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/edit.ts";
import { roundCrumbs } from "./crumbs.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const round = z.uuid().safeParse(params.id).success ? await read(ctx, (db) => findEvaluation(ctx, db, params.id)) : null;
  if (!round) throw data({ code: "not-found" }, { status: 404 });
  // What stands in mails is not rewritten.
  if (round.openedAt) throw redirect(href("/app/:region/konzept/bewertung/:id", params));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    round: { id: round.id, title: round.title, dueOn: round.dueOn, version: round.version },
  };
}

type Draft = { title: string; dueOn: string; version: number };
type Again = { draft: Draft; faults: Record<string, MessageKey>; conflict: EvaluationConflict | null };

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const draft: Draft = { title: String(form.get("title") ?? ""), dueOn: String(form.get("dueOn") ?? ""), version: Number(form.get("version")) };
  const again = (faults: Again["faults"], status = 422) => data<Again>({ draft, faults, conflict: null }, { status });
  if (!z.uuid().safeParse(params.id).success) throw data({ code: "not-found" }, { status: 404 });
  const input = EditEvaluation.safeParse({ ...draft, roundId: params.id });
  if (!input.success) {
    const wrong = new Set(input.error.issues.map(({ path }) => path[0]));
    return again({
      ...(wrong.has("title") ? { title: "evaluation.fault-title" } : {}),
      ...(wrong.has("dueOn") ? { dueOn: "evaluation.fault-dueOn" } : {}),
      ...(wrong.has("version") ? { "": "evaluation.fault-not-possible" } : {}),
    });
  }
  const back = (notice: string) => redirect(`${href("/app/:region/konzept/bewertung/:id", params)}?hinweis=${notice}`, 303);
  const result = await editEvaluation(context.get(requestContext), input.data);
  if (result.ok) return back("geaendert");
  switch (result.refusal) {
    case "version-conflict":
      return data<Again>({ draft: { ...draft, version: result.stored.version }, faults: {}, conflict: result }, { status: 409 });
    case "due-too-soon":
      return again({ dueOn: "evaluation.fault-dueOn" });
    case "already-open":
      return back("schon-offen");
    case "round-not-found":
      throw data({ code: "not-found" }, { status: 404 });
    case "not-allowed":
      return again({ "": "evaluation.fault-not-allowed" }, 403);
  }
}

/** Title and last day of a round that was not opened yet. */
export default function EditEvaluationPage({ loaderData, actionData: again, params }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, round } = loaderData;
  const draft = again?.draft ?? round;
  const errors = Object.fromEntries(Object.entries(again?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  const address = href("/app/:region/konzept/bewertung/:id", params);
  return (
    <WorkspacePage {...frame} crumbs={[...roundCrumbs(region, t), { label: round.title, href: address }]} title={t("evaluation.edit-title")}>
      <title>{`${t("evaluation.edit-title")} – ${frame.region.name}`}</title>
      {again?.conflict ? <Conflict draft={draft} conflict={again.conflict} /> : null}
      <form method="post" className="stack narrow" noValidate>
        <input type="hidden" name="version" value={draft.version} />
        <FormErrors errors={errors} />
        <TextInput name="title" label={t("evaluation.name")} required maxLength={200} defaultValue={draft.title} error={errors.title} />
        <DateInput name="dueOn" label={t("evaluation.due-on")} hint={t("evaluation.due-on-hint")} required defaultValue={draft.dueOn} error={errors.dueOn} />
        <SubmitBar label={t("common.save")} cancel={{ href: address, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}

function Conflict({ draft, conflict: { stored, changed } }: { draft: Draft; conflict: EvaluationConflict }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <CompareVersions
      name={changed?.by ?? t("conceptwork.somebody")}
      time={changed ? formats.time(changed.at) : ""}
      moment={changed ? formats.moment(changed.at) : ""}
      fields={[
        { label: t("evaluation.name"), yours: draft.title, theirs: stored.title },
        { label: t("evaluation.due-on"), yours: draft.dueOn, theirs: stored.dueOn },
      ]}
      theirsHref="?"
    />
  );
}
