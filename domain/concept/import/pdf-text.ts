/** Text pieces of PDF pages, and lines of print put together to running text. */
import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { continuesSuspendedHyphen, endsWithHyphen, startsLower } from "./text.ts";

/** A few words as the page prints them; points from the lower left corner. */
export type Piece = {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
  /** The structure element it belongs to, in a tagged document. */
  id: string | null;
};

/** Header and footer lines that a tagged document marks as such are left away. */
export async function readPieces(page: PDFPageProxy): Promise<Piece[]> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const pieces: Piece[] = [];
  const open: (string | null)[] = [];
  for (const item of items) {
    if ("str" in item) {
      const [, , , , x, y] = item.transform.map(Number);
      const inside = open.findLast((mark) => mark !== null) ?? null;
      if (item.str.trim() !== "" && !open.includes(ARTIFACT)) {
        pieces.push({ text: item.str, x: x ?? 0, y: y ?? 0, width: item.width, height: item.height, id: inside });
      }
    } else if (item.type === "endMarkedContent") open.pop();
    else open.push("tag" in item && item.tag === ARTIFACT ? ARTIFACT : (item.id ?? null));
  }
  return pieces;
}

const ARTIFACT = "Artifact";

/** Pieces of one line of print, from left to right, with blanks where the page leaves room. */
export function textOfLine(pieces: Piece[]): string {
  let text = "";
  let end = Number.NEGATIVE_INFINITY;
  for (const piece of pieces.toSorted((a, b) => a.x - b.x)) {
    const apart = text !== "" && piece.x - end > piece.height * 0.15;
    text += (apart && !text.endsWith(" ") ? " " : "") + piece.text;
    end = piece.x + piece.width;
  }
  return text.trim();
}

/** Pieces whose base lines are the same, but for a raised sign; from the top of the page down. */
export function linesOf(pieces: Piece[]): Piece[][] {
  const lines: Piece[][] = [];
  for (const piece of pieces.toSorted((a, b) => b.y - a.y)) {
    const line = lines.at(-1);
    const top = line?.[0];
    if (line && top && top.y - piece.y < piece.height * 0.4) line.push(piece);
    else lines.push([piece]);
  }
  return lines;
}

/** A paragraph from its lines: where the print only wrapped, words and sentences go on. */
export function unwrap(lines: string[]): string {
  return lines.reduce((text, line) => {
    if (text === "") return line;
    if (text.endsWith("\u00AD")) return text + line;
    if (!endsWithHyphen(text) || continuesSuspendedHyphen(line)) return `${text} ${line}`;
    return startsLower(line) ? text.slice(0, -1) + line : text + line;
  }, "");
}
