import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { messagesFor } from "#app/messages/texts.ts";
import type { Locale } from "#platform/i18n/index.ts";
import { Bridge, GoalBridge } from "./bridge.tsx";
import { StackedBars } from "./charts/stacked-bars.tsx";
import { Timeline } from "./charts/timeline.tsx";
import { Deadlines } from "./charts/deadlines.tsx";
import { CompareVersions } from "./compare-versions.tsx";
import { ErrorBody, ErrorPage } from "./error-page.tsx";
import { CheckList, RadioList, Segmented, TextInput } from "./forms/controls.tsx";
import { FormErrors } from "./forms/form-errors.tsx";
import { Icon } from "./icon.tsx";
import { LocaleProvider } from "./locale.tsx";
import { PatternDefs } from "./pattern-defs.tsx";
import { PublicPage } from "./public-page.tsx";
import { stateClass, StateLabel, STATES } from "./state.tsx";
import { WorkspacePage } from "./workspace-page.tsx";

function render(node: ReactNode, locale: Locale = "de"): string {
  return renderToStaticMarkup(
    <LocaleProvider locale={locale} messages={messagesFor(locale)}>
      {node}
    </LocaleProvider>,
  );
}

/** The text a reader hears or sees, without tags. */
const words = (html: string) => html.replace(/<[^>]+>/g, "");

describe("A form field", () => {
  test("is read out with its label, hint and error", () => {
    const html = render(<TextInput name="title" label="Name" hint="So steht sie auch öffentlich." error="Bitte füllen Sie dieses Feld aus." />);
    expect(html).toContain('<label class="kern-label" for="f-title">');
    expect(html).toContain('id="f-title" aria-describedby="f-title-hint f-title-error" aria-invalid="true" name="title"');
    expect(html).toMatch(/id="f-title-hint">So steht/);
    expect(html).toMatch(/id="f-title-error">/);
  });

  test("without fault is described by nothing and not invalid", () => {
    expect(render(<TextInput name="title" label="Name" />)).not.toMatch(/aria-describedby|aria-invalid|kern-error/);
  });

  test("says when it may stay empty", () => {
    expect(words(render(<TextInput name="x" label="Ort" optional />))).toBe("Ort (freiwillig)");
  });

  test.each([
    ["CheckList", <CheckList key="c" name="group" label="Für wen" error="Bitte wählen." choices={[{ value: "a", label: "Familien" }]} />],
    ["RadioList", <RadioList key="r" name="group" label="Für wen" error="Bitte wählen." choices={[{ value: "a", label: "Familien" }]} />],
    ["Segmented", <Segmented key="s" name="group" label="Für wen" error="Bitte wählen." choices={[{ value: "a", label: "Familien" }]} />],
  ])("%s asks its question in a legend, and the summary's link leads to its first choice", (_, field) => {
    const html = render(field);
    expect(html).toContain('<legend class="kern-label">Für wen</legend>');
    expect(html).toMatch(/<input [^>]*id="f-group"/);
    expect(render(<FormErrors errors={{ group: "Bitte wählen." }} labels={{ group: "Für wen" }} />)).toContain('<a href="#f-group">Für wen: Bitte wählen.</a>');
  });
});

describe("States", () => {
  test.each(STATES)("%s has a word and a symbol of its own, which the page defines", (state) => {
    const html = render(<StateLabel state={state} />);
    expect(words(html)).not.toBe("");
    expect(html).toContain(`<use href="#s-${stateClass[state]}">`);
    expect(renderToStaticMarkup(<PatternDefs />)).toContain(`id="s-${stateClass[state]}"`);
  });

  test("have eight different words", () => {
    expect(new Set(STATES.map((state) => words(render(<StateLabel state={state} />)))).size).toBe(8);
  });
});

describe("A bridge", () => {
  const arches = [
    { state: "done", share: null },
    { state: "on-track", share: 0.5 },
    { state: "on-track", share: null },
    { state: "not-begun", share: 0.3 },
  ] as const;

  test("says its states in words, because the picture is not read out", () => {
    const html = render(<GoalBridge href="#" number="1.2" title="Eltern lernen" arches={arches} />);
    expect(words(html)).toBe("1.2 Eltern lernen: 1 fertig, 2 auf Kurs, 1 noch offen");
    expect(html).toMatch(/<svg class="bridge"[^>]*aria-hidden="true"/);
    expect(words(render(<GoalBridge href="#" number="1.2" title="Eltern lernen" arches={arches} />, "ar"))).toMatch(/: 1 [^,،]+، 2 [^,،]+، 1 [^,،]+$/);
  });

  test("fills an arch as far as it is reached: done to the top, and none that has no share or has not begun", () => {
    const fills = [...render(<Bridge arches={arches} />).matchAll(/<rect y="(\d+)" width="34" height="(\d+)"/g)].map(([, y, height]) => [y, height]);
    expect(fills).toEqual([
      ["0", "46"],
      ["23", "23"],
    ]);
  });

  test("runs from the right where one reads from the right", () => {
    for (const [locale, wanted] of [
      ["de", [1, 35, 69, 103]],
      ["ar", [103, 69, 35, 1]],
    ] as const) {
      const offsets = [...render(<Bridge arches={arches} />, locale).matchAll(/translate\((\d+) 1\)/g)].map(([, x]) => Number(x));
      expect(offsets).toEqual(wanted);
    }
  });
});

describe("Charts", () => {
  const charts: [string, ReactNode, string][] = [
    [
      "Timeline",
      <Timeline
        key="t"
        label="Eine Maßnahme"
        today="2026-11-12"
        columns={["Maßnahme", "Zeit", "Stand", "Meilensteine"]}
        rows={[
          {
            key: "1",
            title: "Mama lernt Deutsch",
            from: "2024-04-01",
            to: "2027-06-30",
            state: "at-risk",
            share: 0.55,
            milestones: [{ day: "2025-09-01", label: "4 Orte" }],
          },
        ]}
      />,
      "1. September 2025: 4 Orte",
    ],
    [
      "StackedBars",
      <StackedBars
        key="s"
        label="Fertig steigt"
        head="Halbjahr"
        series={[{ key: "done", label: "fertig", state: "done" }]}
        columns={[
          { key: "1", label: "Nov 24", values: { done: 2 } },
          { key: "2", label: "Mai 25", values: {} },
        ]}
      />,
      "Mai 250",
    ],
    [
      "Deadlines",
      <Deadlines
        key="d"
        label="Eine Frist"
        today="2026-11-12"
        deadlines={[
          { key: "1", day: "2026-12-01", label: "Antrag", urgency: "off" },
          { key: "2", day: "2027-12-01", label: "Später", urgency: "plain" },
        ]}
      />,
      "1. Dezember 2026: Antrag",
    ],
  ];

  test.each(charts)("%s is named and has its figures behind it", (_, chart, behind) => {
    const html = render(chart);
    expect(html).toMatch(/<svg [^>]*role="img" aria-label="[^"]+"/);
    expect(words(html.slice(html.indexOf("<details")))).toContain(behind);
  });

  test("a deadline beyond the span is not drawn", () => {
    expect(words(render(charts[2]?.[1]))).not.toContain("Später");
  });

  test("no bar is wider than the drawing, in either direction", () => {
    for (const locale of ["de", "ar"] as const) {
      for (const [, chart] of charts) {
        for (const [, x, width] of render(chart, locale).matchAll(/<rect x="([-\d.]+)"[^>]*? width="([\d.]+)"/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(-1);
          expect(Number(x) + Number(width)).toBeLessThanOrEqual(901);
        }
      }
    }
  });
});

describe("Page frames", () => {
  const workspace = (
    <WorkspacePage
      region={{ name: "Landkreis Ellerland", href: "/app/ellerland" }}
      rail={[
        { label: "Überblick", items: [{ href: "/app/ellerland", label: "Schreibtisch", icon: "layout-dashboard", current: true, count: 4 }] },
        { label: "Leer", items: [] },
      ]}
      account={{ name: "Frau Albers", href: "/app/konto", signOutAction: "/app/abmelden" }}
      title="Guten Morgen"
    >
      <p>Inhalt</p>
    </WorkspacePage>
  );

  test("the workspace has one main, one title, a way past the rail, and signs out by a form", () => {
    const html = render(workspace);
    expect(html.match(/<main /g)).toHaveLength(1);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('<a class="skip" href="#inhalt">Zum Inhalt</a>');
    expect(html).toMatch(/<form action="\/app\/abmelden" method="post"><button type="submit">/);
    expect(html).toContain('aria-current="page"');
    expect(html).not.toContain("Leer");
  });

  test("a public page offers languages by their own names, marked as such", () => {
    const html = render(
      <PublicPage
        languages={[
          { href: "/e/de", locale: "de" },
          { href: "/e/ar", locale: "ar" },
        ]}
      >
        Inhalt
      </PublicPage>,
    );
    expect(html).toContain('lang="ar" hrefLang="ar" dir="rtl">العربية</a>');
    expect(html).not.toContain("<script");
  });

  test("a fault's page names the reference, a missing page does not", () => {
    expect(words(render(<ErrorBody kind="fault" reference="7F3K-22AB" />))).toContain("7F3K-22AB");
    expect(words(render(<ErrorBody kind="not-found" reference="7F3K-22AB" />))).not.toContain("7F3K-22AB");
  });

  test("a missing page of the workspace leads back to the desk and asks nobody to sign in again", () => {
    const [inside, outside] = [render(<ErrorPage kind="not-found" isInside />), render(<ErrorPage kind="not-found" />)];
    expect(inside).toContain('<a href="/app">Zum Schreibtisch</a>');
    expect(inside).not.toContain("Anmeldung");
    expect(outside).toContain('<a href="/">Zur Startseite</a>');
    expect(outside).toContain('<a href="/app">Anmeldung</a>');
  });
});

describe("Two editors", () => {
  test("see both versions with the differences marked, and nothing of what is equal", () => {
    const html = render(
      <CompareVersions
        name="Herr Wessels"
        time="14:32 Uhr"
        moment="12. November 2026, 14:32 Uhr"
        theirsHref="#"
        fields={[
          { label: "Text", yours: "Alle neun Räume", theirs: "Alle acht Räume" },
          { label: "Ort", yours: "Torfhude", theirs: "Torfhude" },
        ]}
      />,
    );
    expect([...html.matchAll(/<mark>([^<]*)<\/mark>/g)].map(([, text]) => text)).toEqual(["neun", "acht"]);
    expect(html).not.toContain("Torfhude");
  });
});

describe("Components", () => {
  test("icons have lines and are not read out", () => {
    expect(renderToStaticMarkup(<Icon name="calendar-event" />)).toMatch(/^<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M4/);
    expect(renderToStaticMarkup(<Icon name="arrow-right" />)).toContain('class="icon dir"');
  });

  test("speak the language of the page", () => {
    expect(words(render(<StateLabel state="at-risk" />))).toBe("Gefährdet");
    expect(words(render(<StateLabel state="at-risk" />, "en"))).toBe("At risk");
  });

  test("hold no German: texts come by props or messages", () => {
    const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tsx") && !name.includes(".test."));
    const found = sources.flatMap((name) => {
      const code = readFileSync(join(import.meta.dirname, name), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
      return [...code.matchAll(/>\s*([A-ZÄÖÜ][a-zäöüß]{2,}[^<>{}=;]*)</g)].map(([, text]) => `${name}: ${text}`);
    });
    expect(found).toEqual([]);
  });
});
