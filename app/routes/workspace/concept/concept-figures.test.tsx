import { renderToStaticMarkup } from "react-dom/server";
import type { ReactNode } from "react";
import { describe, expect, test } from "vitest";
import { LocaleProvider } from "#app/components/locale.tsx";
import { messagesFor } from "#app/messages/texts.ts";
import { rollUp, type RecommendationProgress } from "#domain/concept/progress/index.ts";
import { DeskAside } from "../desk/desk-aside.tsx";
import { ShareFigure } from "./concept-figures.tsx";

const one = (state: RecommendationProgress["state"], share: number | null): RecommendationProgress => ({
  state,
  share,
  counts: true,
  hasMeasure: state !== "not-begun",
  weight: 1,
  percent: share,
});
const begun = rollUp([one("done", 1), one("not-begun", null)]);

/** What is to be read before anything is opened. */
function seen(node: ReactNode): string {
  const html = renderToStaticMarkup(
    <LocaleProvider locale="de" messages={messagesFor("de")}>
      {node}
    </LocaleProvider>,
  );
  return html.replace(/<div class="parts s">.*?<\/div><\/details>/gs, "").replaceAll(/<[^>]+>/g, " ");
}

describe("No percentage stands without its coverage", () => {
  test("of the concept, a field or a goal", () => {
    expect(seen(<ShareFigure progress={begun} weighted={false} />)).toContain("umgesetzt, 1 von 2 haben eine Maßnahme");
    expect(seen(<ShareFigure progress={rollUp([one("not-begun", null)])} weighted={false} />)).not.toContain("haben eine Maßnahme");
  });

  test("on the desk", () => {
    const concept = { progress: begun, fields: [] };
    expect(seen(<DeskAside region="x" today="2026-11-23" concept={concept} news={[]} />)).toContain("1 von 2 Empfehlungen haben eine Maßnahme.");
  });
});
