import { data, href, redirect } from "react-router";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { editCall, GRANT_LANGUAGES, textOfCall, type CallConflict } from "#domain/concept/micro-grants/index.ts";
import { isId, textsOf } from "../network/form.ts";
import type { Route } from "./+types/edit.ts";
import { CallForm } from "./call-form.tsx";
import { draftOfCall, parseCall, type CallDraft, type CallErrors } from "./call-input.ts";
import { useGrantCrumbs } from "./crumbs.ts";
import { shownCall } from "./shown-call.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    call: await shownCall(ctx, params.id),
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
  };
}

type Again = { draft: CallDraft; version: number; errors: CallErrors; conflict: CallConflict | null };

export async function action({ request, params, context }: Route.ActionArgs) {
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const draft = textsOf(await request.formData());
  const version = Number(draft["version"]);
  const again = (rest: Partial<Again>, status = 422) => data<Again>({ draft, version, errors: {}, conflict: null, ...rest }, { status });
  const input = parseCall(draft);
  if (!input.ok) return again({ errors: input.errors });
  const result = await editCall(context.get(requestContext), { id: params.id, version, fields: input.fields });
  if (result.ok) return redirect(`${href("/app/:region/kleinfoerderung/:id", params)}?hinweis=saved`, 303);
  switch (result.refusal) {
    case "version-conflict":
      return again({ conflict: result, version: result.stored.version }, 409);
    case "under-approved":
      return again({ errors: { total: "under-approved" } });
    case "not-allowed":
      throw data({ code: "not-allowed" }, { status: 403 });
    case "call-not-found":
      throw data({ code: "not-found" }, { status: 404 });
  }
}

export default function EditCallPage({ loaderData, actionData: again, params }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, call } = loaderData;
  const own = href("/app/:region/kleinfoerderung/:id", params);
  return (
    <WorkspacePage {...frame} crumbs={useGrantCrumbs(region, { id: call.id, title: textOfCall(call, "de").title })} title={t("grants.edit")}>
      <title>{`${t("grants.edit")} – ${frame.region.name}`}</title>
      {again?.conflict ? <Conflict conflict={again.conflict} draft={again.draft} editHref={`${own}/bearbeiten`} /> : null}
      <CallForm draft={again?.draft ?? draftOfCall(call)} errors={again?.errors ?? {}} version={again?.version ?? call.version} cancelHref={own} />
    </WorkspacePage>
  );
}

function Conflict({ conflict: { stored, changed }, draft, editHref }: { conflict: CallConflict; draft: CallDraft; editHref: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  const theirs = draftOfCall(stored);
  const both = (name: string, label: string) => ({ label, yours: draft[name] ?? "", theirs: theirs[name] ?? "" });
  const yesNo = (is: boolean) => t(is ? "common.yes" : "common.no");
  return (
    <CompareVersions
      name={changed?.by || t("measures.somebody")}
      time={changed ? formats.time(changed.at) : ""}
      moment={changed ? formats.moment(changed.at) : ""}
      fields={[
        ...GRANT_LANGUAGES.flatMap((language) =>
          (["title", "who", "rules"] as const).map((name) => both(`${name}.${language}`, `${t(`grants.field-${name}`)} (${formats.language(language)})`)),
        ),
        both("fromOn", t("grants.field-fromOn")),
        both("untilOn", t("grants.field-untilOn")),
        both("max", t("grants.field-max")),
        both("total", t("grants.field-total")),
        { label: t("grants.field-isPublic"), yours: yesNo("isPublic" in draft), theirs: yesNo(stored.isPublic) },
      ]}
      theirsHref={editHref}
    />
  );
}
