import type { ReactNode } from "react";
import { useTexts } from "../locale.tsx";

/** What every control of a form takes besides its own. Texts come translated. */
export type FieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** One sentence with the way out. */
  error?: string;
  /** Says "(freiwillig)" behind the label. */
  optional?: boolean;
  /** Only where two forms of one page have the same name. */
  id?: string;
};

/** What the control inside a field carries, so that label, hint and error are read out with it. */
export type ControlLinks = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };

export function fieldId(name: string): string {
  return `f-${name}`;
}

function links(id: string, hint: unknown, error: string | undefined): ControlLinks {
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return { id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined };
}

/** Label above, hint under the label, error under the hint, control last. */
export function Field({ name, label, hint, error, optional, id = fieldId(name), children }: FieldProps & { children: (links: ControlLinks) => ReactNode }) {
  return (
    <div className={error ? "kern-form-input kern-form-input--error" : "kern-form-input"}>
      <label className="kern-label" htmlFor={id}>
        {label}
        <Optional show={optional} />
      </label>
      <Hint id={id}>{hint}</Hint>
      <FieldError id={id}>{error}</FieldError>
      {children(links(id, hint, error))}
    </div>
  );
}

/** As Field, for several controls under one question. The error link of the summary leads to the first control. */
export function FieldGroup({ name, label, hint, error, optional, id = fieldId(name), children }: FieldProps & { children: (firstId: string) => ReactNode }) {
  const { "aria-describedby": described } = links(id, hint, error);
  return (
    <fieldset className={error ? "kern-fieldset kern-fieldset--error" : "kern-fieldset"} aria-describedby={described}>
      <legend className="kern-label">
        {label}
        <Optional show={optional} />
      </legend>
      <Hint id={id}>{hint}</Hint>
      <FieldError id={id}>{error}</FieldError>
      {children(id)}
    </fieldset>
  );
}

function Optional({ show }: { show?: boolean }) {
  const { t } = useTexts();
  return show ? <span className="kern-label__optional"> {t("forms.optional")}</span> : null;
}

function Hint({ id, children }: { id: string; children: ReactNode }) {
  return children ? (
    <p className="kern-hint" id={`${id}-hint`}>
      {children}
    </p>
  ) : null;
}

export function FieldError({ id, children }: { id: string; children?: string }) {
  const { t } = useTexts();
  return children ? (
    <p className="kern-error" id={`${id}-error`}>
      <svg className="sym" viewBox="0 0 16 16" aria-hidden="true">
        <use href="#s-off" />
      </svg>
      <span>
        <span className="vh">{t("forms.error-word")}: </span>
        {children}
      </span>
    </p>
  ) : null;
}
