import type { ReactNode } from "react";
import { Button, ButtonLink } from "./button.tsx";
import { useTexts } from "./locale.tsx";

/** The page before a dangerous act: what goes, what stays, and a button that names the act. */
export function Confirmation({
  goes,
  stays,
  act,
  cancelHref,
  children,
}: {
  goes: readonly string[];
  stays?: readonly string[];
  /** e.g. "Angebot löschen" */
  act: string;
  cancelHref: string;
  /** Hidden inputs, or a question. */
  children?: ReactNode;
}) {
  const { t } = useTexts();
  return (
    <form method="post" className="stack prose">
      <h2>{t("forms.goes")}</h2>
      <ul>
        {goes.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {stays && stays.length > 0 ? (
        <>
          <h2>{t("forms.stays")}</h2>
          <ul>
            {stays.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      ) : null}
      {children}
      <div className="row">
        <Button kind="danger">{act}</Button>
        <ButtonLink kind="tertiary" href={cancelHref}>
          {t("common.cancel")}
        </ButtonLink>
      </div>
    </form>
  );
}
