import { Button } from "#app/components/button.tsx";
import { CheckBox, CheckList, DateInput, RadioList, Select, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { WEEKDAYS } from "#domain/offers/times/index.ts";
import { ZONE } from "#platform/i18n/index.ts";
import { keptRuleWords } from "./times-text.ts";
import { EMPTY_TIME, MOST_RULES, PATTERNS, type TimeDraft, type TimesErrors } from "./times-form.ts";

const KINDS = ["once", "series", "open", "appointment", "irregular"] as const;

/** The sentence of a fault, for the summary of the form these fields stand in. */
export function useTimesSentence(): (error: TimesErrors[string]) => string {
  const { t } = useTexts();
  return ({ code, line }) => (code === "day-unreadable" ? t("times.fault-day-unreadable", { line: line ?? "" }) : t(`times.fault-${code}`));
}

/**
 * When an offer takes place: one to six rules, part of a form. Without script every part is there to be filled in; what a
 * kind does not need is hidden where the browser can. The buttons send the form with `intent` "times-add" or
 * "times-remove-2"; `rearrangedTimes` knows them.
 *
 * @param places of the offer, where it has more than one
 */
export function TimesFields({
  drafts,
  errors = {},
  places = [],
}: {
  drafts: readonly TimeDraft[];
  errors?: TimesErrors;
  places?: readonly { id: string; name: string }[];
}) {
  const { t } = useTexts();
  const shown = drafts.length === 0 ? [EMPTY_TIME] : drafts;
  return (
    <div className="stack">
      {shown.map((draft, place) => (
        <TimeRule key={place} place={place} draft={draft} errors={errors} places={places} isOnly={shown.length === 1} />
      ))}
      {shown.length < MOST_RULES ? (
        <p>
          <Button small kind="tertiary" icon="plus" name="intent" value="times-add" formNoValidate>
            {t("times.add")}
          </Button>
        </p>
      ) : null}
    </div>
  );
}

/** What a button of these fields asks for instead of saving; null: none of them was pressed. */
export function rearrangedTimes(drafts: readonly TimeDraft[], intent: string): TimeDraft[] | null {
  if (intent === "times-add") return [...drafts, EMPTY_TIME].slice(0, MOST_RULES);
  const place = /^times-remove-(\d)$/.exec(intent)?.[1];
  return place === undefined ? null : drafts.filter((_, at) => at !== Number(place));
}

function TimeRule({
  place,
  draft,
  errors,
  places,
  isOnly,
}: {
  place: number;
  draft: TimeDraft;
  errors: TimesErrors;
  places: readonly { id: string; name: string }[];
  isOnly: boolean;
}) {
  const { t } = useTexts();
  const formats = useFormats();
  const sentence = useTimesSentence();
  const zone = formats.zone(draft.timeZone);
  const name = (field: keyof TimeDraft) => `times.${place}.${field}`;
  const error = (field: keyof TimeDraft) => {
    const found = errors[name(field)];
    return found ? sentence(found) : undefined;
  };
  const typed = (field: "firstDay" | "from" | "to" | "endDay" | "interval" | "lastDay" | "count" | "skipped" | "added" | "openingHours") => ({
    name: name(field),
    label: t(`times.field-${field === "openingHours" ? "hours" : field}`),
    defaultValue: draft[field],
    error: error(field),
  });
  return (
    <fieldset className="times-rule stack-s">
      <legend className="kern-label">{t("times.rule", { number: String(place + 1) })}</legend>
      <input type="hidden" name={name("timeZone")} value={draft.timeZone} />
      <Select
        name={name("kind")}
        label={t("times.field-kind")}
        defaultValue={draft.kind || "once"}
        choices={KINDS.map((kind) => ({ value: kind, label: t(`times.kind-${kind}`) }))}
      />
      <div className="stack-s" data-times="once series">
        {/* Vienna's is another zone, but no other clock. */}
        {zone === formats.zone(ZONE) ? null : <p className="muted">{t("times.other-clock", { zone })}</p>}
        <DateInput {...typed("firstDay")} />
        <div className="row">
          <TextInput {...typed("from")} type="time" />
          <TextInput {...typed("to")} type="time" />
        </div>
        <CheckBox name={name("isAllDay")} label={t("times.field-allDay")} defaultChecked={draft.isAllDay} />
      </div>
      <div data-times="once">
        <DateInput {...typed("endDay")} optional />
      </div>
      <div className="stack-s" data-times="series">
        <RadioList
          name={name("pattern")}
          label={t("times.field-pattern")}
          error={error("pattern")}
          chosen={draft.pattern}
          choices={PATTERNS.filter((pattern) => pattern !== "kept" || draft.pattern === "kept").map((pattern) => ({
            value: pattern,
            label:
              pattern === "kept" ? t("times.pattern-kept", { words: keptRuleWords(t, formats, draft.rule, draft.firstDay) }) : t(`times.pattern-${pattern}`),
          }))}
        />
        {draft.pattern === "kept" ? <input type="hidden" name={name("rule")} value={draft.rule} /> : null}
        <CheckList
          name={name("days")}
          label={t("times.field-days")}
          hint={t("times.field-days-hint")}
          chosen={draft.days}
          choices={WEEKDAYS.map((day, at) => ({ value: day, label: formats.dayOfWeek(at) }))}
        />
        <TextInput {...typed("interval")} hint={t("times.field-interval-hint")} inputMode="numeric" size={3} />
        <DateInput {...typed("lastDay")} />
        <TextInput {...typed("count")} hint={t("times.field-count-hint")} inputMode="numeric" size={4} />
        <details open={[draft.skipped, draft.added].some(Boolean) || draft.school || draft.free || Boolean(error("skipped") ?? error("added"))}>
          <summary>{t("times.exceptions")}</summary>
          <div className="stack-s">
            <CheckBox name={name("school")} label={t("times.field-school")} defaultChecked={draft.school} />
            <CheckBox name={name("free")} label={t("times.field-public")} defaultChecked={draft.free} />
            <TextArea {...typed("skipped")} hint={t("times.field-skipped-hint")} optional />
            <TextArea {...typed("added")} hint={t("times.field-added-hint")} optional />
          </div>
        </details>
      </div>
      <div data-times="open">
        <TextInput {...typed("openingHours")} hint={t("times.field-hours-hint")} />
      </div>
      {places.length > 1 ? (
        <Select
          name={name("placeId")}
          label={t("times.field-place")}
          defaultValue={draft.placeId}
          empty="–"
          choices={places.map(({ id, name: label }) => ({ value: id, label }))}
        />
      ) : (
        <input type="hidden" name={name("placeId")} value={draft.placeId} />
      )}
      {isOnly ? null : (
        <p>
          <Button small kind="tertiary" icon="trash" name="intent" value={`times-remove-${place}`} formNoValidate>
            {t("times.remove")}
          </Button>
        </p>
      )}
    </fieldset>
  );
}
