import { FilterBar } from "#app/components/filters.tsx";
import { Select } from "#app/components/forms/controls.tsx";
import { useLocale, useTexts } from "#app/components/locale.tsx";
import { STATES } from "#app/components/state.tsx";
import { stateWords, type ConceptFilter } from "./concept-filter.ts";

/** Filters stand in the address, so that a link shows the same to everybody. */
export function ConceptFilterForm({
  action,
  filter,
  fields,
  choices,
}: {
  action: string;
  filter: ConceptFilter;
  fields: readonly { number: string; title: string }[];
  choices: { places: readonly string[]; groups: readonly string[] };
}) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const named = (names: readonly string[]) => names.map((name) => ({ value: name, label: name, lang: "de" }));
  return (
    <FilterBar action={`${action}#h-bild`} submit={t("concept.show")}>
      {locale === "de" ? null : <input type="hidden" name="sprache" value={locale} />}
      <Select
        name="feld"
        label={t("concept.filter-field")}
        empty={t("concept.any-field")}
        defaultValue={filter.field}
        choices={fields.map(({ number, title }) => ({ value: number, label: `${number} ${title}`, lang: "de" }))}
      />
      <Select name="ort" label={t("concept.filter-place")} empty={t("concept.any-place")} defaultValue={filter.place} choices={named(choices.places)} />
      <Select name="gruppe" label={t("concept.filter-group")} empty={t("concept.any-group")} defaultValue={filter.group} choices={named(choices.groups)} />
      <Select
        name="stand"
        label={t("concept.filter-state")}
        empty={t("concept.any-state")}
        defaultValue={filter.state}
        choices={STATES.map((state) => ({ value: stateWords[state], label: t(`states.word-${state}`) }))}
      />
    </FilterBar>
  );
}
