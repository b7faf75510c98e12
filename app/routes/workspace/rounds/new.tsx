import { data, href, redirect } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { CheckList, DateInput, TextInput } from "#app/components/forms/controls.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { SubmitBar } from "#app/components/dock.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { findConcept } from "#domain/concept/index.ts";
import { OpenStatusRound, openStatusRound, readCandidates } from "#domain/concept/rounds/index.ts";
import { addDays } from "#platform/days/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/new.ts";
import { WithoutOwner } from "./without-owner.tsx";

/** Long enough for holidays, short enough to be remembered. */
const USUAL_DAYS = 18;

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { concept, candidates } = await read(ctx, async (db) => ({ concept: await findConcept(ctx, db), candidates: await readCandidates(ctx, db) }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/statusrunden"),
    region: params.region,
    today: ctx.today,
    dueOn: addDays(ctx.today, USUAL_DAYS),
    tomorrow: addDays(ctx.today, 1),
    fields: (concept?.fields ?? []).map(({ id, number, title }) => {
      const own = candidates.filter(({ fieldIds }) => fieldIds.includes(id));
      const owners = new Set(own.flatMap(({ ownerId }) => ownerId ?? []));
      return { id, number, title, measures: own.length, owners: owners.size, without: own.filter(({ ownerId }) => ownerId === null).length };
    }),
    withoutOwner: candidates
      .filter(({ ownerId }) => ownerId === null)
      .map(({ measureId, title, leadOrganisation }) => ({ measureId, title, leadOrganisation })),
  };
}

type Faults = Record<string, MessageKey>;
const words = { title: "rounds.fault-title", fieldIds: "rounds.fault-fieldIds", dueOn: "rounds.fault-dueOn" } as const;

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const given = { title: text("title"), dueOn: text("dueOn"), fieldIds: form.getAll("fieldIds").map(String) };
  const refuse = (faults: Faults) => data({ faults, given }, { status: 422 });
  const input = OpenStatusRound.safeParse(given);
  if (!input.success) {
    const wrong = input.error.issues.map(({ path }) => (path[0] === "title" || path[0] === "dueOn" ? path[0] : "fieldIds"));
    return refuse(Object.fromEntries(wrong.map((name) => [name, words[name]])));
  }
  const result = await openStatusRound(context.get(requestContext), input.data, await idOfForm(form));
  if (result.ok)
    return redirect(`${href("/app/:region/statusrunden/:id", { region: params.region, id: result.value.roundId })}?hinweis=geoeffnet`, { status: 303 });
  switch (result.refusal) {
    case "due-too-soon":
      return refuse({ dueOn: "rounds.fault-dueOn" });
    case "nobody-to-ask":
      return refuse({ fieldIds: "rounds.fault-nobody-to-ask" });
    case "field-not-found":
    case "measure-not-found":
      return refuse({ fieldIds: "rounds.fault-fieldIds" });
    case "not-allowed":
      return refuse({ "": "rounds.fault-not-allowed" });
  }
}

export default function NewRoundPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, today, dueOn, tomorrow, fields, withoutOwner } = loaderData;
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  const given = actionData?.given;
  const list = href("/app/:region/statusrunden", { region });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("rounds.title"), href: list }, { label: t("rounds.new") }]}
      title={t("rounds.new-title")}
      lede={t("rounds.new-lede")}
      aside={
        withoutOwner.length > 0 ? (
          <Side title={t("rounds.without-title")}>
            <WithoutOwner region={region} measures={withoutOwner} />
          </Side>
        ) : undefined
      }
    >
      <title>{`${t("rounds.new-title")} – ${frame.region.name}`}</title>
      {fields.length === 0 ? (
        <EmptyState>{t("rounds.no-fields")}</EmptyState>
      ) : (
        <form method="post" className="stack">
          <FormId />
          <FormErrors errors={errors} />
          <TextInput
            name="title"
            label={t("rounds.name")}
            required
            maxLength={200}
            defaultValue={given?.title ?? t("rounds.name-default", { month: formats.month(today) })}
            error={errors.title}
          />
          <DateInput
            name="dueOn"
            label={t("rounds.due-on")}
            hint={t("rounds.due-on-hint")}
            required
            min={tomorrow}
            defaultValue={given?.dueOn ?? dueOn}
            error={errors.dueOn}
          />
          <CheckList
            name="fieldIds"
            label={t("rounds.fields")}
            error={errors.fieldIds}
            chosen={given?.fieldIds ?? fields.filter(({ owners }) => owners > 0).map(({ id }) => id)}
            choices={fields.map(({ id, number, title, measures, owners, without }) => ({
              value: id,
              label: `${number} ${title}`,
              hint: t("rounds.field-hint", { measures, owners, without }),
            }))}
          />
          <SubmitBar label={t("rounds.open")} cancel={{ href: list, label: t("common.cancel") }} />
        </form>
      )}
    </WorkspacePage>
  );
}
