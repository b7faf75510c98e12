import { CheckBox, CheckList, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { NOBODY, type Named } from "#app/components/forms/named-input.tsx";
import type { Errors } from "#app/components/forms/form-errors.tsx";
import { SubmitBar } from "#app/components/dock.tsx";
import { useTexts } from "#app/components/locale.tsx";
import type { Label } from "#domain/concept/index.ts";
import { OrganisationInput, PersonInput } from "../network/name-inputs.tsx";
import { NoPlaces } from "./no-places.tsx";
import type { RecommendationDraft } from "./recommendation-draft.ts";

export type RecommendationChoices = {
  themes: Label[];
  targetGroups: Label[];
  municipalities: Label[];
};

/** All fields of a recommendation in four groups. Lists are written one item per line. */
export function RecommendationForm({
  draft,
  owners,
  choices,
  errors,
  only,
  cancelHref,
}: {
  draft: RecommendationDraft;
  owners: Readonly<Record<string, Named>>;
  choices: RecommendationChoices;
  errors: Errors;
  /** Of a recommendation in a revision the wording, of an adopted one what follows up on it; null: all. */
  only: "wording" | "tracking" | null;
  cancelHref: string;
}) {
  const { t } = useTexts();
  const fixed = only === "tracking";
  return (
    <form method="post" className="stack-l prose">
      <input type="hidden" name="version" value={draft.version} />
      <section className="stack">
        <h2>{t("conceptwork.group-wording")}</h2>
        <TextArea name="text" label={t("conceptwork.field-text")} rows={4} required readOnly={fixed} defaultValue={draft.text} error={errors.text} />
        <TextArea
          name="subPoints"
          label={t("conceptwork.field-subPoints")}
          hint={t("conceptwork.one-per-line")}
          rows={4}
          optional
          readOnly={fixed}
          defaultValue={draft.subPoints}
          error={errors.subPoints}
        />
        <TextArea
          name="notes"
          label={t("conceptwork.field-notes")}
          hint={t("conceptwork.notes-hint")}
          rows={2}
          optional
          readOnly={fixed}
          defaultValue={draft.notes}
          error={errors.notes}
        />
      </section>
      {only === "wording" ? null : <Tracking draft={draft} owners={owners} choices={choices} errors={errors} />}
      <SubmitBar label={t("common.save")} cancel={{ href: cancelHref, label: t("common.cancel") }} />
    </form>
  );
}

/** What follows up on a recommendation: who answers for it, how much it weighs, how it is labelled, whether it is pursued. */
function Tracking({
  draft,
  owners,
  choices,
  errors,
}: {
  draft: RecommendationDraft;
  owners: Readonly<Record<string, Named>>;
  choices: RecommendationChoices;
  errors: Errors;
}) {
  const { t } = useTexts();
  return (
    <>
      <section className="stack">
        <h2>{t("conceptwork.group-owner")}</h2>
        <OrganisationInput
          name="ownerOrganisationId"
          label={t("conceptwork.owner")}
          optional
          error={errors.ownerOrganisationId}
          organisation={owners["ownerOrganisationId"] ?? NOBODY}
        />
        <PersonInput
          name="ownerPersonId"
          label={t("conceptwork.field-person")}
          hint={`${t("conceptwork.person-hint")} ${t("forms.person-hint")}`}
          optional
          error={errors.ownerPersonId}
          person={owners["ownerPersonId"] ?? NOBODY}
        />
        <TextInput
          name="weight"
          label={t("conceptwork.weight")}
          hint={t("conceptwork.weight-hint")}
          inputMode="numeric"
          optional
          defaultValue={draft.weight}
          error={errors.weight}
        />
      </section>
      <section className="stack">
        <h2>{t("conceptwork.group-labels")}</h2>
        <LabelChoice
          name="themes"
          label={t("concept.themes")}
          known={choices.themes}
          chosen={draft.themes}
          added={draft.newThemes}
          addedName="newThemes"
          addedLabel={t("conceptwork.new-themes")}
          error={errors.themes}
        />
        <LabelChoice
          name="targetGroups"
          label={t("concept.target-groups")}
          known={choices.targetGroups}
          chosen={draft.targetGroups}
          added={draft.newTargetGroups}
          addedName="newTargetGroups"
          addedLabel={t("conceptwork.new-target-groups")}
          error={errors.targetGroups}
        />
        {choices.municipalities.length > 0 ? (
          <CheckList
            name="municipalityIds"
            label={t("concept.concerns-places")}
            hint={t("conceptwork.places-hint")}
            optional
            error={errors.municipalityIds}
            chosen={draft.municipalityIds}
            choices={choices.municipalities.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : (
          // Whoever may edit a recommendation may enter places, too.
          <NoPlaces mayAdd />
        )}
      </section>
      <section className="stack">
        <h2>{t("conceptwork.field-dropped")}</h2>
        <CheckBox name="dropped" label={t("conceptwork.dropped-label")} hint={t("conceptwork.dropped-hint")} defaultChecked={draft.dropped} />
        <TextArea
          name="droppedReason"
          label={t("conceptwork.dropped-reason")}
          hint={t("conceptwork.dropped-reason-hint")}
          rows={2}
          optional
          defaultValue={draft.droppedReason}
          error={errors.droppedReason}
        />
      </section>
    </>
  );
}

type LabelChoiceProps = { name: string; label: string; known: Label[]; chosen: string[]; added: string; addedName: string; addedLabel: string; error?: string };

/** What is known to tick, and a line for what is new. */
function LabelChoice({ name, label, known, chosen, added, addedName, addedLabel, error }: LabelChoiceProps) {
  const { t } = useTexts();
  return (
    <>
      {known.length > 0 ? (
        <CheckList name={name} label={label} optional error={error} chosen={chosen} choices={known.map((own) => ({ value: own.name, label: own.name }))} />
      ) : null}
      <TextInput
        name={addedName}
        label={addedLabel}
        hint={t("conceptwork.comma-separated")}
        optional
        defaultValue={added}
        error={known.length === 0 ? error : undefined}
      />
    </>
  );
}
