import { renderSVG } from "uqr";
import { textsIn } from "#app/messages/texts.ts";
import { shownCode, type PriorityRound } from "#domain/concept/priorities/index.ts";
import type { BallotSlips } from "#platform/documents/index.ts";

type Round = Pick<PriorityRound, "question" | "languages">;
const { t } = textsIn("de");
const qr = (address: string) => renderSVG(address, { ecc: "M", border: 2 });

/** One-time codes to hand out: nobody notes who gets which. @param page address of the round, where the code may also be typed */
export function codeSlips(round: Round, codes: readonly string[], page: string, shortCode: string, origin: string): BallotSlips {
  return {
    ...common(round, "slips.code"),
    slips: codes.map((code) => ({
      name: "",
      code: shownCode(code),
      address: t("slips.short", { address: `${new URL(origin).host}/j`, code: shortCode }),
      qr: qr(`${page}?zettel=${code}`),
    })),
  };
}

/** Own links for members without an address, each to be handed to exactly this person. */
export function memberSlips(round: Round, sheets: readonly { name: string; code: string }[], origin: string): BallotSlips {
  return {
    ...common(round, "slips.member"),
    slips: sheets.map(({ name, code }) => ({ name, code: "", address: `${origin}/j/${code}/stimme`, qr: qr(`${origin}/j/${code}/stimme`) })),
  };
}

function common({ question, languages }: Round, key: "slips.code" | "slips.member"): Omit<BallotSlips, "slips"> {
  return {
    title: t("slips.title", { question }),
    language: "de",
    above: question,
    lines: languages.map((language) => textsIn(language).t(key)),
    alt: t("slips.alt"),
  };
}
