import { useTexts } from "#app/components/locale.tsx";
import type { Hint } from "#domain/concept/plausibility/index.ts";

/** What does not fit together, each with its arithmetic. */
export function HintList({ hints }: { hints: readonly Hint[] }) {
  return (
    <ul className="stack-s">
      {hints.map((hint, place) => (
        <li key={place}>
          <HintText hint={hint} />
        </li>
      ))}
    </ul>
  );
}

export function HintText({ hint: { code, quote, arithmetic } }: { hint: Hint }) {
  const { t } = useTexts();
  return (
    <>
      {t(`plausibility.hint-${code}`)}
      {quote === "" ? null : (
        <>
          {" "}
          <q lang="de">{quote}</q>
        </>
      )}
      {": "}
      <span className="num" lang="de">
        {arithmetic}
      </span>
    </>
  );
}
