import { docxOf, type Part } from "#domain/concept/import/office-packages.ts";

/** A Word file as counties write it: four fields, 45 goals, 101 recommendations with sub-points here and there. */
export function largeDocument(): Uint8Array {
  const parts: Part[] = [{ kind: "title", text: "Integrationskonzept" }];
  let goal = 0;
  let recommendation = 0;
  for (let field = 1; field <= 4; field++) {
    parts.push({ kind: "heading", level: 1, text: `Handlungsfeld ${field}: Gemeinsam Nummer ${field}` });
    const cell = (...texts: string[]) => ({ lines: texts.map((text, index) => (index === 0 ? { text } : { text, list: 0 })) });
    const rows = [[cell("Ziel"), cell("Handlungsempfehlung")]];
    for (const last = Math.round((45 * field) / 4); goal < last;) {
      goal += 1;
      for (const end = Math.round((101 * goal) / 45); recommendation < end;) {
        recommendation += 1;
        const points = recommendation % 4 === 0 ? ["in den Schulen", "in den Betrieben", "in den Vereinen"] : [];
        rows.push([
          cell(`Ziel ${goal}: Alle Menschen im Landkreis finden ihren Weg.`),
          cell(
            `Empfehlung ${recommendation}: Die Beteiligten stimmen ihr Angebot zweimal im Jahr ab und machen es bekannt${points.length > 0 ? ":" : "."}`,
            ...points,
          ),
        ]);
      }
    }
    parts.push({ kind: "table", rows });
  }
  return docxOf(parts);
}
