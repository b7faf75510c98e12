import { useFormats, useTexts } from "#app/components/locale.tsx";
import { markDifferences, type Piece } from "#app/components/word-difference.ts";
import { useTimesWords } from "#app/offers/use-times-words.ts";
import type { OfferChoices, OfferContent } from "#domain/offers/catalogue/index.ts";
import type { Teacher } from "#domain/offers/courses/index.ts";
import { courseTexts, shownCourse } from "./courses/course-form.ts";
import { lendingDraft, shownLending } from "./lending/lending-form.ts";
import { draftOf, shownPost } from "./posts/post-form.ts";
import { storedTexts, wordsOf } from "./offer-form.ts";
import { shownTexts, WORD_LABELS } from "./shown-texts.ts";

/** What differs between two contents of an offer, field by field and word by word; translations by their language. */
export function OfferDifferences({
  earlier,
  standing,
  choices,
  teachers,
  today,
  titles,
}: {
  earlier: OfferContent;
  standing: OfferContent;
  choices: OfferChoices;
  teachers: readonly Teacher[];
  today: string;
  /** What each side is, in a word or two. */
  titles: { earlier: string; standing: string };
}) {
  const { t } = useTexts();
  const formats = useFormats();
  const when = useTimesWords(today);
  const shown = (content: OfferContent): Record<string, string> => ({
    ...shownTexts(t, formats, choices, storedTexts(content), when(content.times)),
    ...(content.course ? shownCourse(t, formats, teachers, courseTexts(content.course)) : {}),
    ...(content.post ? shownPost(t, formats, draftOf(content.post)) : {}),
    ...(content.lending ? shownLending(t, lendingDraft(content.lending)) : {}),
    ...Object.fromEntries(
      content.texts
        .filter(({ language }) => language !== "de")
        .flatMap((text) => {
          const words = wordsOf(text);
          return Object.entries(WORD_LABELS).map(([field, label]) => [`${formats.language(text.language)}: ${t(label)}`, words[field] ?? ""]);
        }),
    ),
  });
  const [before, after] = [shown(earlier), shown(standing)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((label) => (before[label] ?? "") !== (after[label] ?? ""))
    .map((label) => {
      const { left, right } = markDifferences(before[label] ?? "", after[label] ?? "");
      return (
        <div key={label}>
          <h3>{label}</h3>
          <div className="pair flow-s">
            <Side title={titles.earlier} pieces={left} />
            <Side title={titles.standing} pieces={right} />
          </div>
        </div>
      );
    });
}

function Side({ title, pieces }: { title: string; pieces: readonly Piece[] }) {
  return (
    <div className="orig">
      <p className="xs muted">{title}</p>
      <p className="original lines" dir="auto">
        {pieces.map(({ text, differs }, place) => (differs ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>))}
      </p>
    </div>
  );
}
