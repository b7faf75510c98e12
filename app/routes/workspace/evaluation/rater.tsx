import { data, href, redirect } from "react-router";
import { z } from "zod";
import { Button } from "#app/components/button.tsx";
import { SubmitBar } from "#app/components/dock.tsx";
import { CheckList, Select } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { ChangeRater, changeRater, findRater, removeRater } from "#domain/concept/evaluation/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/rater.ts";
import { roundCrumbs } from "./crumbs.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const isId = z.uuid().safeParse(params.id).success && z.uuid().safeParse(params.rater).success;
  const found = isId ? await read(ctx, (db) => findRater(ctx, db, params.id, params.rater)) : null;
  if (!found) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    ...found,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const back = (notice: string) => redirect(`${href("/app/:region/konzept/bewertung/:id", params)}?hinweis=${notice}`, { status: 303 });
  const given = { personId: String(form.get("personId") ?? ""), fieldIds: form.getAll("fieldIds").map(String) };
  const refuse = (faults: Record<string, MessageKey>) => data({ faults, given }, { status: 422 });
  if (!z.uuid().safeParse(params.rater).success) throw data({ code: "not-found" }, { status: 404 });
  if (form.get("intent") === "remove") {
    const removed = await removeRater(ctx, { raterId: params.rater });
    return back(removed.ok ? "entfernt" : "nicht-moeglich");
  }
  const input = ChangeRater.safeParse({ raterId: params.rater, personId: given.personId || null, fieldIds: given.fieldIds });
  if (!input.success) return refuse({ "": "evaluation.fault-not-possible" });
  const result = await changeRater(ctx, input.data);
  if (result.ok) return back("geaendert");
  switch (result.refusal) {
    case "rater-not-found":
      throw data({ code: "not-found" }, { status: 404 });
    case "person-not-found":
      return refuse({ personId: "evaluation.fault-person-not-found" });
    case "no-fields":
    case "already-rating":
      return refuse({ fieldIds: `evaluation.fault-${result.refusal}` });
    case "round-closed":
    case "not-allowed":
      return refuse({ "": `evaluation.fault-${result.refusal}` });
  }
}

export default function RaterPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, round, rater, contacts } = loaderData;
  const address = href("/app/:region/konzept/bewertung/:id", { region, id: round.id });
  const title = t("evaluation.rater-title", { name: rater.name });
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  return (
    <WorkspacePage
      {...frame}
      crumbs={[...roundCrumbs(region, t), { label: round.title, href: address }, { label: rater.name }]}
      title={title}
      aside={
        round.closedAt || rater.rated > 0 ? undefined : (
          <Side title={t("evaluation.rater-remove")}>
            <form method="post" className="stack-s">
              <p className="s">{t("evaluation.rater-remove-lede")}</p>
              <Button small name="intent" value="remove">
                {t("evaluation.rater-remove")}
              </Button>
            </form>
          </Side>
        )
      }
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      <form method="post" className="stack narrow">
        <FormErrors errors={errors} />
        <Select
          name="personId"
          label={t("evaluation.rater-contact")}
          hint={t("evaluation.rater-contact-hint")}
          empty={t("evaluation.rater-contact-none")}
          defaultValue={actionData?.given.personId ?? rater.personId ?? ""}
          error={errors.personId}
          choices={contacts.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <CheckList
          name="fieldIds"
          label={t("evaluation.fields")}
          error={errors.fieldIds}
          chosen={actionData?.given.fieldIds ?? rater.fieldIds}
          choices={round.fields.map(({ id, title: label, goals }) => ({ value: id, label, hint: t("evaluation.field-hint", { goals }) }))}
        />
        <SubmitBar label={t("evaluation.rater-save")} cancel={{ href: address, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
