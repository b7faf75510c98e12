/** Refuses tables with too many rows while they are unpacked: before all of them lie in memory. */
import { Unreadable } from "./reading.ts";

/** Five times the largest concept. Comparing two editions grows with the square of their rows, and nobody checks a preview of so many. */
export const MAX_ROWS = 2_000;

/**
 * Watches the pieces of an unpacked part.
 * @param element that stands for a row, without prefix: "row" in a sheet, "tr" in a Word table
 * @throws Unreadable "too-many-rows" from within the reading
 */
export function countRows(element: "row" | "tr"): (piece: Uint8Array) => void {
  const start = new RegExp(`<(?:\\w+:)?${element}[\\s>/]`, "g");
  let rows = 0;
  let tail = "";
  return (piece) => {
    const text = tail + Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString("latin1");
    const whole = text.lastIndexOf("<");
    rows += (text.slice(0, Math.max(0, whole)).match(start) ?? []).length;
    if (rows > MAX_ROWS) throw new Unreadable("too-many-rows");
    tail = whole < 0 ? "" : text.slice(whole, whole + 64);
  };
}
