import { useTexts } from "./locale.tsx";
import { Rows, Tag } from "./rows.tsx";
import { Marked } from "./search.tsx";

type Pieces = readonly { text: string; marked: boolean }[];
type Place = { number: string; title: string } | null;

export type SearchHit = {
  kind: "principle" | "chapter" | "action-field" | "guiding-goal" | "goal" | "recommendation" | "measure";
  id: string;
  number: string | null;
  title: Pieces;
  passages: readonly Pieces[];
  field: Place;
  goal: Place;
  recommendations: readonly { number: string }[];
};

/** What was found, best first: each with its place in the concept and the matching words marked. */
export function SearchHits<Hit extends SearchHit>({ hits, hrefOf }: { hits: readonly Hit[]; hrefOf(hit: Hit): string | undefined }) {
  const { t } = useTexts();
  const german = (text: string) => (
    <span lang="de" dir="ltr">
      {text}
    </span>
  );
  return (
    <Rows
      ordered
      rows={hits.map((hit) => ({
        key: hit.id,
        href: hrefOf(hit),
        title: (
          <span lang="de" dir="ltr">
            {hit.number ? `${hit.number} ` : null}
            <Marked pieces={hit.title} />
          </span>
        ),
        tag: <Tag>{t(`search.kind-${hit.kind}`)}</Tag>,
        second: (
          <>
            {hit.passages.map((pieces, place) => (
              <span key={place} lang="de" dir="ltr">
                <Marked pieces={pieces} />
                <br />
              </span>
            ))}
            {hit.field ? german([hit.field, hit.goal].flatMap((above) => (above ? [`${above.number} ${above.title}`] : [])).join(" › ")) : null}
            {hit.recommendations.length > 0 ? t("search.carries-out", { numbers: hit.recommendations.map(({ number }) => number).join(", ") }) : null}
          </>
        ),
      }))}
    />
  );
}
