import { data, href, redirect } from "react-router";
import { CheckList, TextInput } from "#app/components/forms/controls.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { EnterResolution, enterResolution, readAdoption } from "#domain/concept/versions/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/new-resolution.ts";
import { usePartName } from "./part-name.ts";
import { ResolutionForm } from "./resolution-form.tsx";
import { draftFrom, EMPTY, faultsOf, fieldOf, inputOf, readChoices, type ResolutionDraft, type ResolutionErrors } from "./resolution-input.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { adoption, choices } = await read(ctx, async (db) => ({ adoption: await readAdoption(ctx, db), choices: await readChoices(ctx, db) }));
  // While a revision is under way its parts are what is voted on next; parts in force that still follow come first.
  const open = (adoption?.parts ?? []).filter(({ adoptedOn }) => adoptedOn === null);
  const revised = adoption?.revision?.parts ?? [];
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: ctx.region.slug,
    today: ctx.today,
    hasConcept: adoption !== null,
    choices,
    parts: [...open.map((part) => ({ ...part, of: "in-force" as const })), ...revised.map((part) => ({ ...part, of: "revision" as const }))],
    edition: adoption?.revision?.edition ?? (adoption?.versions.length === 0 ? adoption.edition : ""),
    isRevision: adoption?.revision != null,
    conflicts: adoption?.revision?.conflicts.length ?? 0,
    withoutOutcome: adoption?.revision?.withoutOutcome ?? 0,
    withoutReason: adoption?.revision?.withoutReason ?? [],
  };
}

type Again = { draft: ResolutionDraft; errors: ResolutionErrors; partIds: string[]; edition: string };

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData();
  const draft = draftFrom(form);
  const partIds = form.getAll("partIds").map(String);
  const edition = String(form.get("edition") ?? "");
  const again = (errors: ResolutionErrors) => data<Again>({ draft, errors, partIds, edition }, { status: 422 });
  const input = EnterResolution.safeParse({ ...inputOf(draft), partIds, edition });
  if (!input.success) return again(faultsOf(input.error));
  const result = await enterResolution(context.get(requestContext), input.data, await idOfForm(form));
  if (result.ok) return redirect(`${href("/app/:region/konzept/beschluesse", params)}?hinweis=entered`, 303);
  if (result.refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  if (result.refusal === "no-concept") throw data({ code: "not-found" }, { status: 404 });
  return again({ [fieldOf[result.refusal]]: `versions.refused-${result.refusal}` });
}

/** What a body resolved; a resolution that adopts names the parts. */
export default function NewResolution({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const name = usePartName();
  const { frame, region, hasConcept, parts, isRevision, conflicts, withoutOutcome, withoutReason } = loaderData;
  const list = href("/app/:region/konzept/beschluesse", { region });
  const revision = href("/app/:region/konzept/fortschreibung", { region });
  const errors = actionData?.errors ?? {};
  // Without a choice of one's own everything is adopted that does not follow: of the revision where one is under way.
  const usual = parts.flatMap(({ id, follows, of }) => (follows || (isRevision && of === "in-force") ? [] : [id]));
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("concept.concept"), href: href("/app/:region/konzept", { region }) },
        { label: t("versions.resolutions-title"), href: list },
      ]}
      title={t("versions.enter-resolution")}
    >
      <title>{`${t("versions.enter-resolution")} – ${frame.region.name}`}</title>
      {conflicts > 0 || withoutOutcome > 0 ? (
        <Notice kind="warn" title={t("versions.not-ripe", { conflicts, outcomes: withoutOutcome })}>
          <a href={revision}>{t("versions.revision-title")}</a>
        </Notice>
      ) : null}
      {withoutReason.length > 0 ? (
        <Notice kind="warn" title={t("versions.without-reason", { count: withoutReason.length })}>
          <ul>
            {withoutReason.map(({ id, kind, number, title }) => (
              <li key={id}>
                {[number, title].filter(Boolean).join(" ")} ({t(`versions.kind-${kind}`)})
              </li>
            ))}
          </ul>
          <p>
            <a href={revision}>{t("versions.without-reason-go")}</a>
          </p>
        </Notice>
      ) : null}
      {hasConcept ? (
        <ResolutionForm
          draft={actionData?.draft ?? { ...EMPTY, resolvedOn: loaderData.today, kind: "recommended" }}
          errors={errors}
          choices={loaderData.choices}
          hidden={<FormId />}
          more={
            <>
              <CheckList
                name="partIds"
                label={t("versions.field-partIds")}
                hint={t("versions.field-partIds-hint")}
                optional
                error={errors.partIds ? t(errors.partIds) : undefined}
                chosen={actionData?.partIds ?? usual}
                choices={parts.map((part) => ({
                  value: part.id,
                  label: `${name(part)}${part.of === "revision" ? ` (${t("versions.of-revision")})` : ""}${part.follows ? ` – ${t("versions.state-follows")}` : ""}`,
                }))}
              />
              <TextInput
                name="edition"
                label={t("versions.field-edition")}
                hint={t("versions.field-edition-hint")}
                optional
                maxLength={20}
                defaultValue={actionData?.edition ?? loaderData.edition}
                error={errors.edition ? t(errors.edition) : undefined}
              />
            </>
          }
          submit={t("versions.enter")}
          cancelHref={list}
        />
      ) : (
        <EmptyState>{t("conceptwork.none")}</EmptyState>
      )}
    </WorkspacePage>
  );
}
