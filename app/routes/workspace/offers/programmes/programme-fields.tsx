import { CheckBox, CheckList, DateInput, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { Candidate } from "#domain/offers/programmes/index.ts";
import { direction, isLocale } from "#platform/i18n/index.ts";
import type { ProgrammeDraft } from "./programme-form.ts";

/** @param candidates absent while nobody said yet from when to when */
export function ProgrammeFieldset({
  draft,
  errors,
  languages,
  candidates,
}: {
  draft: ProgrammeDraft;
  errors: Readonly<Record<string, string>>;
  languages: readonly string[];
  candidates?: readonly Candidate[];
}) {
  const { t } = useTexts();
  const formats = useFormats();
  const words = (language: string) => (
    <div className="stack-s" lang={language} dir={isLocale(language) ? direction(language) : undefined}>
      <TextInput
        name={`title.${language}`}
        label={t("programmes.title-in", { language: formats.language(language) })}
        defaultValue={draft.texts[language]?.title}
        error={errors[`title.${language}`]}
        maxLength={160}
        required={language === "de"}
        optional={language !== "de"}
      />
      <TextArea
        name={`description.${language}`}
        label={t("programmes.description-in", { language: formats.language(language) })}
        defaultValue={draft.texts[language]?.description}
        error={errors[`description.${language}`]}
        maxLength={4000}
        optional
      />
    </div>
  );
  const others = languages.filter((language) => language !== "de");
  return (
    <>
      {words("de")}
      <DateInput name="firstDay" label={t("programmes.first-day")} defaultValue={draft.firstDay} error={errors.firstDay} required />
      <DateInput name="lastDay" label={t("programmes.last-day")} defaultValue={draft.lastDay} error={errors.lastDay} required />
      {candidates ? (
        candidates.length === 0 ? (
          <p className="muted">{t("programmes.no-candidates")}</p>
        ) : (
          <CheckList
            name="offerIds"
            label={t("programmes.events")}
            hint={t("programmes.events-hint")}
            error={errors.offerIds}
            chosen={draft.offerIds}
            choices={candidates.map(({ id, title, firstDay, isShown }) => ({
              value: id,
              label: firstDay ? t("programmes.event-on", { title, day: formats.day(firstDay) }) : title,
              hint: isShown ? undefined : t("programmes.event-hidden"),
            }))}
          />
        )
      ) : null}
      {others.length > 0 ? (
        <details open={Object.keys(errors).some((name) => name.startsWith("title.") && name !== "title.de")}>
          <summary>{t("programmes.other-languages")}</summary>
          <div className="stack flow-s">
            {others.map((language) => (
              <div key={language}>{words(language)}</div>
            ))}
          </div>
        </details>
      ) : null}
      <CheckBox name="isPublic" label={t("programmes.is-public")} hint={t("programmes.is-public-hint")} defaultChecked={draft.isPublic} />
    </>
  );
}
