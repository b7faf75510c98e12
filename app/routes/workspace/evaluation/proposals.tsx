import { data, href, redirect } from "react-router";
import { z } from "zod";
import { Button } from "#app/components/button.tsx";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { SubmitBar } from "#app/components/dock.tsx";
import { Select, TextArea } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { useAgreement } from "#app/routes/public/rated-goals.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { evaluationSummary, ProposeForRevision, proposeForRevision, type ProposalKind } from "#domain/concept/evaluation/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/proposals.ts";
import { roundCrumbs } from "./crumbs.ts";

const KINDS: readonly ProposalKind[] = ["keep", "sharpen", "drop", "new"];

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const summary = z.uuid().safeParse(params.id).success ? await read(ctx, (db) => evaluationSummary(ctx, db, params.id)) : null;
  if (!summary) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    summary,
  };
}

/** "sentence" is about one goal; "left" and "changed" too, and the page shows what is stored now. */
type Fault = "sentence-missing" | "goals-left" | "changed-meanwhile" | "input" | "not-possible" | "none";

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const goalIds = form.getAll("goal").map(String);
  const given = Object.fromEntries(goalIds.map((id) => [id, { kind: text(`kind-${id}`), sentence: text(`sentence-${id}`) }]));
  const theirs = text("theirs");
  // Nothing is saved: the page comes again with what is stored for this goal, and what was typed for the others.
  if (theirs !== "") return data({ fault: "none" as Fault, about: [], given: Object.fromEntries(Object.entries(given).filter(([id]) => id !== theirs)) });
  const refuse = (fault: Fault, about: readonly string[], status: number) => data({ fault, about, given }, { status });
  const input = ProposeForRevision.safeParse({
    roundId: params.id,
    proposals: goalIds.map((goalId) => ({
      goalId,
      kind: text(`kind-${goalId}`) || null,
      sentence: text(`sentence-${goalId}`).replaceAll("\r\n", "\n"),
      version: Number(text(`version-${goalId}`)),
    })),
  });
  if (!input.success) {
    const about = input.error.issues.flatMap(({ path }) => (path[0] === "proposals" ? (goalIds[Number(path[1])] ?? []) : []));
    return refuse("input", about, 422);
  }
  const result = await proposeForRevision(context.get(requestContext), input.data);
  if (result.ok) return redirect(`${href("/app/:region/konzept/bewertung/:id/ergebnis", params)}?hinweis=gespeichert`, { status: 303 });
  if ("goalIds" in result) return refuse(result.refusal, result.goalIds, result.refusal === "changed-meanwhile" ? 409 : 422);
  return refuse("not-possible", [], 422);
}

export default function ProposalsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const agreement = useAgreement();
  const { frame, region, summary } = loaderData;
  const address = href("/app/:region/konzept/bewertung/:id/ergebnis", { region, id: summary.id });
  const kindOf = (kind: ProposalKind) => t(`evaluation.kind-${kind}`);
  const wordOf = (kind: string) => {
    const known = KINDS.find((one) => one === kind);
    return known ? kindOf(known) : t("evaluation.propose-none");
  };
  const faultOf = (goalId: string): string | undefined => {
    if (!actionData?.about.includes(goalId) || actionData.fault === "not-possible" || actionData.fault === "none") return undefined;
    if (actionData.fault !== "changed-meanwhile") return t(`evaluation.fault-${actionData.fault}`);
    const stored = summary.goals.find((goal) => goal.goalId === goalId)?.proposal;
    return stored ? t("evaluation.fault-changed-meanwhile", { name: stored.decidedBy }) : t("evaluation.fault-changed-removed");
  };
  const errors = Object.fromEntries(summary.goals.flatMap(({ goalId }) => (faultOf(goalId) ? [[`sentence-${goalId}`, faultOf(goalId) ?? ""]] : [])));
  const whole: Record<string, string> =
    actionData && actionData.fault !== "none" && Object.keys(errors).length === 0 ? { "": t("evaluation.fault-not-possible") } : {};
  return (
    <WorkspacePage
      {...frame}
      crumbs={[...roundCrumbs(region, t), { label: summary.title, href: address }, { label: t("evaluation.proposals") }]}
      title={t("evaluation.proposals-title")}
      lede={t("evaluation.proposals-lede")}
    >
      <title>{`${t("evaluation.proposals-title")} – ${frame.region.name}`}</title>
      <form method="post" className="stack-l narrow">
        <FormErrors errors={{ ...errors, ...whole }} />
        {summary.goals
          .filter(({ left }) => !left)
          .map((goal) => {
            const { goalId, suggested, proposal } = goal;
            const given = actionData?.given[goalId];
            return (
              <section key={goalId} className="stack-s" aria-labelledby={`g-${goalId}`}>
                <h2 id={`g-${goalId}`}>
                  {goal.number} {goal.title}
                </h2>
                <p>{agreement(goal)}</p>
                {suggested ? <p className="muted s">{t("evaluation.suggested", { kind: kindOf(suggested) })}</p> : null}
                {proposal && given && actionData?.fault === "changed-meanwhile" && actionData.about.includes(goalId) ? (
                  <CompareVersions
                    name={proposal.decidedBy}
                    time={formats.time(proposal.decidedAt)}
                    moment={formats.moment(proposal.decidedAt)}
                    fields={[
                      { label: t("evaluation.propose"), yours: wordOf(given.kind), theirs: kindOf(proposal.kind) },
                      { label: t("evaluation.sentence"), yours: given.sentence, theirs: proposal.sentence },
                    ]}
                    theirsButton={
                      <Button name="theirs" value={goalId}>
                        {t("forms.take-theirs")}
                      </Button>
                    }
                  />
                ) : null}
                <input type="hidden" name="goal" value={goalId} />
                <input type="hidden" name={`version-${goalId}`} value={proposal?.version ?? 0} />
                <Select
                  name={`kind-${goalId}`}
                  label={t("evaluation.propose")}
                  empty={t("evaluation.propose-none")}
                  defaultValue={given?.kind ?? proposal?.kind ?? (suggested === "keep" ? "keep" : "")}
                  choices={KINDS.map((kind) => ({ value: kind, label: kindOf(kind) }))}
                />
                <TextArea
                  name={`sentence-${goalId}`}
                  label={t("evaluation.sentence")}
                  hint={t("evaluation.sentence-hint")}
                  rows={2}
                  maxLength={1000}
                  defaultValue={given?.sentence ?? proposal?.sentence ?? ""}
                  error={errors[`sentence-${goalId}`]}
                />
              </section>
            );
          })}
        <SubmitBar label={t("evaluation.save-proposals")} cancel={{ href: address, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
