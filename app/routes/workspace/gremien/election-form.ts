import { MOST_DATES, type ElectionOfBody } from "#domain/network/index.ts";
import type { Typed } from "./form.ts";

/** What the form of an election says, as the domain wants to read it. Rows that are wholly empty do not count. */
export function electionInput(typed: Typed) {
  const { title = "", eligibility = "", eligible = "", votesCast = "" } = typed;
  const dates = Array.from({ length: MOST_DATES }, (_, place) => ({
    dated: (typed[`dates.${place}.dated`] ?? "").trim(),
    title: (typed[`dates.${place}.title`] ?? "").trim(),
  })).filter((date) => date.dated !== "" || date.title !== "");
  return { title, eligibility, dates, eligible: wholeNumber(eligible), votesCast: wholeNumber(votesCast) };
}

export function electionTexts({ title, eligibility, dates, eligible, votesCast }: ElectionOfBody): Typed {
  const rows = dates.flatMap((date, place) => [
    [`dates.${place}.dated`, date.dated],
    [`dates.${place}.title`, date.title],
  ]);
  return {
    title,
    eligibility,
    eligible: eligible === null ? "" : String(eligible),
    votesCast: votesCast === null ? "" : String(votesCast),
    ...Object.fromEntries(rows),
  };
}

/** People write 14.210 or 14210; nothing is: not known. */
function wholeNumber(text: string): number | null {
  const plain = text.replace(/[\s.]/g, "");
  return plain === "" ? null : Number(plain);
}
