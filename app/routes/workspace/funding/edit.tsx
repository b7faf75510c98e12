import { data, href, redirect } from "react-router";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { NOBODY, type Named } from "#app/components/forms/named-input.tsx";
import { isClear, readOrganisations, shownOrganisation } from "#app/named-fields.ts";
import { accountContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { editFund, type FundConflict } from "#domain/concept/funding/index.ts";
import { read } from "#platform/db/index.ts";
import { isId } from "../network/form.ts";
import { OrganisationList } from "../network/name-inputs.tsx";
import type { Route } from "./+types/edit.ts";
import { useFundCrumbs } from "./crumbs.ts";
import { shownFund } from "./shown-fund.ts";
import { FundForm } from "./fund-form.tsx";
import { draftOfFund, parseFund, readFund, unclearFund, type FundDraft, type FundErrors } from "./fund-input.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const fund = await shownFund(ctx, params.id);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    fund,
    giver: await read(ctx, (db) => shownOrganisation(ctx, db, fund.giverOrganisationId)),
    nonce: context.get(scriptNonceContext),
  };
}

type Again = { draft: FundDraft; giver: Named; version: number; errors: FundErrors; conflict: (FundConflict & { giver: Named }) | null };

export async function action({ request, params, context }: Route.ActionArgs) {
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const named = await readOrganisations(ctx, form, ["giverOrganisationId"]);
  const giver = named.giverOrganisationId ?? NOBODY;
  const draft = readFund(form);
  const version = Number(form.get("version"));
  const again = (rest: Partial<Again>, status = 422) => data<Again>({ draft, giver, version, errors: {}, conflict: null, ...rest }, { status });
  const input = parseFund(draft);
  if (!isClear(named)) return again({ errors: unclearFund(input) });
  if (!input.ok) return again({ errors: input.errors });
  const result = await editFund(ctx, { id: params.id, version, fields: input.fields });
  if (result.ok) return redirect(`${href("/app/:region/foerdermittel/:id", params)}?hinweis=saved`, 303);
  switch (result.refusal) {
    case "version-conflict": {
      const theirs = await read(ctx, (db) => shownOrganisation(ctx, db, result.stored.giverOrganisationId));
      return again({ conflict: { ...result, giver: theirs }, version: result.stored.version }, 409);
    }
    case "giver-unknown":
      return again({ errors: { giverOrganisationId: "giver-unknown" } });
    case "under-approved":
      return again({ errors: { total: "under-approved" } });
    case "not-allowed":
      throw data({ code: "not-allowed" }, { status: 403 });
    case "fund-not-found":
      throw data({ code: "not-found" }, { status: 404 });
  }
}

export default function EditFundPage({ loaderData, actionData: again, params }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, fund, nonce } = loaderData;
  const giver = again?.giver ?? loaderData.giver;
  const own = href("/app/:region/foerdermittel/:id", params);
  return (
    <WorkspacePage {...frame} crumbs={useFundCrumbs(region, fund)} title={t("funding.edit")}>
      <title>{`${t("funding.edit")} – ${frame.region.name}`}</title>
      {again?.conflict ? <Conflict conflict={again.conflict} draft={again.draft} giver={giver} editHref={`${own}/bearbeiten`} /> : null}
      <OrganisationList region={region} near={[]} nonce={nonce} />
      <FundForm
        draft={again?.draft ?? draftOfFund(fund)}
        errors={again?.errors ?? {}}
        giver={giver}
        version={again?.version ?? fund.version}
        cancelHref={own}
      />
    </WorkspacePage>
  );
}

type Conflicting = { conflict: NonNullable<Again["conflict"]>; draft: FundDraft; giver: Named; editHref: string };

function Conflict({ conflict: { stored, changed, giver: theirGiver }, draft, giver, editHref }: Conflicting) {
  const { t } = useTexts();
  const formats = useFormats();
  const theirs = draftOfFund({ ...stored, giverTyped: stored.giver });
  const deadlines = (list: FundDraft["deadlines"]) =>
    list
      .filter(({ what }) => what !== "")
      .map(({ dueOn, what }) => `${dueOn} ${what}`)
      .join("\n");
  const same = (name: Exclude<keyof FundDraft, "deadlines">, label: string) => ({ label, yours: draft[name], theirs: theirs[name] });
  return (
    <CompareVersions
      name={changed?.by || t("measures.somebody")}
      time={changed ? formats.time(changed.at) : ""}
      moment={changed ? formats.moment(changed.at) : ""}
      fields={[
        same("name", t("funding.field-name")),
        { label: t("funding.field-giver"), yours: giver.text, theirs: theirGiver.text },
        same("giver", t("funding.field-giver-name")),
        { label: t("funding.field-state"), yours: t(`funding.state-${stateOf(draft)}`), theirs: t(`funding.state-${stored.state}`) },
        same("total", t("funding.field-total")),
        same("ownShare", t("funding.field-ownShare")),
        same("fromOn", t("funding.field-fromOn")),
        same("untilOn", t("funding.field-untilOn")),
        same("rules", t("funding.field-rules")),
        same("url", t("funding.field-url")),
        { label: t("funding.deadlines"), yours: deadlines(draft.deadlines), theirs: deadlines(theirs.deadlines) },
      ]}
      theirsHref={editHref}
    />
  );
}

/** A conflict is told after the fields were read: the word is one of the list. */
function stateOf({ state }: FundDraft): FundConflict["stored"]["state"] {
  return state as FundConflict["stored"]["state"];
}
