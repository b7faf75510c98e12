import { data, href, redirect } from "react-router";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { editFund, type FundConflict } from "#domain/concept/funding/index.ts";
import { organisationChoices } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import { isId } from "../network/form.ts";
import type { Route } from "./+types/edit.ts";
import { useFundCrumbs } from "./crumbs.ts";
import { shownFund } from "./shown-fund.ts";
import { FundForm } from "./fund-form.tsx";
import { draftOfFund, parseFund, readFund, type FundDraft, type FundErrors } from "./fund-input.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const fund = await shownFund(ctx, params.id);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    fund,
    organisations: await read(ctx, (db) => organisationChoices(ctx, db)),
  };
}

type Again = { draft: FundDraft; version: number; errors: FundErrors; conflict: FundConflict | null };

export async function action({ request, params, context }: Route.ActionArgs) {
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const form = await request.formData();
  const draft = readFund(form);
  const version = Number(form.get("version"));
  const again = (rest: Partial<Again>, status = 422) => data<Again>({ draft, version, errors: {}, conflict: null, ...rest }, { status });
  const input = parseFund(draft);
  if (!input.ok) return again({ errors: input.errors });
  const result = await editFund(context.get(requestContext), { id: params.id, version, fields: input.fields });
  if (result.ok) return redirect(`${href("/app/:region/foerdermittel/:id", params)}?hinweis=saved`, 303);
  switch (result.refusal) {
    case "version-conflict":
      return again({ conflict: result, version: result.stored.version }, 409);
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
  const { frame, region, fund, organisations } = loaderData;
  const own = href("/app/:region/foerdermittel/:id", params);
  return (
    <WorkspacePage {...frame} crumbs={useFundCrumbs(region, fund)} title={t("funding.edit")}>
      <title>{`${t("funding.edit")} – ${frame.region.name}`}</title>
      {again?.conflict ? <Conflict conflict={again.conflict} draft={again.draft} organisations={organisations} editHref={`${own}/bearbeiten`} /> : null}
      <FundForm
        draft={again?.draft ?? draftOfFund(fund)}
        errors={again?.errors ?? {}}
        organisations={organisations}
        version={again?.version ?? fund.version}
        cancelHref={own}
      />
    </WorkspacePage>
  );
}

type Conflicting = { conflict: FundConflict; draft: FundDraft; organisations: readonly { id: string; name: string }[]; editHref: string };

function Conflict({ conflict: { stored, changed }, draft, organisations, editHref }: Conflicting) {
  const { t } = useTexts();
  const formats = useFormats();
  const theirs = draftOfFund({ ...stored, giverTyped: stored.giver });
  const giver = (id: string) => organisations.find((organisation) => organisation.id === id)?.name ?? "";
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
        { label: t("funding.field-giver"), yours: giver(draft.giverOrganisationId), theirs: giver(theirs.giverOrganisationId) },
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
