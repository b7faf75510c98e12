import { useLocale, useTexts } from "./locale.tsx";
import { stateFill } from "./pattern-defs.tsx";
import { stateClass, STATES, type State } from "./state.tsx";

/** One recommendation; share 0..1, null where no percentage would be honest. */
export type ArchData = { state: State; share: number | null };

const WIDTH = 34;
const HEIGHT = 46;
const OUTLINE = "M0 46V17a17 17 0 0 1 34 0v29";

/** A goal: each recommendation an arch, filled as far as it is reached. A picture only; say it in words with useArchCounts. */
export function Bridge({ arches }: { arches: readonly ArchData[] }) {
  const { width, offset, anchor } = useSpan(arches.length);
  return (
    <svg className="bridge" viewBox={`0 0 ${width} 48`} width={width} height="48" preserveAspectRatio={anchor} aria-hidden="true">
      {arches.map((arch, place) => (
        <Arch key={place} {...arch} offset={offset(place)} />
      ))}
      <path d={`M0 47h${width}`} stroke="var(--ink)" strokeWidth="1.5" />
    </svg>
  );
}

function Arch({ state, share, offset }: ArchData & { offset: number }) {
  const whole = state === "done" || state === "continuous";
  const none = state === "not-begun" || state === "dropped";
  const filled = whole ? HEIGHT : none ? 0 : Math.round(HEIGHT * Math.min(1, Math.max(0, share ?? 0)));
  return (
    <g transform={`translate(${offset} 1)`}>
      <g clipPath="url(#arch)">
        <rect width={WIDTH} height={HEIGHT} fill="var(--arch-ground, var(--paper-2))" />
        {filled > 0 ? <rect y={HEIGHT - filled} width={WIDTH} height={filled} fill={stateFill[state]} /> : null}
      </g>
      <path d={OUTLINE} fill="none" stroke="var(--ink)" {...(none ? { strokeWidth: 1, strokeDasharray: "3 3" } : { strokeWidth: 1.5 })} />
      {state === "done" ? <path d="m10 19 5 5 9-10" fill="none" stroke="var(--paper)" strokeWidth="2.6" /> : null}
      {state === "done" || state === "not-begun" ? null : (
        <>
          <circle cx="17" cy="17" r="9.5" fill="var(--paper)" />
          <use href={`#s-${stateClass[state]}`} x="10" y="10" width="14" height="14" />
        </>
      )}
    </g>
  );
}

/** The row runs from the start side: in right-to-left pages the first arch stands on the right. */
function useSpan(count: number) {
  const { direction } = useLocale();
  return {
    width: Math.max(1, count) * WIDTH + 2,
    offset: (place: number) => 1 + (direction === "rtl" ? count - 1 - place : place) * WIDTH,
    anchor: direction === "rtl" ? ("xMaxYMax meet" as const) : ("xMinYMax meet" as const),
  };
}

/** The bridge in words: "1 fertig, 2 auf Kurs". */
export function useArchCounts(): (arches: readonly ArchData[]) => string {
  const { t } = useTexts();
  const { locale } = useLocale();
  // Arabic, Persian and Pashto have a comma of their own, which a voice reads as a pause.
  const comma = ["ar", "fa", "ps"].includes(locale) ? "، " : ", ";
  return (arches) =>
    STATES.map((state) => ({ state, count: arches.filter((arch) => arch.state === state).length }))
      .filter(({ count }) => count > 0)
      .map(({ state, count }) => t(`states.count-${state}`, { count }))
      .join(comma);
}

/** A goal in the picture of the whole: bridge, number, title; the states are read out. */
export function GoalBridge({ href, number, title, arches }: { href: string; number: string; title: string; arches: readonly ArchData[] }) {
  const counts = useArchCounts();
  return (
    <a className="goal" href={href}>
      <span>
        <span lang="de" dir="ltr">
          <span className="gn">{number}</span> <span className="gt">{title}</span>
        </span>
        <span className="vh">: {counts(arches)}</span>
      </span>
      <Bridge arches={arches} />
    </a>
  );
}

/** The fields in one row, each filled by its share, with its number. A picture only: names and figures stand beside it. */
export function FieldArches({ fields }: { fields: readonly { number: string; share: number | null }[] }) {
  const { width, offset, anchor } = useSpan(fields.length);
  return (
    <svg className="bridge" viewBox={`0 0 ${width} 48`} width={width} height="48" preserveAspectRatio={anchor} aria-hidden="true">
      {fields.map(({ number, share }, place) => {
        const filled = Math.round(HEIGHT * Math.min(1, Math.max(0, share ?? 0)));
        return (
          <g key={number} transform={`translate(${offset(place)} 1)`}>
            <g clipPath="url(#arch)">
              <rect width={WIDTH} height={HEIGHT} fill="var(--arch-ground, var(--paper-2))" />
              <rect y={HEIGHT - filled} width={WIDTH} height={filled} fill="var(--done-fill)" />
            </g>
            <path d={OUTLINE} fill="none" stroke="var(--ink)" strokeWidth="1.5" />
            <text x="17" y="24" textAnchor="middle">
              {number}
            </text>
          </g>
        );
      })}
      <path d={`M0 47h${width}`} stroke="var(--ink)" strokeWidth="1.5" />
    </svg>
  );
}
