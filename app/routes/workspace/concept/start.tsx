import { data, href, redirect } from "react-router";
import { DateInput, TextInput } from "#app/components/forms/controls.tsx";
import { SubmitBar } from "#app/components/dock.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { StartConcept, startConcept } from "#domain/concept/editing/index.ts";
import type { Route } from "./+types/start.ts";

type Errors = Partial<Record<"title" | "adoptedOn", MessageKey>>;
type Again = { draft: { title: string; adoptedOn: string }; errors: Errors; exists: boolean };

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return { frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"), region: ctx.region.slug };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData();
  const draft = { title: String(form.get("title") ?? "").trim(), adoptedOn: String(form.get("adoptedOn") ?? "").trim() };
  const again = (errors: Errors, exists = false) => data<Again>({ draft, errors, exists }, { status: exists ? 409 : 422 });
  const input = StartConcept.safeParse({ title: draft.title, adoptedOn: draft.adoptedOn || null });
  if (!input.success) {
    const wrong = new Set(input.error.issues.map(({ path }) => path[0]));
    return again({
      ...(wrong.has("title") ? { title: "conceptwork.cover-title-missing" } : {}),
      ...(wrong.has("adoptedOn") ? { adoptedOn: "forms.not-a-day" } : {}),
    });
  }
  const result = await startConcept(context.get(requestContext), input.data, await idOfForm(form));
  if (result.ok) return redirect(`${href("/app/:region/konzept/gliederung", params)}?angelegt&neu=action-field:#neu`, 303);
  if (result.refusal === "concept-exists") return again({}, true);
  if (result.refusal === "adopted-in-the-future") return again({ adoptedOn: "conceptwork.adopted-in-the-future" });
  throw data({ code: "not-allowed" }, { status: 403 });
}

/** The cover of a concept that nobody reads in. */
export default function StartConceptPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region } = loaderData;
  const overview = href("/app/:region/konzept", { region });
  const errors = Object.fromEntries(Object.entries(actionData?.errors ?? {}).map(([name, key]) => [name, t(key)]));
  return (
    <WorkspacePage {...frame} crumbs={[{ label: t("concept.concept"), href: overview }]} title={t("conceptwork.start")} lede={t("conceptwork.start-lede")}>
      <title>{`${t("conceptwork.start")} – ${frame.region.name}`}</title>
      {actionData?.exists ? (
        <Notice kind="warn" title={t("conceptwork.start-exists")}>
          {t("conceptwork.start-exists-text")} <a href={href("/app/:region/konzept/gliederung", { region })}>{t("conceptwork.structure-title")}</a>
        </Notice>
      ) : null}
      <form method="post" className="stack narrow" noValidate>
        <FormId />
        <FormErrors errors={errors} />
        <TextInput
          name="title"
          label={t("conceptwork.cover-title")}
          required
          maxLength={500}
          defaultValue={actionData?.draft.title ?? t("conceptwork.none-title")}
          error={errors.title}
        />
        <DateInput name="adoptedOn" label={t("conceptwork.adopted-on")} optional defaultValue={actionData?.draft.adoptedOn ?? ""} error={errors.adoptedOn} />
        <SubmitBar label={t("conceptwork.start-act")} cancel={{ href: overview, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
