import { data, href, redirect } from "react-router";
import { z } from "zod";
import { SubmitBar } from "#app/components/dock.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { linesOf, useNameFaults } from "#app/components/forms/named-input.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { isClear, readSeveralOrganisations, shownOrganisations } from "#app/named-fields.ts";
import { accountContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { AddRaters, addRaters, findEvaluation } from "#domain/concept/evaluation/index.ts";
import { listGremien } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/add-raters.ts";
import { OrganisationList } from "../network/name-inputs.tsx";
import { roundCrumbs } from "./crumbs.ts";
import { RATER_LINES, RaterChoice } from "./rater-choice.tsx";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = await read(ctx, async (db) => {
    const round = z.uuid().safeParse(params.id).success ? await findEvaluation(ctx, db, params.id) : null;
    return (
      round && { round, bodies: (await listGremien(ctx, db)).current, organisations: await shownOrganisations(ctx, db, "organisationIds", [], RATER_LINES) }
    );
  });
  if (!found) throw data({ code: "not-found" }, { status: 404 });
  const { round } = found;
  const isNew = ({ id }: { id: string }) => !round.raters.some(({ gremiumId }) => gremiumId === id);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    round: { id: round.id, title: round.title },
    bodies: found.bodies.filter(isNew).map(({ id, name }) => ({ id, name })),
    organisations: found.organisations,
    nonce: context.get(scriptNonceContext),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const organisations = await readSeveralOrganisations(ctx, form, "organisationIds", RATER_LINES);
  const all = (name: string) => form.getAll(name).map(String);
  const input = AddRaters.safeParse({ roundId: params.id, gremiumIds: all("gremiumIds"), organisationIds: all("organisationIds") });
  const refuse = (fault: MessageKey | null) => data({ fault, gremiumIds: all("gremiumIds"), organisations }, { status: 422 });
  if (!isClear(linesOf(organisations))) return refuse(null);
  if (!input.success) return refuse("evaluation.fault-raters");
  const result = await addRaters(ctx, input.data);
  if (result.ok) return redirect(`${href("/app/:region/konzept/bewertung/:id", params)}?hinweis=dazu`, { status: 303 });
  switch (result.refusal) {
    case "round-not-found":
      throw data({ code: "not-found" }, { status: 404 });
    case "round-closed":
      return refuse("evaluation.fault-round-closed");
    case "not-allowed":
      return refuse("evaluation.fault-not-allowed");
    case "no-raters":
    case "rater-not-found":
      return refuse("evaluation.fault-raters");
  }
}

export default function AddRatersPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, round, bodies, nonce } = loaderData;
  const organisations = actionData?.organisations ?? loaderData.organisations;
  const unclear = useNameFaults(linesOf(organisations));
  const address = href("/app/:region/konzept/bewertung/:id", { region, id: round.id });
  const error = actionData?.fault ? t(actionData.fault) : undefined;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[...roundCrumbs(region, t), { label: round.title, href: address }, { label: t("evaluation.raters-add") }]}
      title={t("evaluation.add-title")}
      lede={t("evaluation.add-lede")}
    >
      <title>{`${t("evaluation.add-title")} – ${frame.region.name}`}</title>
      <form method="post" className="stack narrow">
        <FormErrors errors={{ ...(error ? { [bodies.length > 0 ? "gremiumIds" : "organisationIds"]: error } : {}), ...unclear }} />
        <OrganisationList region={region} near={[]} nonce={nonce} />
        <RaterChoice bodies={bodies} organisations={organisations} given={actionData} error={error} />
        <SubmitBar label={t("evaluation.add")} cancel={{ href: address, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
