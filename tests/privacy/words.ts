/**
 * What is never stored about a person outside casework (design.md §5), as it would be named in a column, a message key or a
 * form field. Public bodies must tell the Ausländerbehörde what they know (§ 87 AufenthG): what is not there nobody can ask for.
 * Words are looked for in names written as one: residence_status, residenceStatus, residence-status and aufenthalts-status alike.
 */
export const FORBIDDEN: Record<string, RegExp> = {
  "residence status":
    /residence(status|permit|title|right)|aufenthalt(s?status|s?titel|s?recht|s?erlaubnis|sgestattung)|immigrationstatus|duldung|asyl(status|verfahren|antrag|bewerb)|asylum|refugeestatus|fluechtlingsstatus|flüchtlingsstatus|visatype|visumart/,
  "reason of flight":
    /(flight|escape|asylum|migration)reason|reason(of|for)(flight|escape|fleeing)|flucht(grund|gruende|gründe|ursache)|persecution|verfolgungs?grund/,
  religion: /religio|konfession|denomination|glaubens|churchmember|kirchen(zugeh|mitglied)/,
  health:
    /health(status|record|data|condition)|gesundheits?(zustand|daten|angabe)|illness|disease|krankheit|diagnos|disabilit|behinderung|schwerbehindert|pregnan|schwanger|trauma(tis|status)|medication|medikament/,
  nationality:
    /nationalit|citizenship|staatsangeh|staatsbuerger|staatsbürger|(country|land)ofbirth|countryoforigin|herkunftsland|geburtsland|ethnic|ethni(e|sch)|passportnumber|passnummer/,
};

/** @returns the kind of fact that a name gives away; undefined for harmless ones */
export function forbiddenIn(name: string): string | undefined {
  const word = name.toLowerCase().replaceAll(/[^a-zäöüß]/g, "");
  return Object.entries(FORBIDDEN).find(([, pattern]) => pattern.test(word))?.[0];
}
