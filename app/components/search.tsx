import type { ReactNode } from "react";
import { TextInput } from "./forms/controls.tsx";
import { useTexts } from "./locale.tsx";

/** The address's word for what is searched. */
export const SEARCH = "suche";
/** Longer searches are cut; the pages' cache cuts them, too. */
const MOST_LETTERS = 100;

export function readSearch(parameters: URLSearchParams): string {
  return parameters.get(SEARCH)?.trim().slice(0, MOST_LETTERS) ?? "";
}

/** A plain GET form: what is searched stands in the address. Children are hidden inputs that stay in the address. */
export function SearchForm({ action, said, label, submit, children }: { action: string; said: string; label: string; submit: string; children?: ReactNode }) {
  return (
    <form className="filterbar noprint" role="search" method="get" action={action}>
      {children}
      <TextInput name={SEARCH} type="search" label={label} defaultValue={said} maxLength={MOST_LETTERS} />
      <button className="kern-btn kern-btn--secondary" type="submit">
        {submit}
      </button>
    </form>
  );
}

type Piece = { text: string; marked: boolean };

/** A text with the matching words marked. */
export function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, marked }, place) => (marked ? <mark key={place}>{text}</mark> : text));
}

/** How many places there are, in one sentence, and what was probably meant. */
export function SearchOutcome({
  said,
  count,
  more,
  nearly,
  meant,
  hrefOf,
}: {
  said: string;
  count: number;
  more: boolean;
  nearly: boolean;
  meant: string | null;
  /** The address of another search. */
  hrefOf(said: string): string;
}) {
  const { t, rich } = useTexts();
  return (
    <div role="status" className="stack-s">
      <p>
        {count === 0
          ? t("search.none", { said })
          : nearly
            ? t("search.nearly", { said })
            : more
              ? t("search.more", { count: String(count), said })
              : t("search.found", { count, said })}
      </p>
      {meant ? (
        <p className="w6">
          {rich("search.meant", {
            meant,
            link: () => (
              <a href={hrefOf(meant)} lang="de" dir="ltr">
                {meant}
              </a>
            ),
          })}
        </p>
      ) : null}
    </div>
  );
}
