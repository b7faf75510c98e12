import { data, href, redirect } from "react-router";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { isClear } from "#app/named-fields.ts";
import { accountContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { createSituation, mayEditNetwork, SituationFields } from "#domain/network/index.ts";
import type { Route } from "./+types/new.ts";
import { OrganisationList } from "../network/name-inputs.tsx";
import { readSituationForm } from "./form-data.ts";
import { SituationForm } from "./situation-form.tsx";
import { NEW_SITUATION, rearranged, situationErrors, situationInput, unclearIn, type SituationDraft, type SituationErrors } from "./situation-input.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    nonce: context.get(scriptNonceContext),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditNetwork(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const form = await request.formData();
  const { draft, people } = await readSituationForm(ctx, form);
  const again = (shown: SituationDraft, errors: SituationErrors, status = 422) => data({ draft: shown, errors, people, moved: status === 200 }, { status });
  const moved = rearranged(draft, String(form.get("intent") ?? ""));
  if (moved) return again(moved, {}, 200);
  const read = SituationFields.safeParse(situationInput(draft));
  if (!read.success) return again(draft, situationErrors(read.error, draft));
  if (!isClear(unclearIn(draft))) return again(draft, {});
  const result = await createSituation(ctx, read.data, await idOfForm(form));
  if (result.ok) return redirect(`${href("/app/:region/wen-anrufen", params)}?hinweis=created#h-${result.value.id}`, 303);
  if (result.refusal === "contact-unknown") return again(draft, { "contacts.0.organisation": "contact-unknown" });
  throw data({ code: "not-allowed" }, { status: 403 });
}

export default function NewSituationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, nonce } = loaderData;
  const list = href("/app/:region/wen-anrufen", { region });
  return (
    <WorkspacePage {...frame} crumbs={[{ label: t("situations.title"), href: list }]} title={t("situations.new")}>
      <title>{`${t("situations.new")} – ${frame.region.name}`}</title>
      {actionData?.moved ? <Notice kind="info">{t("situations.rearranged")}</Notice> : null}
      <OrganisationList region={region} near={[]} nonce={nonce} />
      <SituationForm draft={actionData?.draft ?? NEW_SITUATION} errors={actionData?.errors ?? {}} people={actionData?.people ?? []} cancelHref={list} />
    </WorkspacePage>
  );
}
