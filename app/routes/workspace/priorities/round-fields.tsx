import { CheckList, RadioList, Select, TextInput } from "#app/components/forms/controls.tsx";
import { ChoiceFold } from "#app/components/forms/choice-fold.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { meetingName } from "#app/meeting-name.ts";
import type { Choices, Faults, TypedRound } from "./round-form.ts";

const METHODS = ["points", "effort", "criteria"] as const;
const STRENGTHS = ["device", "codes", "members"] as const;
/** As in the domain, which components do not load. */
const MOST_CRITERIA = 6;

/** The inputs that making and changing a draft have in common. */
export function RoundInputs({ typed, faults, choices }: { typed: TypedRound; faults: Faults; choices: Choices }) {
  const { t } = useTexts();
  const { texts, languages } = typed;
  const field = (name: string) => ({ name, defaultValue: texts[name], error: faults[name] ? t(faults[name]) : undefined });
  return (
    <>
      <TextInput {...field("question")} label={t("priorities.field-question")} hint={t("priorities.field-question-hint")} required maxLength={200} />
      <RadioList
        name="method"
        label={t("priorities.field-method")}
        chosen={texts["method"]}
        choices={METHODS.map((value) => ({ value, label: t(`priorities.method-${value}`), hint: t(`priorities.method-${value}-what`) }))}
      />
      <div className="row">
        <TextInput {...field("points")} label={t("priorities.field-points")} type="number" min={1} max={100} />
        <TextInput {...field("pointsPerItem")} label={t("priorities.field-pointsPerItem")} type="number" min={1} max={10} />
      </div>
      <Criteria texts={texts} error={faults["criteria"] ? t(faults["criteria"]) : undefined} />
      <RadioList
        name="strength"
        label={t("priorities.field-strength")}
        hint={t("priorities.field-strength-hint")}
        chosen={texts["strength"]}
        choices={STRENGTHS.map((value) => ({ value, label: t(`priorities.strength-${value}`), hint: t(`priorities.strength-${value}-what`) }))}
      />
      <Select
        {...field("gremiumId")}
        label={t("priorities.field-gremiumId")}
        hint={t("priorities.field-gremiumId-hint")}
        empty={t("priorities.none")}
        choices={choices.gremien.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Occasion typed={typed} faults={faults} choices={choices} />
      <CheckList
        name="languages"
        label={t("priorities.field-languages")}
        hint={t("priorities.field-languages-hint")}
        chosen={languages}
        choices={[
          { value: "en", label: "English" },
          { value: "ar", label: "العربية" },
        ]}
      />
      <TextInput {...field("question-en")} label={t("priorities.field-question-in", { language: "English" })} lang="en" optional maxLength={200} />
      <TextInput {...field("question-ar")} label={t("priorities.field-question-in", { language: "العربية" })} lang="ar" dir="auto" optional maxLength={200} />
      <Recommendations typed={typed} error={faults["items"] ? t(faults["items"]) : undefined} choices={choices} />
    </>
  );
}

/** The languages of a ballot beside German. */
const OTHERS = [
  { lang: "en", language: "English" },
  { lang: "ar", language: "العربية" },
] as const;

function Criteria({ texts, error }: { texts: Record<string, string>; error?: string }) {
  const { t } = useTexts();
  return (
    <details open={error !== undefined || texts["method"] === "criteria"}>
      <summary>{t("priorities.criteria")}</summary>
      <div className="stack">
        <p className="s">{t("priorities.criteria-what")}</p>
        {error ? <p className="kern-error">{error}</p> : null}
        {Array.from({ length: MOST_CRITERIA }, (_, place) => {
          const name = (part: string) => `criteria.${place}.${part}`;
          return (
            <fieldset key={place} className="stack-s">
              <legend className="w6">{t("priorities.criterion", { number: place + 1 })}</legend>
              <div className="row">
                <TextInput name={name("name")} label={t("priorities.criterion-name")} defaultValue={texts[name("name")]} maxLength={80} optional={place > 0} />
                <TextInput
                  name={name("weight")}
                  label={t("priorities.criterion-weight")}
                  type="number"
                  min={1}
                  max={10}
                  defaultValue={texts[name("weight")] ?? "1"}
                />
              </div>
              <TextInput name={name("sentence")} label={t("priorities.criterion-sentence")} defaultValue={texts[name("sentence")]} maxLength={300} />
              <details className="more" open={OTHERS.some(({ lang }) => texts[name(`name-${lang}`)])}>
                <summary>
                  {t("priorities.criterion-others")} <span className="vh">({t("priorities.criterion", { number: place + 1 })})</span>
                </summary>
                {OTHERS.map(({ lang, language }) => (
                  <div key={lang} className="stack-s">
                    <TextInput
                      name={name(`name-${lang}`)}
                      label={t("priorities.criterion-name-in", { language })}
                      defaultValue={texts[name(`name-${lang}`)]}
                      lang={lang}
                      dir="auto"
                      maxLength={80}
                      optional
                    />
                    <TextInput
                      name={name(`sentence-${lang}`)}
                      label={t("priorities.criterion-sentence-in", { language })}
                      defaultValue={texts[name(`sentence-${lang}`)]}
                      lang={lang}
                      dir="auto"
                      maxLength={300}
                      optional
                    />
                  </div>
                ))}
              </details>
            </fieldset>
          );
        })}
      </div>
    </details>
  );
}

function Occasion({ typed: { texts }, faults, choices }: { typed: TypedRound; faults: Faults; choices: Choices }) {
  const { t } = useTexts();
  const formats = useFormats();
  const field = (name: string) => ({ name, defaultValue: texts[name], error: faults[name] ? t(faults[name]) : undefined });
  return (
    <>
      <Select
        {...field("conferenceId")}
        label={t("priorities.field-conferenceId")}
        optional
        empty={t("priorities.none")}
        choices={choices.conferences.map(({ id, title, startsAt }) => ({ value: id, label: `${title}, ${formats.momentDay(startsAt)}` }))}
      />
      <Select
        {...field("meetingId")}
        label={t("priorities.field-meetingId")}
        optional
        empty={t("priorities.none")}
        choices={choices.meetings.map((meeting) => ({
          value: meeting.id,
          label: `${meeting.gremium}: ${meetingName(t, meeting)}, ${formats.momentDay(meeting.startsAt)}`,
        }))}
      />
    </>
  );
}

/** All of the concept to choose from, field by field; below, how the chosen ones are worded on the phone. */
function Recommendations({ typed: { texts, items }, error, choices }: { typed: TypedRound; error?: string; choices: Choices }) {
  const { t } = useTexts();
  const chosen = choices.fields.flatMap(({ recommendations }) => recommendations.filter(({ id }) => items.includes(id)));
  return (
    <>
      <fieldset className="stack-s" id="f-items">
        <legend className="kern-label">{t("priorities.field-items")}</legend>
        <p className="kern-hint">{t("priorities.field-items-hint")}</p>
        {error ? <p className="kern-error">{error}</p> : null}
        {choices.fields.map(({ id, title, recommendations }) => (
          <ChoiceFold
            key={id}
            name="items"
            label={title}
            chosen={items.filter((item) => recommendations.some((each) => each.id === item))}
            choices={recommendations.map((each) => ({ value: each.id, label: `${each.number} ${each.text}` }))}
          />
        ))}
      </fieldset>
      {chosen.length > 0 ? (
        <section className="stack" aria-labelledby="h-wording">
          <h2 id="h-wording">{t("priorities.wording")}</h2>
          <p className="s">{t("priorities.wording-what")}</p>
          {chosen.map(({ id, number, text }) => (
            <details key={id}>
              <summary>{`${number} ${texts[`label.${id}`] || text}`}</summary>
              <div className="stack-s">
                <TextInput name={`label.${id}`} label={t("priorities.wording-de")} defaultValue={texts[`label.${id}`] || text} maxLength={300} />
                <TextInput
                  name={`label-en.${id}`}
                  label={t("priorities.wording-in", { language: "English" })}
                  lang="en"
                  defaultValue={texts[`label-en.${id}`]}
                  maxLength={300}
                  optional
                />
                <TextInput
                  name={`label-ar.${id}`}
                  label={t("priorities.wording-in", { language: "العربية" })}
                  lang="ar"
                  dir="auto"
                  defaultValue={texts[`label-ar.${id}`]}
                  maxLength={300}
                  optional
                />
              </div>
            </details>
          ))}
        </section>
      ) : null}
    </>
  );
}
