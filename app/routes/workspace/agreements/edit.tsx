import { data, href, redirect } from "react-router";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { AgreementFields, editAgreement, findAgreement, organisationChoices, type AgreementConflict } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/edit.ts";
import { isId } from "../network/form.ts";
import { AgreementForm } from "./agreement-form.tsx";
import { agreementErrors, draftOfAgreement, readAgreement, type AgreementDraft, type AgreementErrors } from "./agreement-input.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = isId(params.id)
    ? await read(ctx, async (db) => ({ agreement: await findAgreement(ctx, db, params.id), organisations: await organisationChoices(ctx, db) }))
    : null;
  if (!found?.agreement) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/vereinbarungen"),
    region: params.region,
    agreement: found.agreement,
    organisations: found.organisations,
  };
}

type Again = { draft: AgreementDraft; version: number; errors: AgreementErrors; conflict: AgreementConflict | null };

export async function action({ request, params, context }: Route.ActionArgs) {
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const form = await request.formData();
  const draft = readAgreement(form);
  const version = Number(form.get("version"));
  const again = (rest: Partial<Again>, status = 422) => data<Again>({ draft, version, errors: {}, conflict: null, ...rest }, { status });
  const input = AgreementFields.safeParse(draft);
  if (!input.success) return again({ errors: agreementErrors(input.error, draft) });
  const result = await editAgreement(context.get(requestContext), { id: params.id, version, fields: input.data });
  if (result.ok) return redirect(`${href("/app/:region/vereinbarungen/:id", params)}?hinweis=saved`, 303);
  switch (result.refusal) {
    case "version-conflict":
      return again({ conflict: result, version: result.stored.version }, 409);
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
  const { frame, region, agreement, organisations } = loaderData;
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
      {again?.conflict ? <Conflict conflict={again.conflict} draft={again.draft} organisations={organisations} editHref={`${own}/bearbeiten`} /> : null}
      <AgreementForm
        draft={again?.draft ?? draftOfAgreement(agreement)}
        errors={again?.errors ?? {}}
        organisations={organisations}
        version={again?.version ?? agreement.version}
        cancelHref={own}
      />
    </WorkspacePage>
  );
}

function Conflict({
  conflict: { stored, changed },
  draft,
  organisations,
  editHref,
}: {
  conflict: AgreementConflict;
  draft: AgreementDraft;
  organisations: readonly { id: string; name: string }[];
  editHref: string;
}) {
  const { t } = useTexts();
  const formats = useFormats();
  const names = (ids: readonly string[]) => organisations.flatMap(({ id, name }) => (ids.includes(id) ? name : [])).join(", ");
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
        { label: t("agreements.field-partyIds"), yours: names(draft.partyIds), theirs: names(stored.partyIds) },
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
