import type { OwnOffer } from "#domain/offers/providers/index.ts";

/** As the provider has it, in German. */
export const titleOf = ({ content }: OwnOffer): string => content.texts.find(({ language }) => language === "de")?.title ?? "";
