/** Several people of different size, built from the mark's arch: colour, height of the arch, half its width, place. */
const people = [
  ["var(--c5)", 51, 23, 43],
  ["var(--c1)", 70, 26, 84],
  ["var(--raps)", 35, 17, 121],
  ["var(--c4)", 84, 28, 162],
  ["var(--c3)", 60, 22, 208],
  ["var(--c5)", 32, 16, 238],
  ["var(--c1)", 77, 27, 277],
  ["var(--raps)", 64, 24, 322],
  ["var(--c3)", 90, 28, 368],
  ["var(--c4)", 46, 20, 412],
  ["var(--edge)", 69, 25, 453],
] as const;
const GROUND = 168;

/** The row of people on the portal's first page. A picture only; not mirrored. */
export function People() {
  return (
    <svg className="people" viewBox="0 0 500 180" aria-hidden="true">
      <rect y={GROUND} width="500" height="3" fill="var(--ink)" />
      {people.map(([colour, height, radius, middle]) => (
        <g key={middle} fill={colour}>
          <path d={`M${middle - radius} ${GROUND}v${-height}a${radius} ${radius} 0 0 1 ${2 * radius} 0v${height}Z`} />
          <circle cx={middle} cy={GROUND - height - radius * 1.75} r={radius * 0.62} />
        </g>
      ))}
    </svg>
  );
}
