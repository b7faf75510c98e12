import { data, href, redirect } from "react-router";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { useNameFaults, type Named } from "#app/components/forms/named-input.tsx";
import { isClear, nearNames, readOrganisations, readPeople, shownOrganisation, shownPerson } from "#app/named-fields.ts";
import { OrganisationList, PersonList } from "#app/routes/workspace/network/name-inputs.tsx";
import { accountContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { EditRecommendation, editRecommendation, idToEdit, readRecommendationFields } from "#domain/concept/editing/index.ts";
import { findConcept, findConceptToEdit, findRecommendation, readLabelNames } from "#domain/concept/index.ts";
import { readAdoption } from "#domain/concept/versions/index.ts";
import { read, type Context, type Reader } from "#platform/db/index.ts";
import type { Route } from "./+types/edit-recommendation.ts";
import { AdoptedNotice } from "./adopted-notice.tsx";
import { recommendationAddress } from "./concept-figures.tsx";
import { useConceptPath } from "./concept-path.ts";
import { draftFrom, draftOf, inputOf, type RecommendationDraft } from "./recommendation-draft.ts";
import { RecommendationForm, type RecommendationChoices } from "./recommendation-form.tsx";

/** By field: what is wrong. Other faults of a form cannot come from it. */
const faults: Partial<Record<keyof RecommendationDraft, MessageKey>> = {
  text: "conceptwork.text-missing",
  weight: "conceptwork.weight-wrong",
  droppedReason: "conceptwork.reason-missing",
  ownerOrganisationId: "conceptwork.owner-gone",
  ownerPersonId: "conceptwork.person-elsewhere",
  municipalityIds: "conceptwork.place-gone",
  themes: "conceptwork.label-too-long",
  targetGroups: "conceptwork.label-too-long",
};

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const frame = await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept");
  const found = await read(ctx, async (db) => {
    const inForce = await findConcept(ctx, db);
    const toEdit = await findConceptToEdit(ctx, db);
    const own = ({ id }: { id: string }) => id === params.id;
    const inRevision = toEdit?.revisesId != null ? findRecommendation(toEdit, own) : null;
    const place = inRevision ?? (inForce && findRecommendation(inForce, own));
    const stored = await readRecommendationFields(ctx, db, params.id);
    if (!place || !stored) return null;
    const choices: RecommendationChoices = await readLabelNames(ctx, db);
    const { field, goal, recommendation } = place;
    const editedId = await idToEdit(ctx, db, params.id);
    const isAdopted = (await readAdoption(ctx, db))?.parts.some(({ id, adoptedOn }) => id === field.id && adoptedOn !== null) ?? false;
    const only = inRevision ? ("wording" as const) : isAdopted || toEdit?.revisesId != null ? ("tracking" as const) : null;
    return {
      field,
      goal,
      id: recommendation.id,
      number: recommendation.number,
      draft: draftOf(stored),
      choices,
      owners: await shownOwners(ctx, db, draftOf(stored)),
      near: only === "wording" ? [] : await nearNames(ctx, db, { organisationIds: stored.ownerOrganisationId ? [stored.ownerOrganisationId] : [] }),
      only,
      /** Where the wording can be changed. */
      wordingId: editedId === params.id ? null : editedId,
    };
  });
  if (!found) throw data({ code: "not-found" }, { status: 404 });
  return { frame, ...found, region: ctx.region.slug, nonce: context.get(scriptNonceContext) };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const organisations = await readOrganisations(ctx, form, ["ownerOrganisationId"]);
  const at = String(form.get("ownerOrganisationId") ?? "");
  const owners: Owners = { ...organisations, ...(await readPeople(ctx, form, ["ownerPersonId"], { organisationIds: at ? [at] : [] })) };
  const draft = draftFrom(form);
  const refuse = (errors: Record<string, MessageKey>) => data({ draft, owners, errors, conflict: null, adopted: null }, { status: 422 });
  if (!isClear(owners)) return refuse(noErrors);
  const input = EditRecommendation.safeParse(inputOf(params.id, draft));
  if (!input.success) {
    return refuse(Object.fromEntries(input.error.issues.map(({ path }) => [String(path[0] ?? ""), wordFor(String(path[0] ?? ""))])));
  }
  const result = await editRecommendation(ctx, input.data);
  if (result.ok) return redirect(await savedAddress(ctx, params), { status: 303 });
  if (result.refusal === "reference-lost") return refuse({ [result.field]: wordFor(result.field) });
  if (result.refusal === "version-conflict") {
    const by = result.changed && { name: result.changed.by, at: result.changed.at.toISOString() };
    const theirs = draftOf(result.stored);
    const theirOwners = await read(ctx, (db) => shownOwners(ctx, db, theirs));
    // Saved again, the reader's own version follows the stored one.
    return data(
      { draft: { ...draft, version: theirs.version }, owners, errors: noErrors, conflict: { theirs, theirOwners, by }, adopted: null },
      { status: 409 },
    );
  }
  if (result.refusal === "part-adopted")
    return data({ draft, owners, errors: noErrors, conflict: null, adopted: { title: result.title, on: result.adoptedOn } }, { status: 409 });
  throw data({ code: result.refusal }, { status: result.refusal === "not-found" ? 404 : 403 });
}

/** Who answers for it, as the fields show it. */
type Owners = Record<string, Named>;

async function shownOwners(ctx: Context, db: Reader, { ownerOrganisationId, ownerPersonId }: RecommendationDraft): Promise<Owners> {
  return { ownerOrganisationId: await shownOrganisation(ctx, db, ownerOrganisationId), ownerPersonId: await shownPerson(ctx, db, ownerPersonId) };
}

const noErrors: Record<string, MessageKey> = {};

/** A recommendation of the revision has no page of its own: the outline shows it. */
async function savedAddress(ctx: Context, { region, id }: { region: string; id: string }): Promise<string> {
  const concept = await read(ctx, (db) => findConcept(ctx, db));
  if (concept && findRecommendation(concept, (own) => own.id === id)) return `${recommendationAddress(region, id)}?gespeichert`;
  return `${href("/app/:region/konzept/gliederung", { region })}?fertig=${id}#i-${id}`;
}

function wordFor(field: string): MessageKey {
  return Object.entries(faults).find(([name]) => name === field)?.[1] ?? "conceptwork.check-input";
}

export default function EditRecommendationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, field, goal, id, number, choices, near, nonce, region, only, wordingId } = loaderData;
  const owners = actionData?.owners ?? loaderData.owners;
  const outline = `${href("/app/:region/konzept/gliederung", { region })}#i-${id}`;
  const address = only === "wording" ? outline : recommendationAddress(region, id);
  const errors = { ...Object.fromEntries(Object.entries(actionData?.errors ?? {}).map(([name, key]) => [name, t(key)])), ...useNameFaults(actionData?.owners) };
  const title = t("conceptwork.edit-recommendation", { number });
  const path = useConceptPath(region, field, goal);
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        ...(only === "wording" ? [{ label: t("conceptwork.structure-title"), href: outline }] : path),
        { label: t("concept.recommendation", { number }), href: address },
      ]}
      title={title}
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      {actionData?.conflict ? (
        <Conflict draft={actionData.draft} owners={owners} conflict={actionData.conflict} choices={choices} theirsHref={address} />
      ) : null}
      {actionData?.adopted ? <AdoptedNotice region={region} {...actionData.adopted} /> : null}
      <FormErrors errors={errors} />
      {only ? (
        <p className="muted prose">
          {t(only === "wording" ? "versions.revision-wording-only" : "versions.wording-elsewhere")}{" "}
          {only === "wording" ? null : (
            <a
              href={
                wordingId
                  ? href("/app/:region/konzept/empfehlungen/:id/bearbeiten", { region, id: wordingId })
                  : href("/app/:region/konzept/fortschreibung", { region })
              }
            >
              {t(wordingId ? "versions.wording-in-revision" : "versions.revision-title")}
            </a>
          )}
        </p>
      ) : null}
      {only === "wording" ? null : (
        <>
          <OrganisationList region={region} near={[]} nonce={nonce} />
          <PersonList region={region} near={near} nonce={nonce} />
        </>
      )}
      <RecommendationForm owners={owners} draft={actionData?.draft ?? loaderData.draft} choices={choices} errors={errors} only={only} cancelHref={address} />
    </WorkspacePage>
  );
}

type Conflicting = { theirs: RecommendationDraft; theirOwners: Owners; by: { name: string; at: string } | null };

function Conflict({
  draft,
  owners,
  conflict,
  choices,
  theirsHref,
}: {
  draft: RecommendationDraft;
  owners: Owners;
  conflict: Conflicting;
  choices: RecommendationChoices;
  theirsHref: string;
}) {
  const { t } = useTexts();
  const formats = useFormats();
  const labels = [
    t("conceptwork.field-text"),
    t("conceptwork.field-subPoints"),
    t("conceptwork.field-notes"),
    t("conceptwork.weight"),
    t("conceptwork.owner"),
    t("conceptwork.field-person"),
    t("concept.themes"),
    t("concept.target-groups"),
    t("concept.concerns-places"),
    t("conceptwork.field-dropped"),
  ];
  const yours = wordsOf(draft, owners, choices);
  const theirs = wordsOf(conflict.theirs, conflict.theirOwners, choices);
  return (
    <CompareVersions
      name={conflict.by?.name ?? t("conceptwork.somebody")}
      time={conflict.by ? formats.time(conflict.by.at) : ""}
      moment={conflict.by ? formats.moment(conflict.by.at) : ""}
      fields={labels.map((label, place) => ({ label, yours: yours[place] ?? "", theirs: theirs[place] ?? "" }))}
      theirsHref={theirsHref}
    />
  );
}

/** A draft in words, in the order of the labels above. */
function wordsOf(draft: RecommendationDraft, owners: Owners, choices: RecommendationChoices): string[] {
  const listed = (chosen: readonly string[], added: string) =>
    [...chosen, ...added.split(",")]
      .map((name) => name.trim())
      .filter(Boolean)
      .toSorted()
      .join(", ");
  const lines = (text: string) => text.replaceAll("\r\n", "\n").trim();
  return [
    lines(draft.text),
    lines(draft.subPoints),
    lines(draft.notes),
    draft.weight,
    owners["ownerOrganisationId"]?.text ?? "",
    owners["ownerPersonId"]?.text ?? "",
    listed(draft.themes, draft.newThemes),
    listed(draft.targetGroups, draft.newTargetGroups),
    choices.municipalities
      .filter(({ id }) => draft.municipalityIds.includes(id))
      .map(({ name }) => name)
      .join(", "),
    draft.dropped ? lines(draft.droppedReason) : "",
  ];
}
