/** The word in the address that tells what happened; each has its sentence "evaluation.notice-…". */
export const ROUND_NOTICES = {
  vorbereitet: "success",
  eroeffnet: "success",
  dazu: "success",
  geaendert: "success",
  entfernt: "success",
  erinnert: "success",
  "heute-erinnert": "warn",
  "neuer-link": "success",
  "kein-kontakt": "warn",
  zurueckgezogen: "success",
  abgeschlossen: "success",
  "schon-abgeschlossen": "warn",
  "schon-offen": "warn",
  frist: "warn",
  niemand: "warn",
  veroeffentlicht: "success",
  "nicht-oeffentlich": "success",
  gespeichert: "success",
  "nicht-moeglich": "warn",
} as const;
export type RoundNotice = keyof typeof ROUND_NOTICES;
