import { hoursInWords } from "#app/hours-text.ts";
import { useFormats, useTexts } from "../locale.tsx";

/** Opening hours as people say them; where no week tells them, in the notation that was written down. */
export function OpeningHours({ hours }: { hours: string }) {
  const { t } = useTexts();
  const lines = hoursInWords(t, useFormats(), hours);
  if (!lines) {
    return (
      <bdi lang="en" translate="no">
        {hours}
      </bdi>
    );
  }
  return (
    <ul className="plain-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
