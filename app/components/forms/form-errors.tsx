import type { ReactNode } from "react";
import { useTexts } from "../locale.tsx";
import { fieldId } from "./field.tsx";

/** The faults of a form by name of the field: a sentence each. The name "" is about the form as a whole. */
export type Errors = Readonly<Record<string, string>>;

/** On top of a form: what is wrong, each a link to its field. */
export function FormErrors({ errors, labels = {} }: { errors?: Errors; labels?: Readonly<Record<string, ReactNode>> }) {
  const { t } = useTexts();
  const found = Object.entries(errors ?? {});
  if (found.length === 0) return null;
  return (
    // The refused form is a new page; without the focus a keyboard would start at its top again.
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- the summary is where the reader has to go on
    <section className="kern-alert kern-alert--danger" role="alert" aria-labelledby="form-errors" tabIndex={-1} autoFocus>
      <h2 className="kern-alert__header" id="form-errors">
        <svg className="sym" viewBox="0 0 16 16" aria-hidden="true">
          <use href="#s-off" />
        </svg>
        {t("forms.summary-title", { count: found.length })}
      </h2>
      <ul className="kern-alert__body">
        {found.map(([name, message]) => (
          <li key={name}>
            {name === "" ? (
              message
            ) : (
              <a href={`#${fieldId(name)}`}>
                {labels[name] ? <>{labels[name]}: </> : null}
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
