import { z } from "zod";

/** Browsers send line ends as CR LF; stored are line feeds, else every saving would look like a change. */
const lineFeeds = (text: string) => text.replaceAll("\r\n", "\n");

/** The wording of an item as the document has it. */
export const wording = z.string().transform(lineFeeds).pipe(z.string().trim().min(1).max(5000));
/** A title, a label, a name. */
export const shortText = z.string().trim().min(1).max(300);
/** Sub-points, notes, focus points, paragraphs: empty ones are left out. */
export const lines = z
  .array(z.string().transform(lineFeeds).pipe(z.string().trim().max(20_000)))
  .max(400)
  .transform((all) => all.filter((line) => line !== ""));
