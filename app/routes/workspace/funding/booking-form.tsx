import { Button } from "#app/components/button.tsx";
import { DateInput, FileInput, RadioList, Select, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { BOOKING_KINDS, type FundLine } from "#domain/concept/funding/index.ts";
import type { BookingFault } from "./booking-input.ts";

const FILE_LIMIT = 20_000_000;

/** One booking on one line of a fund. @param lines approved ones; at least one */
export function BookingForm({
  lines,
  today,
  typed,
  faults,
}: {
  lines: readonly FundLine[];
  today: string;
  typed: Record<string, string>;
  faults: Record<string, BookingFault>;
}) {
  const { t } = useTexts();
  const formats = useFormats();
  const sentence = useFaultSentence();
  const errors = Object.fromEntries(Object.entries(faults).map(([name, fault]) => [name, sentence(fault)]));
  const field = (name: string) => ({ name, defaultValue: typed[name], error: errors[name] });
  return (
    <form method="post" encType="multipart/form-data" className="stack narrow" noValidate>
      <FormId />
      <FormErrors errors={errors} />
      <Select
        {...field("budgetLineId")}
        label={t("funding.booking-line")}
        empty={lines.length === 1 ? undefined : t("forms.please-choose")}
        choices={lines.map((line) => ({
          value: line.id,
          label: t("funding.booking-line-choice", {
            measure: line.measure,
            source: line.source,
            left: formats.money(line.approvedCents - line.calledUpCents),
          }),
        }))}
      />
      <RadioList
        name="kind"
        label={t("funding.booking-kind")}
        error={errors["kind"]}
        chosen={typed["kind"]}
        choices={BOOKING_KINDS.map((kind) => ({ value: kind, label: t(`funding.kind-${kind}`), hint: t(`funding.kind-${kind}-hint`) }))}
      />
      <DateInput {...field("bookedOn")} defaultValue={typed["bookedOn"] ?? today} label={t("funding.booking-day")} max={today} required />
      <TextInput {...field("amount")} label={t("funding.booking-amount")} hint={t("funding.booking-amount-hint")} inputMode="decimal" suffix="€" required />
      <TextInput {...field("note")} label={t("funding.booking-note")} hint={t("funding.booking-note-hint")} maxLength={500} optional />
      <TextInput {...field("receipt")} label={t("funding.booking-receipt")} maxLength={100} optional />
      <TextInput {...field("reason")} label={t("funding.booking-reason")} hint={t("funding.booking-reason-hint")} maxLength={500} optional />
      <FileInput
        name="file"
        label={t("funding.booking-file")}
        kinds={t("funding.booking-file-kinds")}
        size={formats.bytes(FILE_LIMIT)}
        error={errors["file"]}
        optional
      />
      <div className="row">
        <Button kind="primary" name="intent" value="book">
          {t("funding.book")}
        </Button>
      </div>
    </form>
  );
}

function useFaultSentence(): (fault: BookingFault) => string {
  const { t } = useTexts();
  const formats = useFormats();
  return (fault) => {
    switch (fault.code) {
      case "over-approved":
        return t("funding.error-over-approved", { left: formats.money(fault.leftCents) });
      case "outside-period":
        return t("funding.error-outside-period", { from: fault.fromOn?.slice(0, 4) ?? "…", until: fault.untilOn?.slice(0, 4) ?? "…" });
      case "file-refused":
        return t(`files.refused-${fault.reason}`);
      case "too-long":
        return t("forms.too-long", { max: 500 });
      case "required":
      case "not-a-day":
      case "not-an-amount":
      case "choose-one":
        return t(`forms.${fault.code}`);
      default:
        return t(`funding.error-${fault.code}`);
    }
  };
}
