import { data, href, redirect } from "react-router";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { OrganisationList, PersonList } from "#app/routes/workspace/network/name-inputs.tsx";
import { accountContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import {
  EditMeasure,
  editMeasure,
  emptyMeasure,
  mayEditMeasure,
  mayEditPublicPart,
  measureChoices,
  findMeasure,
  type MeasureChoices,
} from "#domain/concept/measures/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/edit.ts";
import { parseGermanCents } from "./german-number.ts";
import { draftOf, faultErrors, insideOf, ROWS, ROW_KINDS, withSpareRows, type MeasureDraft } from "./measure-draft.ts";
import { MeasureForm } from "./measure-form.tsx";
import { nearLead, readNames, shownNames, type MeasureNames } from "./measure-names.ts";
import { stateText } from "./state-texts.ts";
import { readSubmitted } from "./submitted-draft.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = EditMeasure.shape.id.safeParse(params.id).success
    ? await read(ctx, async (db) => {
        const measure = await findMeasure(ctx, db, params.id);
        return {
          measure,
          choices: await measureChoices(ctx, db),
          names: await shownNames(ctx, db, measure?.fields ?? emptyMeasure("")),
          near: await nearLead(ctx, db, [measure?.fields.leadOrganisationId ?? null]),
        };
      })
    : null;
  if (!found?.measure) throw data({ code: "not-found" }, { status: 404 });
  const { version, fields } = found.measure;
  if (!mayEditMeasure(ctx.actor, fields)) throw data({ code: "not-allowed" }, { status: 403 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/massnahmen"),
    region: params.region,
    id: params.id,
    title: fields.title,
    choices: found.choices,
    names: found.names,
    near: found.near,
    nonce: context.get(scriptNonceContext),
    locked: !mayEditPublicPart(ctx.actor, found.measure),
    version,
    draft: withSpareRows(draftOf(fields)),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const version = Number(form.get("version"));
  const asked = EditMeasure.shape.id.safeParse(params.id);
  const stored = asked.success ? await read(ctx, (db) => findMeasure(ctx, db, asked.data)) : null;
  if (!stored) throw data({ code: "not-found" }, { status: 404 });
  const names = await readNames(ctx, form);
  const publicDraft = draftOf(stored.fields);
  // A form that was opened before the release still brings the public part along.
  const locked = !mayEditPublicPart(ctx.actor, stored) && !form.has("title") ? publicDraft : undefined;
  const submitted = readSubmitted(form, locked);
  if ("again" in submitted) return data({ ...submitted.again, names, version, conflict: null }, { status: submitted.status });
  if (!names.isClear) return data({ draft: withSpareRows(submitted.draft), names, errors: [], version, conflict: null }, { status: 422 });
  const input = EditMeasure.safeParse({ ...submitted.fields, id: params.id, version });
  if (!input.success) throw data({ code: "not-found" }, { status: 404 });
  const result = await editMeasure(ctx, input.data);
  if (result.ok) return redirect(`${href("/app/:region/massnahmen/:id", { region: params.region, id: params.id })}?hinweis=saved`, 303);

  const draft = withSpareRows(submitted.draft);
  switch (result.refusal) {
    case "does-not-fit":
      return data({ draft, names, errors: faultErrors(result.faults, submitted.draft), version, conflict: null }, { status: 422 });
    case "reference-lost":
      return data({ draft, names, errors: [{ field: result.field, code: "reference-lost" as const }], version, conflict: null }, { status: 422 });
    case "version-conflict": {
      // Saving again with this version means: I have seen the other one.
      const { version: current, ...stored } = result.stored;
      const theirNames = await read(ctx, (db) => shownNames(ctx, db, stored));
      return data(
        {
          draft,
          names,
          errors: [],
          version: current,
          conflict: { theirs: draftOf(stored), theirNames, yours: draftOf(submitted.fields), changed: result.changed },
        },
        { status: 409 },
      );
    }
    case "public-part-by-office": {
      const kept = withSpareRows({ ...publicDraft, ...insideOf(submitted.draft) });
      return data({ draft: kept, names, errors: [{ field: "", code: result.refusal }], version, conflict: null }, { status: 409 });
    }
    case "not-allowed":
      throw data({ code: "not-allowed" }, { status: 403 });
    case "measure-not-found":
      throw data({ code: "not-found" }, { status: 404 });
  }
}

export default function EditMeasurePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, id, title, choices, near, nonce, locked } = loaderData;
  const names = actionData?.names ?? loaderData.names;
  const own = href("/app/:region/massnahmen/:id", { region, id });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("measures.title"), href: href("/app/:region/massnahmen", { region }) },
        { label: title, href: own },
      ]}
      title={actionData?.conflict ? t("measures.conflict-title") : t("measures.edit-title")}
    >
      <title>{`${t("measures.edit-title")} – ${frame.region.name}`}</title>
      {actionData?.conflict ? (
        <Conflict {...actionData.conflict} yourNames={names} choices={choices} editHref={href("/app/:region/massnahmen/:id/bearbeiten", { region, id })} />
      ) : null}
      <OrganisationList region={region} near={[]} nonce={nonce} />
      <PersonList region={region} near={near} nonce={nonce} />
      <MeasureForm
        names={names}
        draft={actionData?.draft ?? loaderData.draft}
        errors={actionData?.errors ?? []}
        choices={choices}
        locked={locked}
        version={actionData?.version ?? loaderData.version}
        cancelHref={own}
      />
    </WorkspacePage>
  );
}

type Changed = { by: string; at: Date } | null;

function Conflict({
  yours,
  yourNames,
  theirs,
  theirNames,
  changed,
  choices,
  editHref,
}: {
  yours: MeasureDraft;
  yourNames: MeasureNames;
  theirs: MeasureDraft;
  theirNames: MeasureNames;
  changed: Changed;
  choices: MeasureChoices;
  editHref: string;
}) {
  const { t } = useTexts();
  const formats = useFormats();
  const describe = useDescription(choices, [yourNames, theirNames]);
  const [mine, other] = [describe(yours), describe(theirs)];
  return (
    <CompareVersions
      name={changed?.by || t("measures.somebody")}
      time={changed ? formats.time(changed.at) : ""}
      moment={changed ? formats.moment(changed.at) : ""}
      fields={mine.map(({ label, text }, place) => ({ label, yours: text, theirs: other[place]?.text ?? "" }))}
      theirsHref={editHref}
    />
  );
}

/** A whole measure in words, item by item in one order, so that two versions can be laid side by side. */
function useDescription(choices: MeasureChoices, both: readonly MeasureNames[]): (draft: MeasureDraft) => { label: string; text: string }[] {
  const { t } = useTexts();
  const formats = useFormats();
  const names = new Map([...choices.targetGroups, ...choices.municipalities].map(({ id, name }) => [id, name]));
  for (const { id, number } of choices.recommendations) names.set(id, number);
  for (const { leadOrganisation, leadPerson, partners } of both) {
    for (const { id, text } of [leadOrganisation, leadPerson]) names.set(id, text);
    for (const { id, name } of partners.chosen) names.set(id, name);
  }
  const said = (text: string) => text || t("measures.conflict-empty");
  const named = (ids: readonly string[]) =>
    said(
      ids
        .map((id) => names.get(id) ?? "")
        .filter(Boolean)
        .toSorted()
        .join(", "),
    );
  return (draft) => [
    ...(["title", "description", "stateReason", "startsOn", "endsOn", "totalCost"] as const).map((name) => ({
      label: t(`measures.field-${name}`),
      text: said(spoken(name, draft[name])),
    })),
    { label: t("measures.field-state"), text: t(stateText(draft.state)) },
    ...(["leadOrganisationId", "leadPersonId"] as const).map((name) => ({ label: t(`measures.field-${name}`), text: named(draft[name] ? [draft[name]] : []) })),
    ...(["recommendationIds", "partnerIds", "targetGroupIds", "municipalityIds"] as const).map((name) => ({
      label: t(`measures.field-${name}`),
      text: named(draft[name]),
    })),
    ...ROW_KINDS.map((kind) => ({
      label: t(
        kind === "milestones"
          ? "measures.milestones"
          : kind === "results"
            ? "measures.group-results"
            : kind === "links"
              ? "measures.group-links"
              : "measures.group-money",
      ),
      text: said(
        draft[kind]
          .map((row) =>
            ROWS[kind]
              .map((column) => spoken(column, row[column] ?? ""))
              .filter(Boolean)
              .join(", "),
          )
          .join("\n"),
      ),
    })),
  ];

  function spoken(column: string, typed: string): string {
    if (typed === "") return "";
    if (column === "state") return typed === "applied" ? t("measures.money-state-applied") : t("measures.money-state-approved");
    if (column.endsWith("On")) return formats.day(typed);
    if (column === "totalCost" || column === "amount") return formats.money(parseGermanCents(typed));
    return column === "calledUp" ? `${formats.money(parseGermanCents(typed))} ${t("measures.money-called-up")}` : typed;
  }
}
