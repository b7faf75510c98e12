/** What symbols, bridges and charts refer to; once a page, at its top. The page frames bring it. */
export function PatternDefs() {
  return (
    <svg className="defs" width="0" height="0" aria-hidden="true" focusable="false">
      <symbol id="s-cont" viewBox="0 0 16 16">
        <path
          d="M8 8C6.6 6 5.5 5 4.1 5a3 3 0 0 0 0 6C5.5 11 6.6 10 8 8s2.5-3 3.9-3a3 3 0 0 1 0 6C10.5 11 9.4 10 8 8Z"
          fill="none"
          stroke="var(--cont-fg)"
          strokeWidth="2"
        />
      </symbol>
      <symbol id="s-done" viewBox="0 0 16 16">
        <path d="M1.6 15.2V7a6.4 6.4 0 0 1 12.8 0v8.2Z" fill="var(--done-fg)" />
        <path d="m4.6 8.8 2.5 2.5 4.4-4.8" fill="none" stroke="var(--paper)" strokeWidth="1.9" />
      </symbol>
      <symbol id="s-drop" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.5" fill="none" stroke="var(--drop-fg)" strokeWidth="1.6" />
        <path d="m3.6 12.4 8.8-8.8" stroke="var(--drop-fg)" strokeWidth="1.8" />
      </symbol>
      <symbol id="s-off" viewBox="0 0 16 16">
        <path d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5Z" fill="var(--off-fg)" />
        <path d="m5 5 6 6m0-6-6 6" stroke="var(--paper)" strokeWidth="1.9" />
      </symbol>
      <symbol id="s-ontrack" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="7" fill="var(--ontrack-fg)" />
        <path d="M8 12V4.6M4.8 7.6 8 4.4l3.2 3.2" fill="none" stroke="var(--paper)" strokeWidth="1.8" />
      </symbol>
      <symbol id="s-open" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.5" fill="none" stroke="var(--open-fg)" strokeWidth="1.6" strokeDasharray="2.2 1.88" />
      </symbol>
      <symbol id="s-pause" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.5" fill="none" stroke="var(--pause-fg)" strokeWidth="1.6" />
        <path d="M6.2 5.2v5.6M9.8 5.2v5.6" stroke="var(--pause-fg)" strokeWidth="1.9" />
      </symbol>
      <symbol id="s-risk" viewBox="0 0 16 16">
        <path d="M8 .9 15.6 14.6H.4Z" fill="var(--risk-fg)" />
        <path d="M8 5.6v4.2M8 11.4v1.7" stroke="var(--paper)" strokeWidth="1.9" />
      </symbol>
      <defs>
        <pattern id="p-risk" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill="var(--risk-fill)" />
          <path d="M0 0v6" stroke="var(--risk-fg)" strokeWidth="2" />
        </pattern>
        <pattern id="p-off" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="7" height="7" fill="var(--off-fill)" />
          <path d="M0 0v7M0 0h7" stroke="var(--paper)" strokeWidth="1.4" />
        </pattern>
        <pattern id="p-cont" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" fill="var(--cont-bg)" />
          <circle cx="3" cy="3" r="1.3" fill="var(--cont-fill)" />
        </pattern>
        <pattern id="p-pause" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" fill="var(--pause-fill)" />
          <path d="M1.5 0v6" stroke="var(--paper)" strokeWidth="1.5" />
        </pattern>
        <clipPath id="arch">
          <path d="M0 46V17a17 17 0 0 1 34 0v29Z" />
        </clipPath>
      </defs>
    </svg>
  );
}

/** The fill of an area in a state: solid where solid is meant, else its pattern. */
export const stateFill = {
  done: "var(--done-fill)",
  "on-track": "var(--ontrack-fill)",
  "at-risk": "url(#p-risk)",
  "off-track": "url(#p-off)",
  continuous: "url(#p-cont)",
  paused: "url(#p-pause)",
  dropped: "var(--drop-fill)",
  "not-begun": "var(--open-fill)",
} as const;
