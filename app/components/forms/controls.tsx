import type { ComponentProps, ReactNode } from "react";
import { useTexts } from "../locale.tsx";
import { StateSymbol, stateClass, type State } from "../state.tsx";
import { Field, FieldError, FieldGroup, fieldId, type FieldProps } from "./field.tsx";

type Own<Tag extends "input" | "textarea" | "select"> = FieldProps & Omit<ComponentProps<Tag>, keyof FieldProps | "className" | "children">;

function split<Props extends FieldProps>(props: Props) {
  const { name, label, hint, error, optional, id, ...control } = props;
  return { field: { name, label, hint, error, optional, id }, control };
}

export function TextInput({ suffix, ...props }: Own<"input"> & { suffix?: ReactNode }) {
  const { field, control } = split(props);
  return (
    <Field {...field}>
      {(links) => {
        const input = <input className="kern-form-input__input" type="text" {...control} {...links} name={field.name} />;
        return suffix ? (
          <span className="with-suffix">
            {input}
            <span>{suffix}</span>
          </span>
        ) : (
          input
        );
      }}
    </Field>
  );
}

export function TextArea(props: Own<"textarea">) {
  const { field, control } = split(props);
  return <Field {...field}>{(links) => <textarea className="kern-form-input__input" rows={3} {...control} {...links} name={field.name} />}</Field>;
}

/** A day as "YYYY-MM-DD"; the browser shows it in the reader's own way. */
export function DateInput(props: Own<"input">) {
  const { field, control } = split(props);
  return <Field {...field}>{(links) => <input {...control} {...links} className="kern-form-input__input short" type="date" name={field.name} />}</Field>;
}

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; count?: number; disabled?: boolean };

type SelectChoice = { value: string; label: string; lang?: string; group?: string };

/** @param empty the first option with no value, e.g. "alle"; absent where one is always chosen. Choices of one group stand together. */
export function Select({ choices, empty, ...props }: Own<"select"> & { choices: readonly SelectChoice[]; empty?: string }) {
  const { field, control } = split(props);
  const options = (of: readonly SelectChoice[]) =>
    of.map(({ value, label, lang }) => (
      <option key={value} value={value} lang={lang}>
        {label}
      </option>
    ));
  return (
    <Field {...field}>
      {(links) => (
        <select className="kern-form-input__select" {...control} {...links} name={field.name}>
          {empty === undefined ? null : <option value="">{empty}</option>}
          {options(choices.filter(({ group }) => group === undefined))}
          {[...new Set(choices.flatMap(({ group }) => group ?? []))].map((name) => (
            <optgroup key={name} label={name}>
              {options(choices.filter(({ group }) => group === name))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Several of several: sends the name once for each chosen value. */
export function CheckList({ chosen = [], ...props }: FieldProps & { choices: readonly Choice[]; chosen?: readonly string[] }) {
  return <Options type="checkbox" chosen={chosen} {...props} />;
}

/** One of several, all visible. */
export function RadioList({ chosen, ...props }: FieldProps & { choices: readonly Choice[]; chosen?: string; required?: boolean }) {
  return <Options type="radio" chosen={chosen === undefined ? [] : [chosen]} {...props} />;
}

function Options({
  type,
  choices,
  chosen,
  required,
  ...field
}: FieldProps & { type: "checkbox" | "radio"; choices: readonly Choice[]; chosen: readonly string[]; required?: boolean }) {
  return (
    <FieldGroup {...field}>
      {(firstId) =>
        choices.map((choice, place) => (
          <Option
            key={choice.value}
            type={type}
            choice={choice}
            name={field.name}
            id={place === 0 ? firstId : undefined}
            checked={chosen.includes(choice.value)}
            required={required}
          />
        ))
      }
    </FieldGroup>
  );
}

function Option({
  type,
  choice,
  name,
  id,
  checked,
  required,
}: {
  type: "checkbox" | "radio";
  choice: Choice;
  name: string;
  id?: string;
  checked: boolean;
  required?: boolean;
}) {
  return (
    <label className="kern-form-check">
      <input
        className={`kern-form-check__${type}`}
        type={type}
        name={name}
        value={choice.value}
        id={id}
        defaultChecked={checked}
        disabled={choice.disabled}
        required={required}
      />
      <span>
        {choice.label}
        {choice.hint ? <span className="kern-hint">{choice.hint}</span> : null}
      </span>
      {choice.count === undefined ? null : <span className="num muted s">{choice.count}</span>}
    </label>
  );
}

/** A single yes or no, sent as "on". */
export function CheckBox({
  name,
  label,
  hint,
  error,
  defaultChecked,
  value,
}: {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** One sentence with the way out; the link of the summary leads here. */
  error?: string;
  defaultChecked?: boolean;
  value?: string;
}) {
  const id = error ? fieldId(name) : undefined;
  const box = (
    <label className="kern-form-check inline">
      <input
        className="kern-form-check__checkbox"
        type="checkbox"
        id={id}
        name={name}
        value={value}
        defaultChecked={defaultChecked}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      <span>
        {label}
        {hint ? <span className="kern-hint">{hint}</span> : null}
      </span>
    </label>
  );
  return id === undefined ? (
    box
  ) : (
    <div className="kern-form-input kern-form-input--error">
      <FieldError id={id}>{error}</FieldError>
      {box}
    </div>
  );
}

/** One of a few side by side, for the assessment: each with its symbol. */
export function Segmented({
  choices,
  chosen,
  required,
  ...field
}: FieldProps & { choices: readonly { value: string; label: string; state?: State }[]; chosen?: string; required?: boolean }) {
  return (
    <FieldGroup {...field}>
      {(firstId) => (
        <div className="seg">
          {choices.map(({ value, label, state }, place) => (
            <label key={value} className={state ? stateClass[state] : undefined}>
              <input
                type="radio"
                name={field.name}
                value={value}
                id={place === 0 ? firstId : undefined}
                defaultChecked={chosen === value}
                required={required}
              />
              {state ? <StateSymbol state={state} /> : null}
              {label}
            </label>
          ))}
        </div>
      )}
    </FieldGroup>
  );
}

/** @param kinds in words, e.g. "DOCX, XLSX oder CSV"; `size` formatted. Both become the hint where none is given. */
export function FileInput({ kinds, size, ...props }: Omit<Own<"input">, "size"> & { kinds: string; size: string }) {
  const { t } = useTexts();
  const { field, control } = split(props);
  return (
    <Field {...field} hint={field.hint ?? t("forms.file-hint", { kinds, size })}>
      {(links) => <input {...control} {...links} className="kern-form-input__input" type="file" name={field.name} />}
    </Field>
  );
}
