import { SubmitBar } from "#app/components/dock.tsx";
import { CheckBox, DateInput, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { GRANT_LANGUAGES } from "#domain/concept/micro-grants/index.ts";
import type { CallDraft, CallErrorCode, CallErrors } from "./call-input.ts";

/** Creating and editing alike. @param version absent while the call does not exist */
export function CallForm({ draft, errors, version, cancelHref }: { draft: CallDraft; errors: CallErrors; version?: number; cancelHref: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  const sentence = useErrorSentence();
  const field = (name: string) => ({ name, defaultValue: draft[name], error: errors[name] ? sentence(errors[name]) : undefined });
  return (
    <form method="post" className="stack narrow" noValidate>
      {version === undefined ? <FormId /> : <input type="hidden" name="version" value={version} />}
      <FormErrors errors={Object.fromEntries(Object.entries(errors).map(([name, code]) => [name, sentence(code)]))} />
      {GRANT_LANGUAGES.map((language) => {
        const own = { lang: language, dir: language === "ar" ? "rtl" : "ltr" };
        return (
          <section key={language} className="stack-s" aria-labelledby={`h-${language}`}>
            <h2 id={`h-${language}`}>
              {formats.language(language)}
              {language === "de" ? null : <span className="muted s"> {t("forms.optional")}</span>}
            </h2>
            <TextInput {...field(`title.${language}`)} {...own} label={t("grants.field-title")} maxLength={200} required={language === "de"} />
            <TextArea {...field(`who.${language}`)} {...own} label={t("grants.field-who")} rows={3} />
            <TextArea {...field(`rules.${language}`)} {...own} label={t("grants.field-rules")} rows={6} />
          </section>
        );
      })}
      <h2>{t("grants.days-and-money")}</h2>
      <DateInput {...field("fromOn")} label={t("grants.field-fromOn")} required />
      <DateInput {...field("untilOn")} label={t("grants.field-untilOn")} hint={t("grants.field-untilOn-hint")} required />
      <TextInput {...field("max")} label={t("grants.field-max")} hint={t("grants.field-max-hint")} inputMode="decimal" suffix="€" required />
      <TextInput {...field("total")} label={t("grants.field-total")} inputMode="decimal" suffix="€" required />
      <CheckBox name="isPublic" label={t("grants.field-isPublic")} hint={t("grants.field-isPublic-hint")} defaultChecked={"isPublic" in draft} />
      <SubmitBar label={t("grants.save")} cancel={{ href: cancelHref, label: t("common.cancel") }} />
    </form>
  );
}

function useErrorSentence(): (code: CallErrorCode) => string {
  const { t } = useTexts();
  return (code) => {
    if (code === "too-long") return t("grants.error-too-long");
    if (code === "total-under-max" || code === "under-approved") return t(`grants.error-${code}`);
    return t(`forms.${code}`);
  };
}
