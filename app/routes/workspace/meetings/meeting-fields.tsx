import { CheckBox, DateInput, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import type { MeetingFaults } from "./refusals.ts";

/** The inputs that planning and changing have in common. @param typed what stands in them, by name */
export function MeetingInputs({ typed, faults }: { typed: Record<string, string>; faults: MeetingFaults }) {
  const { t } = useTexts();
  const field = (name: string) => ({ name, defaultValue: typed[name], error: faults[name] ? t(faults[name]) : undefined });
  return (
    <>
      <TextInput {...field("title")} label={t("meetings.field-title")} hint={t("meetings.field-title-hint")} optional maxLength={200} />
      <DateInput {...field("on")} label={t("meetings.field-on")} required />
      <div className="row">
        <TextInput {...field("from")} label={t("meetings.field-from")} type="time" required />
        <TextInput {...field("to")} label={t("meetings.field-to")} type="time" required />
      </div>
      <TextInput {...field("place")} label={t("meetings.field-place")} optional maxLength={300} />
      <TextInput {...field("onlineUrl")} label={t("meetings.field-onlineUrl")} hint={t("meetings.field-onlineUrl-hint")} type="url" optional maxLength={500} />
      <TextArea {...field("note")} label={t("meetings.field-note")} optional maxLength={4000} />
      <DateInput {...field("answerBy")} label={t("meetings.field-answerBy")} optional />
      <CheckBox name="isPublic" label={t("meetings.field-isPublic")} hint={t("meetings.field-isPublic-hint")} defaultChecked={"isPublic" in typed} />
    </>
  );
}

/** The body already meets then: a warning that one can pass. @param others starts of the other meetings; none: nothing is shown */
export function OverlapWarning({ others }: { others: readonly Date[] }) {
  const { t } = useTexts();
  const formats = useFormats();
  if (others.length === 0) return null;
  return (
    <Notice kind="warn" title={t("meetings.overlap-title")}>
      <p>{t("meetings.overlap-text", { count: others.length, days: formats.list(others.slice(0, 5).map((start) => formats.moment(start))) })}</p>
      <CheckBox name="despiteOverlap" label={t("meetings.despite-overlap")} />
    </Notice>
  );
}
