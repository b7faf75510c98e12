import { DateInput, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { MOST_DATES } from "#domain/network/index.ts";
import { useErrorTexts } from "./error-text.ts";
import type { GremiumErrors, Typed } from "./form.ts";

/** The inputs of an election. */
export function ElectionInputs({ typed, errors }: { typed: Typed; errors: GremiumErrors }) {
  const { t } = useTexts();
  const texts = useErrorTexts(errors);
  const field = (name: string) => ({ name, defaultValue: typed[name], error: texts[name] });
  return (
    <>
      <TextInput {...field("title")} label={t("gremien.election-title")} hint={t("gremien.election-title-hint")} required maxLength={200} />
      <TextArea {...field("eligibility")} label={t("gremien.election-eligibility")} optional maxLength={2000} />
      <fieldset className="kern-fieldset stack" id="f-dates">
        <legend className="kern-label">{t("gremien.election-dates")}</legend>
        {texts.dates ? <p className="kern-error">{texts.dates}</p> : null}
        {Array.from({ length: MOST_DATES }, (_, place) => (
          <fieldset key={place} className="kern-fieldset rowset">
            <legend className="kern-label">{t("gremien.election-date-row", { number: String(place + 1) })}</legend>
            <div className="row base">
              <DateInput {...field(`dates.${place}.dated`)} label={t("gremien.election-date-on")} />
              <TextInput {...field(`dates.${place}.title`)} label={t("gremien.election-date-title")} maxLength={200} />
            </div>
          </fieldset>
        ))}
      </fieldset>
      <TextInput {...field("eligible")} label={t("gremien.election-eligible")} hint={t("gremien.election-turnout-hint")} optional inputMode="numeric" />
      <TextInput {...field("votesCast")} label={t("gremien.election-cast")} optional inputMode="numeric" />
    </>
  );
}
