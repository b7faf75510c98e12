import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditOffers } from "#domain/offers/index.ts";
import { createProgramme } from "#domain/offers/programmes/index.ts";
import { throwIfClosed } from "../../meetings/refusals.ts";
import type { Route } from "./+types/new.ts";
import { ProgrammeFieldset } from "./programme-fields.tsx";
import { draftFrom, EMPTY_PROGRAMME, readDraft } from "./programme-form.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    languages: ctx.region.languages,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditOffers(ctx.actor)) throwIfClosed("not-allowed");
  const form = await request.formData();
  const draft = draftFrom(form, ctx.region.languages);
  const again = (faults: Record<string, MessageKey>) => data({ draft, faults }, { status: 422 });
  const input = readDraft(draft);
  if (!input.ok) return again(input.faults);
  const created = await createProgramme(ctx, input.fields, await idOfForm(form));
  // The events are chosen next: only now it is known which lie within its days.
  if (created.ok) return redirect(`${href("/app/:region/angebote/programme/:id", { region: params.region, id: created.value.id })}?hinweis=created`, 303);
  if (created.refusal === "offer-not-found") return again({ "": "programmes.fault-check" });
  return throwIfClosed(created.refusal);
}

export default function NewProgrammePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, languages } = loaderData;
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  const list = href("/app/:region/angebote/programme", { region });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) },
        { label: t("programmes.list-title"), href: list },
      ]}
      title={t("programmes.new")}
      lede={t("programmes.new-lede")}
    >
      <title>{`${t("programmes.new")} – ${frame.region.name}`}</title>
      <form method="post" className="stack narrow" noValidate>
        <FormId />
        <FormErrors errors={errors} />
        <ProgrammeFieldset draft={actionData?.draft ?? EMPTY_PROGRAMME} errors={errors} languages={languages} />
        <SubmitBar label={t("programmes.create")} cancel={{ href: list, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
