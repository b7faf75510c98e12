import type { ListedInterest } from "#domain/offers/courses/interest/index.ts";
import { useNeedWords } from "./need-words.ts";

/** Who it is, where that is known, and what somebody looks for. */
export function LearnerLine({ entry }: { entry: Pick<ListedInterest, "contact" | "level" | "types" | "weekdays" | "dayParts" | "needsChildcare"> }) {
  const words = useNeedWords();
  return (
    <>
      {entry.contact ? (
        <>
          <bdi>{entry.contact.name}</bdi> ·{" "}
        </>
      ) : null}
      {words(entry)}
    </>
  );
}
