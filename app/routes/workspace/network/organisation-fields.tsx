import { chosenIn, EntryInputs, type Municipality } from "#app/components/entry/entry-inputs.tsx";
import { CheckBox, CheckList, Select, TextInput } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { topicChoices, type Topics } from "#domain/concept/organisations/index.ts";
import { municipalityChoices, regionKinds, type RegionKind } from "#domain/network/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import { useErrorText, type NetworkErrors } from "./error-text.ts";
import { kindText } from "./kind-text.ts";

/** What an organisation's form offers to choose from. */
export type FormChoices = { municipalities: Municipality[]; kinds: RegionKind[]; topics: Topics };

export async function formChoices(ctx: Context, db: Reader): Promise<FormChoices> {
  return { municipalities: await municipalityChoices(ctx, db), kinds: await regionKinds(ctx, db), topics: await topicChoices(ctx, db) };
}

/** The inputs of an organisation. @param typed what stands in them, by name; a set checkbox is "on", several values are joined by commas */
export function OrganisationInputs({ typed, errors, choices }: { typed: Record<string, string>; errors: NetworkErrors; choices: FormChoices }) {
  const { t } = useTexts();
  const errorText = useErrorText();
  const sentences = Object.fromEntries(Object.entries(errors).map(([name, code]) => [name, errorText(code)]));
  const field = (name: string) => ({ name, defaultValue: typed[name], error: sentences[name] });
  const { municipalities, topics } = choices;
  const kinds = choices.kinds.map(({ code }) => ({ value: code, label: kindText(t, choices.kinds, code) })).toSorted((a, b) => a.label.localeCompare(b.label));
  return (
    <>
      <h2>{t("network.section-basics")}</h2>
      <TextInput {...field("name")} label={t("network.field-name")} required maxLength={200} />
      <TextInput {...field("shortName")} label={t("network.field-shortName")} optional maxLength={60} />
      <Select {...field("kind")} label={t("network.field-kind")} empty={t("forms.please-choose")} choices={kinds} />
      <Select
        {...field("municipalityId")}
        label={t("network.field-municipalityId")}
        empty={t("network.no-place")}
        choices={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <CheckBox name="isPublic" label={t("network.field-isPublic")} defaultChecked={"isPublic" in typed} />
      <EntryInputs
        typed={typed}
        errors={sentences}
        municipalities={municipalities}
        afterAddress={
          <>
            <TextInput {...field("latitude")} label={t("network.field-latitude")} optional inputMode="decimal" hint={t("network.coordinates-hint")} />
            <TextInput {...field("longitude")} label={t("network.field-longitude")} optional inputMode="decimal" />
          </>
        }
      />
      {topics.actionFields.length > 0 ? (
        <CheckList
          name="actionFieldIds"
          label={t("network.field-actionFieldIds")}
          chosen={chosenIn(typed.actionFieldIds)}
          choices={topics.actionFields.map(({ id, title }) => ({ value: id, label: title }))}
        />
      ) : null}
      {topics.targetGroups.length > 0 ? (
        <CheckList
          name="targetGroupIds"
          label={t("network.field-targetGroupIds")}
          chosen={chosenIn(typed.targetGroupIds)}
          choices={topics.targetGroups.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : (
        <p className="kern-hint">{t("labels.choose-none")}</p>
      )}
    </>
  );
}
