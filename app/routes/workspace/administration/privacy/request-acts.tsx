import type { ReactNode } from "react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { RadioList, Select, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";

type Props = {
  correctable: { column: string; label: string; value: string }[];
  /** null: the person is erased. */
  blocked: boolean | null;
  mayRestrict: boolean;
  mayExtend: boolean;
  letter: string;
  eraseHref?: string;
};

/** Everything that can be done about an open request; each act is written down by itself. */
export function RequestActs({ correctable, blocked, mayRestrict, mayExtend, letter, eraseHref }: Props) {
  const { t } = useTexts();
  return (
    <section className="stack noprint" aria-labelledby="h-next">
      <h2 id="h-next">{t("privacy.next-title")}</h2>
      <Act intent="note">
        <FormId />
        <Select
          name="kind"
          id="f-note-kind"
          label={t("privacy.note-kind")}
          choices={(["identity-checked", "report-made", "note"] as const).map((value) => ({ value, label: t(`privacy.step-${value}`) }))}
        />
        <TextInput name="note" label={t("privacy.step-note")} maxLength={2000} optional />
        <Submit kind="secondary">{t("privacy.note-act")}</Submit>
      </Act>
      {correctable.length > 0 ? (
        <details>
          <summary>{t("privacy.correct-title")}</summary>
          <Act intent="correct">
            {correctable.map(({ column, label, value }) => (
              <TextInput key={column} name={column} label={label} defaultValue={value} maxLength={320} />
            ))}
            <Submit kind="secondary">{t("privacy.correct-act")}</Submit>
          </Act>
        </details>
      ) : null}
      {blocked === null ? null : !mayRestrict ? (
        <div className="stack prose">
          <p className="muted s">{t("privacy.restrict-address")}</p>
          <div className="row">
            <EraseLink href={eraseHref} />
          </div>
        </div>
      ) : (
        <Act intent={blocked ? "lift" : "restrict"}>
          <p className="muted s">{t("privacy.restrict-hint")}</p>
          <div className="row">
            <Button kind="secondary" icon="lock">
              {t(blocked ? "privacy.lift-act" : "privacy.restrict-act")}
            </Button>
            <EraseLink href={eraseHref} />
          </div>
        </Act>
      )}
      {mayExtend ? (
        <details>
          <summary>{t("privacy.extend-title")}</summary>
          <Act intent="extend">
            <TextInput name="reason" label={t("privacy.extend-reason")} hint={t("privacy.extend-hint")} maxLength={2000} required />
            <Submit kind="secondary">{t("privacy.extend-act")}</Submit>
          </Act>
        </details>
      ) : null}
      <h2>{t("privacy.answer-title")}</h2>
      <Act intent="answer">
        <RadioList
          name="outcome"
          label={t("privacy.outcome")}
          chosen="fulfilled"
          choices={(["fulfilled", "partly", "refused"] as const).map((value) => ({ value, label: t(`privacy.outcome-${value}`) }))}
        />
        <TextArea name="letter" label={t("privacy.answer-letter")} hint={t("privacy.answer-hint")} defaultValue={letter} rows={10} lang="de" required />
        <Submit kind="primary">{t("privacy.answer-act")}</Submit>
      </Act>
    </section>
  );
}

function EraseLink({ href }: { href?: string }) {
  const { t } = useTexts();
  return href ? (
    <ButtonLink kind="tertiary" icon="trash" href={href}>
      {t("privacy.erase-link")}
    </ButtonLink>
  ) : null;
}

function Act({ intent, children }: { intent: string; children: ReactNode }) {
  return (
    <form method="post" className="stack prose">
      <input type="hidden" name="intent" value={intent} />
      {children}
    </form>
  );
}

function Submit({ kind, children }: { kind: "primary" | "secondary"; children: string }) {
  return (
    <div>
      <Button kind={kind}>{children}</Button>
    </div>
  );
}
