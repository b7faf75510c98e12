import { textsIn } from "#app/messages/texts.ts";
import { dateWords } from "#app/offers/date-words.ts";
import { writeOffersQuery } from "#app/offers/offers-query.ts";
import type { Cell, TableColumn } from "#app/table-file.ts";
import type { OfferCard, OfferQuery } from "#domain/offers/finding/index.ts";
import { createFormats, type Locale } from "#platform/i18n/index.ts";
import { labelName } from "./offer-words.tsx";

/**
 * What the list shows, as a table; where there is more than it holds, its last row says so and where all of it stands.
 *
 * @param about.list address of the list, without its query
 * @param about.total how many fit
 */
export function offersTable(
  offers: readonly OfferCard[],
  { locale, region, list, query, total }: { locale: Locale; region: string; list: string; query: OfferQuery; total: number },
): { columns: TableColumn<readonly Cell[]>[]; rows: Cell[][] } {
  const { t } = textsIn(locale);
  const formats = createFormats(locale);
  const place = (part: (place: OfferCard["places"][number]) => string | null) => (offer: OfferCard) => offer.places.map(part).filter(Boolean).join("; ");
  const level = ({ level }: OfferCard) =>
    level?.from && level.to && level.from !== level.to ? t("course.levels", { from: level.from, to: level.to }) : (level?.from ?? level?.to ?? null);
  const columns: TableColumn<OfferCard>[] = [
    { heading: t("finding.column-title"), width: 44, cell: ({ title }) => title.text },
    { heading: t("finding.column-summary"), width: 60, cell: ({ summary }) => summary.text },
    { heading: t("finding.kind"), width: 16, cell: ({ kind }) => t(`finding.kind-${kind}`) },
    { heading: t("finding.branch"), width: 20, cell: ({ branch }) => labelName(branch.names, locale).text },
    { heading: t("finding.column-provider"), width: 36, cell: ({ organisation }) => organisation },
    { heading: t("finding.level"), width: 12, cell: level },
    { heading: t("finding.column-next"), width: 40, cell: ({ next }) => (next ? dateWords(t, formats, next) : null) },
    {
      heading: t("finding.where"),
      width: 30,
      cell: (offer) => [offer.setting === "place" ? "" : t(`finding.setting-${offer.setting}`), place(({ name }) => name)(offer)].filter(Boolean).join("; "),
    },
    { heading: t("finding.column-street"), width: 24, cell: place(({ street }) => street) },
    { heading: t("finding.column-municipality"), width: 20, cell: place(({ municipality }) => municipality) },
    {
      heading: t("finding.free-places"),
      width: 14,
      cell: ({ seats }) => (seats === null ? null : seats.isFull ? t("finding.waiting-list") : seats.free),
    },
    {
      heading: t("finding.cost"),
      width: 12,
      cell: ({ costCents }) => (costCents === null ? null : costCents === 0 ? t("finding.free") : formats.money(costCents)),
    },
    { heading: t("finding.childcare"), width: 12, cell: ({ hasChildcare }) => (hasChildcare ? "×" : null) },
    { heading: t("finding.step-free"), width: 12, cell: ({ accessibility }) => (accessibility.includes("step-free") ? "×" : null) },
    { heading: t("finding.we-speak"), width: 30, cell: ({ languages }) => formats.list(languages.map(formats.language)) },
    { heading: t("finding.column-address"), width: 50, cell: ({ id }) => `${list}/${id}` },
  ];
  const rows = offers.map((offer) => columns.map(({ cell }) => cell(offer)));
  if (total > offers.length) {
    rows.push([t("offers-out.all-found", { count: total, region }), ...columns.slice(2).map(() => null), list + writeOffersQuery(query)]);
  }
  return { columns: columns.map(({ heading, width }, at) => ({ heading, width, cell: (row) => row[at] ?? null })), rows };
}
