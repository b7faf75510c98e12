import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { LocaleProvider } from "#app/components/locale.tsx";
import { messagesFor } from "#app/messages/texts.ts";
import type { Locale } from "#platform/i18n/index.ts";
import { TimesFields } from "./times-fields.tsx";
import { EMPTY_TIME } from "./times-form.ts";

const page = (timeZone: string, locale: Locale = "de") =>
  renderToStaticMarkup(
    <LocaleProvider locale={locale} messages={messagesFor(locale)}>
      <TimesFields drafts={[{ ...EMPTY_TIME, kind: "series", timeZone }]} />
    </LocaleProvider>,
  );

describe("The form of a series on another clock", () => {
  test.each<[string, Locale, string]>([
    ["America/New_York", "de", "Uhr: Nordamerikanische Ostküstenzeit. Tragen Sie sie so ein"],
    ["America/New_York", "en", "another clock: Eastern Time. Enter them"],
    ["America/New_York", "ar", "التوقيت الشرقي لأمريكا الشمالية"],
    ["UTC", "de", "Uhr: Koordinierte Weltzeit. Tragen"],
    ["Europe/London", "de", "Uhr: Vereinigtes Königreich (Ortszeit). Tragen"],
    ["Mars/Olympus", "de", "Uhr: Mars/Olympus. Tragen"],
  ])("says which one and what saving does: %s in %s", (zone, locale, said) => expect(page(zone, locale)).toContain(said));

  test.each(["Europe/Berlin", "Europe/Vienna"])("says nothing of %s, whose clock is the one here", (zone) => expect(page(zone)).not.toContain("anderen Uhr"));
});
