/** Whom statutes usually name as a board. Words in app/messages/<locale>/founding.json, `office-…`. */
export const OFFICES = ["chair", "deputy-chair", "treasurer", "secretary", "assessor"] as const;
export type Office = (typeof OFFICES)[number];

/** As it stands in the function of a person, which is German wherever the page was read. */
export const OFFICE_WORDS: Record<Office, string> = {
  chair: "Vorsitz",
  "deputy-chair": "Stellvertretender Vorsitz",
  treasurer: "Kasse",
  secretary: "Schriftführung",
  assessor: "Beisitz im Vorstand",
};

/** Words by which a function is one of a board. */
const BOARD = /vorstand|vorsitz|vorständ|kassen?wart|kassier|schatzmeister|schriftführ|beisitz|präsident/i;

/**
 * Whether somebody would enter the board of a migrant organisation for it. Where it stands, a name can be dangerous to its
 * owner abroad; so those boards are entered by the groups themselves, through their own link, and by nobody else.
 */
export function isBoardOfMigrantOrganisation(organisationKind: string, personFunction: string): boolean {
  return organisationKind === "migrant-organisation" && (BOARD.test(personFunction) || /^kasse$/i.test(personFunction.trim()));
}

/** Which of a board's functions these words are, as we wrote them; null for all others. */
export function officeOf(personFunction: string): Office | null {
  return OFFICES.find((office) => OFFICE_WORDS[office] === personFunction) ?? null;
}
