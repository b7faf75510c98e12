import { chosenIn } from "#app/components/entry/entry-inputs.tsx";
import { ChoiceFold } from "#app/components/forms/choice-fold.tsx";
import { CheckBox, CheckList, Select, TextInput } from "#app/components/forms/controls.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { COURSE_TYPES, LEVELS } from "#domain/offers/courses/index.ts";
import type { DAY_PARTS } from "#domain/offers/courses/interest/index.ts";
import type { Typed } from "./booking-form.ts";

export type InterestChoices = {
  levels: typeof LEVELS;
  types: typeof COURSE_TYPES;
  dayParts: typeof DAY_PARTS;
  municipalities: readonly { id: string; name: string }[];
  languages: readonly string[];
};

type Shown = { typed: Typed; errors: Readonly<Record<string, string>>; choices: InterestChoices };

/** What somebody looks for. @param isOwn the learner is who types, not a counsellor */
export function NeedFields({ typed, errors, choices, isOwn }: Shown & { isOwn: boolean }) {
  const { t } = useTexts();
  const { dayOfWeek } = useFormats();
  return (
    <>
      <Select
        name="level"
        label={t(isOwn ? "interest.level" : "interest.level-of")}
        hint={t(isOwn ? "interest.level-hint" : "interest.level-hint-of")}
        error={errors.level}
        defaultValue={typed.level}
        empty={t("interest.level-unknown")}
        choices={choices.levels.map((level) => ({ value: level, label: level }))}
        optional
      />
      <ChoiceFold
        name="types"
        label={t("interest.types")}
        hint={t("interest.types-hint")}
        error={errors.types}
        chosen={chosenIn(typed.types)}
        choices={choices.types.map((type) => ({ value: type, label: t(`course.type-${type}`) }))}
      />
      <Select
        name="municipalityId"
        label={t("interest.municipality")}
        hint={t("interest.municipality-hint")}
        error={errors.municipalityId}
        defaultValue={typed.municipalityId}
        empty="–"
        choices={choices.municipalities.map(({ id, name }) => ({ value: id, label: name, lang: "de" }))}
        optional
      />
      <CheckList
        name="weekdays"
        label={t("interest.weekdays")}
        hint={t("interest.any-hint")}
        error={errors.weekdays}
        chosen={chosenIn(typed.weekdays)}
        choices={Array.from({ length: 7 }, (_, day) => ({ value: String(day + 1), label: dayOfWeek(day) }))}
      />
      <CheckList
        name="dayParts"
        label={t("interest.day-parts")}
        hint={t("interest.any-hint")}
        error={errors.dayParts}
        chosen={chosenIn(typed.dayParts)}
        choices={choices.dayParts.map((part) => ({ value: part, label: t(`interest.day-part-${part}`) }))}
      />
      <CheckBox name="needsChildcare" label={t(isOwn ? "interest.childcare" : "interest.childcare-of")} defaultChecked={"needsChildcare" in typed} />
    </>
  );
}

/** Who looks. @param needsEmail the mail is the only way to confirm */
export function ContactFields({ typed, errors, choices, needsEmail }: Shown & { needsEmail: boolean }) {
  const { t } = useTexts();
  const formats = useFormats();
  const field = (name: string) => ({ name, defaultValue: typed[name], error: errors[name] });
  const auto = (name: string) => (needsEmail ? name : "off");
  return (
    <>
      <TextInput
        {...field("name")}
        label={t("interest.name")}
        autoComplete={auto("name")}
        dir="auto"
        maxLength={120}
        required={needsEmail}
        optional={!needsEmail}
      />
      <TextInput
        {...field("email")}
        type="email"
        label={t("interest.email")}
        autoComplete={auto("email")}
        dir="ltr"
        maxLength={200}
        required={needsEmail}
        optional={!needsEmail}
      />
      <TextInput {...field("phone")} type="tel" label={t("interest.phone")} autoComplete={auto("tel")} dir="ltr" maxLength={60} optional />
      <Select
        {...field("language")}
        label={t("interest.language")}
        choices={choices.languages.map((code) => ({ value: code, label: formats.language(code) }))}
      />
    </>
  );
}
