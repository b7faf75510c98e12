import { useTexts } from "#app/components/locale.tsx";
import type { NotRead } from "#domain/offers/feeds/index.ts";

/** What of a calendar could not be read, where and why. */
export function NotReadList({
  notRead,
  count = notRead.length,
}: {
  notRead: readonly NotRead[];
  /** Where more was left out than is listed. */ count?: number;
}) {
  const { t } = useTexts();
  if (count === 0) return null;
  return (
    <details>
      <summary>{t("feeds.not-read", { count })}</summary>
      <ul>
        {notRead.map(({ line, reason }, place) => (
          <li key={place}>{t("feeds.line", { line: String(line), reason: t(`feeds.reason-${reason}`) })}</li>
        ))}
      </ul>
    </details>
  );
}
