import { data, href, redirect } from "react-router";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { isClear, readSeveralOrganisations, shownOrganisations } from "#app/named-fields.ts";
import { linesOf, type SeveralNamed } from "#app/components/forms/named-input.tsx";
import { OrganisationList } from "#app/routes/workspace/network/name-inputs.tsx";
import { accountContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { AgreementFields, editAgreement, findAgreement, type AgreementConflict } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/edit.ts";
import { isId } from "../network/form.ts";
import { AgreementForm } from "./agreement-form.tsx";
import { agreementErrors, draftOfAgreement, readAgreement, type AgreementDraft, type AgreementErrors } from "./agreement-input.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = isId(params.id)
    ? await read(ctx, async (db) => {
        const agreement = await findAgreement(ctx, db, params.id);
        return { agreement, parties: await shownOrganisations(ctx, db, "partyIds", agreement ? draftOfAgreement(agreement).partyIds : []) };
      })
    : null;
  if (!found?.agreement) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/vereinbarungen"),
    region: params.region,
    agreement: found.agreement,
    parties: found.parties,
    nonce: context.get(scriptNonceContext),
  };
}

type Again = {
  draft: AgreementDraft;
  version: number;
  parties: SeveralNamed;
  errors: AgreementErrors;
  conflict: (AgreementConflict & { parties: SeveralNamed }) | null;
};

export async function action({ request, params, context }: Route.ActionArgs) {
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const parties = await readSeveralOrganisations(ctx, form, "partyIds");
  const draft = readAgreement(form);
  const version = Number(form.get("version"));
  const again = (rest: Partial<Again>, status = 422) => data<Again>({ draft, version, parties, errors: {}, conflict: null, ...rest }, { status });
  if (!isClear(linesOf(parties))) return again({});
  const input = AgreementFields.safeParse(draft);
  if (!input.success) return again({ errors: agreementErrors(input.error, draft) });
  const result = await editAgreement(ctx, { id: params.id, version, fields: input.data });
  if (result.ok) return redirect(`${href("/app/:region/vereinbarungen/:id", params)}?hinweis=saved`, 303);
  switch (result.refusal) {
    case "version-conflict": {
      const theirs = await read(ctx, (db) => shownOrganisations(ctx, db, "partyIds", result.stored.partyIds));
      return again({ conflict: { ...result, parties: theirs }, version: result.stored.version }, 409);
    }
    case "party-unknown":
      return again({ errors: { partyIds: "party-unknown" } });
    case "not-allowed":
      throw data({ code: "not-allowed" }, { status: 403 });
    case "agreement-not-found":
      throw data({ code: "not-found" }, { status: 404 });
  }
}

export default function EditAgreementPage({ loaderData, actionData: again, params }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, agreement, nonce } = loaderData;
  const parties = again?.parties ?? loaderData.parties;
  const own = href("/app/:region/vereinbarungen/:id", params);
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("agreements.title"), href: href("/app/:region/vereinbarungen", { region }) },
        { label: agreement.title, href: own },
      ]}
      title={t("agreements.edit")}
    >
      <title>{`${t("agreements.edit")} – ${frame.region.name}`}</title>
      {again?.conflict ? <Conflict conflict={again.conflict} draft={again.draft} parties={parties} editHref={`${own}/bearbeiten`} /> : null}
      <OrganisationList region={region} near={[]} nonce={nonce} />
      <AgreementForm
        draft={again?.draft ?? draftOfAgreement(agreement)}
        errors={again?.errors ?? {}}
        parties={parties}
        version={again?.version ?? agreement.version}
        cancelHref={own}
      />
    </WorkspacePage>
  );
}

function Conflict({
  conflict: { stored, changed, parties: theirs },
  draft,
  parties,
  editHref,
}: {
  conflict: AgreementConflict & { parties: SeveralNamed };
  draft: AgreementDraft;
  parties: SeveralNamed;
  editHref: string;
}) {
  const { t } = useTexts();
  const formats = useFormats();
  const names = ({ chosen }: SeveralNamed) => chosen.map(({ name }) => name).join(", ");
  const kind = (word: string) => (word === "" ? "" : t(`agreements.kind-${word as AgreementFields["kind"]}`));
  const yesNo = (is: boolean) => t(is ? "common.yes" : "common.no");
  return (
    <CompareVersions
      name={changed?.by || t("measures.somebody")}
      time={changed ? formats.time(changed.at) : ""}
      moment={changed ? formats.moment(changed.at) : ""}
      fields={[
        { label: t("agreements.field-title"), yours: draft.title, theirs: stored.title },
        { label: t("agreements.field-kind"), yours: kind(draft.kind), theirs: kind(stored.kind) },
        { label: t("agreements.field-partyIds"), yours: names(parties), theirs: names(theirs) },
        { label: t("agreements.field-text"), yours: draft.text, theirs: stored.text },
        { label: t("agreements.field-fromOn"), yours: draft.fromOn, theirs: stored.fromOn },
        { label: t("agreements.field-untilOn"), yours: draft.untilOn, theirs: stored.untilOn ?? "" },
        { label: t("agreements.field-reviewOn"), yours: draft.reviewOn, theirs: stored.reviewOn ?? "" },
        { label: t("agreements.field-isPublic"), yours: yesNo(draft.isPublic), theirs: yesNo(stored.isPublic) },
      ]}
      theirsHref={editHref}
    />
  );
}
