import { useTexts } from "../locale.tsx";
import { CheckList, RadioList } from "./controls.tsx";
import type { Errors } from "./form-errors.tsx";
import { Field, fieldId, type FieldProps } from "./field.tsx";

export type NamedKind = "person" | "organisation";

/** What stands in a field that names one of very many, too many to list. */
export type Named = {
  /** As it is shown or was typed. */
  text: string;
  /** Whom the text means; empty: nobody, or not clear. */
  id: string;
  fault: `${NamedKind}-${"several" | "many" | "nearly" | "unknown"}` | null;
  /** Whom it may mean, where that is not clear. */
  found: readonly { id: string; label: string; hint: string }[];
};

/** What stands in a field that names several: those to untick, and lines for more. */
export type SeveralNamed = { chosen: { id: string; name: string }[]; added: { name: string; named: Named }[] };

export const NOBODY: Named = { text: "", id: "", fault: null, found: [] };

/** Sent beside the text: what was shown, and whom it meant. So a namesake who was chosen once stays chosen while nobody touches the text. */
export const SHOWN = ".gezeigt";
export const MEANT = ".gemeint";

type List = { id: string; names: readonly string[]; search: string; nonce: string };

/** Once on a page, for all its fields: the near names; public/names.js brings others while one types. */
export function NameList({ id, names, search, nonce }: List) {
  return (
    <>
      <datalist id={id} data-search={search} lang="de">
        {names.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </datalist>
      <script type="module" src="/names.js" nonce={nonce} />
    </>
  );
}

/** Names one of very many by typing. Where several fit, they are offered below, and the server asks again. */
export function NamedInput({ kind, named, list, ...field }: FieldProps & { kind: NamedKind; named: Named; list: string }) {
  const { t } = useTexts();
  const { name, id = fieldId(name) } = field;
  const faults = useNameFaults({ [name]: named });
  return (
    <div className="stack-s">
      <Field {...field} id={id} error={field.error ?? faults[name]}>
        {(links) => (
          <input
            className="kern-form-input__input"
            type="text"
            list={list}
            autoComplete="off"
            maxLength={300}
            defaultValue={named.text}
            {...links}
            name={name}
          />
        )}
      </Field>
      <input type="hidden" name={`${name}${SHOWN}`} value={named.text} />
      {named.found.length === 0 ? (
        <input type="hidden" name={`${name}${MEANT}`} value={named.id} />
      ) : (
        <RadioList
          name={`${name}${MEANT}`}
          id={`${id}-gemeint`}
          label={t(`forms.${kind}-which`, { said: named.text })}
          choices={named.found.map((one) => ({ value: one.id, label: <span lang="de">{one.label}</span>, hint: <span lang="de">{one.hint}</span> }))}
        />
      )}
    </div>
  );
}

/** Names several of very many: the chosen ones to untick, and lines in which others are typed; folded like any long list. */
export function SeveralInput({
  name,
  label,
  addLabel,
  hint,
  error,
  kind,
  several: { chosen, added },
  list,
}: {
  name: string;
  label: string;
  addLabel: (number: number) => string;
  hint: string;
  error?: string;
  kind: NamedKind;
  several: SeveralNamed;
  list: string;
}) {
  const { t } = useTexts();
  return (
    <details open={error !== undefined || added.some(({ named }) => named.fault !== null)}>
      <summary>
        {label} <span className="muted">{t("forms.chosen-count", { count: chosen.length })}</span>
      </summary>
      <div className="stack flow-s">
        {chosen.length > 0 || error ? (
          <CheckList
            name={name}
            label={label}
            error={error}
            chosen={chosen.map(({ id }) => id)}
            choices={chosen.map((one) => ({ value: one.id, label: <span lang="de">{one.name}</span> }))}
          />
        ) : null}
        {added.map((one, place) => (
          <NamedInput key={one.name} name={one.name} label={addLabel(place + 1)} hint={hint} optional kind={kind} named={one.named} list={list} />
        ))}
      </div>
    </details>
  );
}

/** What of a field for several is typed, by the names of its lines. */
export function linesOf({ added }: SeveralNamed): Record<string, Named> {
  return Object.fromEntries(added.map(({ name, named }) => [name, named]));
}

/** By field: what is wrong where a name is not clear, with the way out. */
export function useNameFaults(fields: Readonly<Record<string, Named>> | undefined): Errors {
  const { t } = useTexts();
  return Object.fromEntries(Object.entries(fields ?? {}).flatMap(([name, { fault }]) => (fault ? [[name, t(`forms.${fault}`)]] : [])));
}
