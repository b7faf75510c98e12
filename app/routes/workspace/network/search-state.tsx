import type { ReactNode } from "react";
import { href } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { useTexts } from "#app/components/locale.tsx";

type Searched = { also: readonly string[]; nearly: boolean; meant: string | null };

const inGerman = (text: string) => (
  <span lang="de" dir="ltr">
    {text}
  </span>
);

/** What was looked for, and what was probably meant. @param hrefOf the address of another search */
export function SearchState({ said, searched, hrefOf, children }: { said: string; searched: Searched; hrefOf(said: string): string; children: ReactNode }) {
  const { t, rich } = useTexts();
  const { nearly, meant } = searched;
  return (
    <div role="status" className="stack-s">
      <p>{nearly ? t("netsearch.nearly", { said }) : children}</p>
      {meant ? <p className="w6">{rich("search.meant", { meant, link: () => <a href={hrefOf(meant)}>{inGerman(meant)}</a> })}</p> : null}
    </div>
  );
}

/** Nothing was found: where we looked, and what helps. */
export function NothingFound({
  region,
  said,
  also,
  mayLead,
  children,
}: {
  region: string;
  said: string;
  also: readonly string[];
  mayLead: boolean;
  children?: ReactNode;
}) {
  const { t } = useTexts();
  return (
    <EmptyState
      action={
        <>
          {children}
          {mayLead ? <a href={href("/app/:region/konzept/suchwoerter", { region })}>{t("netsearch.add-word")}</a> : null}
        </>
      }
    >
      <strong>{also.length > 0 ? t("netsearch.none-also", { said, also: also.join(", ") }) : t("netsearch.none", { said })}</strong> {t("netsearch.where")}
    </EmptyState>
  );
}
