import { German } from "#app/components/german.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { usePriorityValue } from "#app/components/priority-value.tsx";
import type { ShownBallot } from "./ballot-request.ts";

/** What came of it, and the receipts by which everybody finds that the own ballot was there. */
export function Ended({ shown }: { shown: ShownBallot }) {
  const { t } = useTexts();
  const value = usePriorityValue();
  const { result, receipts, items, method, ballots } = shown;
  return (
    <div className="stack-l flow">
      <Notice title={t("ballot.ended")}>{t("ballot.ended-count", { count: ballots ?? 0 })}</Notice>
      {result ? (
        <section aria-labelledby="h-result">
          <h2 id="h-result">{t("ballot.result")}</h2>
          <ol className="rows flow-s">
            {result.map((item) => {
              const { text = item.label, isGerman = false } = items.find(({ id }) => id === item.recommendationId) ?? {};
              return (
                <li key={item.recommendationId}>
                  <b className="num">{item.rank === null ? "–" : `${item.rank}.`}</b>
                  <div>
                    <p className="t">{isGerman ? <German>{text}</German> : text}</p>
                    <p className="m">{item.value === null ? t("ballot.too-few-answers") : value(method, item.value)}</p>
                  </div>
                </li>
              );
            })}
          </ol>
        </section>
      ) : (
        <p>{t("ballot.no-result")}</p>
      )}
      <section aria-labelledby="h-receipts">
        <h2 id="h-receipts">{t("ballot.receipts")}</h2>
        <p className="s flow-s">{t("ballot.receipts-what")}</p>
        <ul className="receipts flow-s">
          {receipts.map((receipt) => (
            <li key={receipt}>{receipt}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}
