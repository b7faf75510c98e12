import { expect, test } from "vitest";
import { textsIn } from "#app/messages/texts.ts";
import { guessByHeadings } from "#domain/network/imports/index.ts";
import { OFFER_COLUMNS, OFFER_HEADINGS } from "#domain/offers/list-import/index.ts";

test.each(["de", "en"] as const)("A list of offers with the words of our own pages over its columns is read whole (%s)", (locale) => {
  const { t } = textsIn(locale);
  const headings = OFFER_COLUMNS.map((column) => t(`offer-import.field-${column}`));
  expect(guessByHeadings(OFFER_HEADINGS, headings)).toEqual([...OFFER_COLUMNS]);
});
