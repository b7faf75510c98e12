import { Button } from "#app/components/button.tsx";
import { CheckBox, DateInput, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { ApplicationPage } from "#domain/concept/micro-grants/index.ts";
import { typedCents } from "../measures/german-number.ts";
import type { GrantFault } from "./act-on-application.ts";

type Shown = {
  application: ApplicationPage;
  call: { maxCents: number };
  leftCents: number;
  today: string;
  reportBy: string;
  typed: Record<string, string>;
  errors: Record<string, string>;
};

/** Approve with an amount, or decline: the words are what the applicant reads. */
export function DecisionForm({ application, call, leftCents, typed, errors }: Shown) {
  const { t } = useTexts();
  const formats = useFormats();
  const suggested = Math.min(application.amountCents, call.maxCents, Math.max(0, leftCents));
  return (
    <section aria-labelledby="h-decide">
      <h2 id="h-decide">{t("grants.decide")}</h2>
      <form method="post" className="stack narrow" noValidate>
        <FormErrors errors={errors} />
        <input type="hidden" name="version" value={application.version} />
        <TextInput
          name="amount"
          label={t("grants.field-amount")}
          hint={t("grants.field-amount-hint", { left: formats.money(leftCents), most: formats.money(call.maxCents) })}
          defaultValue={typed["amount"] ?? typedCents(suggested)}
          error={errors["amount"]}
          inputMode="decimal"
          suffix="€"
        />
        <TextArea
          name="reason"
          label={t("grants.field-reason")}
          hint={t("grants.field-reason-hint")}
          defaultValue={typed["reason"]}
          error={errors["reason"]}
          rows={4}
          maxLength={2000}
        />
        <div className="row">
          <Button kind="primary" name="intent" value="approve">
            {t("grants.approve")}
          </Button>
          <Button name="intent" value="decline">
            {t("grants.decline")}
          </Button>
        </div>
      </form>
    </section>
  );
}

export function PaymentForm({ application, today, reportBy, typed, errors }: Shown) {
  const { t } = useTexts();
  return (
    <section aria-labelledby="h-pay">
      <h2 id="h-pay">{t("grants.pay")}</h2>
      <form method="post" className="stack narrow" noValidate>
        <FormErrors errors={errors} />
        <p className="muted s">{t("grants.pay-lede")}</p>
        <DateInput name="paidOn" label={t("grants.paid-on")} defaultValue={typed["paidOn"] ?? today} max={today} error={errors["paidOn"]} required />
        <TextInput
          name="paid"
          label={t("grants.paid-amount")}
          defaultValue={typed["paid"] ?? typedCents(application.approvedCents ?? 0)}
          error={errors["paid"]}
          inputMode="decimal"
          suffix="€"
          required
        />
        <DateInput
          name="reportDueOn"
          label={t("grants.report-due")}
          hint={t("grants.report-due-hint")}
          defaultValue={typed["reportDueOn"] ?? reportBy}
          error={errors["reportDueOn"]}
          required
        />
        <div className="row">
          <Button kind="primary" name="intent" value="pay">
            {t("grants.note-payment")}
          </Button>
        </div>
      </form>
    </section>
  );
}

/** The public list, one by one. */
export function ReleaseForm({ application, typed, errors }: Shown) {
  const { t } = useTexts();
  const { release, report, isReleased } = application;
  const mayShowPicture = report?.pictureConsent === true && report.file?.state === "clean";
  return (
    <section aria-labelledby="h-release">
      <h2 id="h-release">{t("grants.release")}</h2>
      <p className="muted s">{t(isReleased ? "grants.release-is" : "grants.release-lede")}</p>
      <form method="post" className="stack narrow flow-s" noValidate>
        <FormErrors errors={errors} />
        <TextInput
          name="title"
          label={t("grants.release-title")}
          defaultValue={typed["title"] ?? release?.title ?? application.title}
          error={errors["title"]}
          maxLength={160}
          required
        />
        <TextInput
          name="place"
          label={t("grants.column-place")}
          defaultValue={typed["place"] ?? release?.place ?? application.place}
          maxLength={120}
          optional
        />
        {mayShowPicture ? <CheckBox name="withPicture" label={t("grants.release-picture")} defaultChecked={release?.withPicture ?? true} /> : null}
        <div className="row">
          <Button kind={isReleased ? "secondary" : "primary"} name="intent" value="release">
            {t(isReleased ? "grants.release-save" : "grants.release-act")}
          </Button>
          {isReleased ? (
            <Button kind="tertiary" name="intent" value="withdraw">
              {t("grants.release-withdraw")}
            </Button>
          ) : null}
        </div>
      </form>
    </section>
  );
}

/** Each fault as a sentence, by the name of its field. */
export function useGrantFaults(faults: Record<string, GrantFault>): Record<string, string> {
  const { t } = useTexts();
  const formats = useFormats();
  const sentence = (fault: GrantFault) => {
    if (fault.code === "already-decided") return t("grants.fault-already-decided", { name: fault.by });
    if (fault.code === "over-total") return t("grants.fault-over-total", { left: formats.money(fault.leftCents) });
    return t(`grants.fault-${fault.code}`);
  };
  return Object.fromEntries(Object.entries(faults).map(([name, fault]) => [name, sentence(fault)]));
}
