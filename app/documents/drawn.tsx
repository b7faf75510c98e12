import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Bridge, type ArchData } from "#app/components/bridge.tsx";
import { LocaleProvider } from "#app/components/locale.tsx";
import { PatternDefs, stateFill } from "#app/components/pattern-defs.tsx";
import { stateClass, STATES, type State } from "#app/components/state.tsx";
import { messagesFor, textsIn } from "#app/messages/texts.ts";
import tokens from "#app/styles/tokens.css?raw";
import type { Drawn } from "#platform/documents/index.ts";

/** The colours of the light theme by their token: a picture on paper has no stylesheet. */
const colours = new Map([...tokens.matchAll(/--([\w-]+):\s*(?:light-dark\()?(#[0-9a-f]{6}|transparent)/g)].map(([, name = "", value = ""]) => [name, value]));

/** A picture of the pages as an SVG of its own: symbols and patterns in it, and every colour written out. */
export function standAlone(picture: ReactElement): string {
  const render = (element: ReactElement) =>
    renderToStaticMarkup(
      <LocaleProvider locale="de" messages={messagesFor("de")}>
        {element}
      </LocaleProvider>,
    );
  const definitions = render(<PatternDefs />).replace(/^<svg[^>]*>|<\/svg>$/g, "");
  return render(picture)
    .replace(/^<svg/, '<svg xmlns="http://www.w3.org/2000/svg"')
    .replace(/^(<svg[^>]*>)/, `$1${definitions}`)
    .replace(/var\(--([\w-]+)(?:,\s*(var\(--([\w-]+)\)))?\)/g, (_, name: string, _fallback, other: string | undefined) => {
      const colour = colours.get(name) ?? colours.get(other ?? "");
      if (!colour) throw new Error(`There is no colour ${name}.`);
      return colour;
    });
}

/** A goal as on the pages: each recommendation an arch; in words the states and how many there are of each. */
export function drawnBridge(arches: readonly ArchData[], language: "de" | "en"): Drawn {
  const { t } = textsIn(language);
  const counts = STATES.map((state) => ({ state, count: arches.filter((arch) => arch.state === state).length })).filter(({ count }) => count > 0);
  return {
    picture: standAlone(<Bridge arches={arches} />),
    alt: counts.map(({ state, count }) => t(`states.count-${state}`, { count })).join(", ") || t("concept.not-begun-yet"),
    span: (Math.max(1, arches.length) * 34 + 2) / 48,
  };
}

export function drawnSymbol(state: State, language: "de" | "en"): Drawn {
  const symbol = (
    <svg viewBox="0 0 16 16" width="16" height="16">
      <use href={`#s-${stateClass[state]}`} />
    </svg>
  );
  return { picture: standAlone(symbol), alt: textsIn(language).t(`states.${state}`), span: 1 };
}

/** A bar as long as its share, in the state's colour and pattern. */
export function drawnBar(state: State, share: number, alt: string): Drawn {
  const bar = (
    <svg viewBox="0 0 400 24" width="400" height="24">
      <rect x="0.75" y="0.75" width={Math.max(2, 398.5 * share)} height="22.5" fill={stateFill[state]} stroke="var(--ink)" strokeWidth="1.5" />
    </svg>
  );
  return { picture: standAlone(bar), alt, span: 400 / 24 };
}
