import { renderSVG } from "uqr";
import { textsIn } from "#app/messages/texts.ts";
import { timeOnOneLine } from "#app/offers/times-text.ts";
import { unbroken } from "#app/phone-number.ts";
import type { Catalogue, CatalogueOffer } from "#domain/offers/finding/index.ts";
import type { Region } from "#platform/db/index.ts";
import type { Drawn, HandoutWords, OfferCatalogue } from "#platform/documents/index.ts";
import { createFormats, dayHere, type Locale } from "#platform/i18n/index.ts";

export type PaperOf = {
  region: Region;
  today: string;
  language: Locale;
  /** A municipality; "": the whole region. */
  place: string;
  /** The same on the screen. */
  address: string;
};

export function qrTo(address: string, says: string): Drawn {
  return { picture: renderSVG(address, { ecc: "M", border: 2 }), alt: `${says}: ${address}`, span: 1 };
}

/** What there is in a place, to lay out in a town hall: by branch, with when, where, what it costs and whom to call. */
export function catalogueDocument({ groups, total, more }: Catalogue, { region, today, language, place, address }: PaperOf): OfferCatalogue {
  const { t } = textsIn(language);
  const formats = createFormats(language);
  const own = (text: string): HandoutWords => ({ text, language });
  const german = (text: string): HandoutWords => ({ text, language: "de" });
  const branch = (names: Record<string, string>): HandoutWords => (names[language] ? { text: names[language], language } : german(names.de ?? ""));
  return {
    title: t("paper.catalogue-title", { count: total }),
    subtitle: [german(place || region.name), own(t("paper.as-of", { day: formats.day(today) }))],
    language,
    footer: [region.contactName, region.contactPhone].filter(Boolean).map(unbroken),
    contents: own(t("paper.contents")),
    qr: qrTo(address, t("paper.on-screen")),
    groups: groups.map(({ branch: { names }, offers }) => ({ heading: branch(names), entries: offers.map(entryOf) })),
    after: more > 0 ? own(t("paper.catalogue-more", { count: more, address })) : null,
  };

  function entryOf(offer: CatalogueOffer): OfferCatalogue["groups"][number]["entries"][number] {
    const next = offer.next && offer.times.every(({ kind }) => kind === "irregular") ? [own(formats.day(dayHere(offer.next.startsAt)))] : [];
    const facts: [string, HandoutWords[]][] = [
      [
        t("paper.when"),
        offer.isPaused
          ? [own(t("paper.paused"))]
          : [...offer.times.filter(({ kind }) => kind !== "irregular").map((time) => own(timeOnOneLine(textsIn(language), formats, time, today))), ...next],
      ],
      [
        t("paper.where"),
        [
          ...(offer.setting === "place" ? [] : [own(t(`paper.setting-${offer.setting}`))]),
          ...offer.places.map(({ name, street, postalCode, municipality }) =>
            german([name, street, [postalCode, municipality].filter(Boolean).join(" ")].filter(Boolean).join(", ")),
          ),
        ],
      ],
      [
        t("paper.cost"),
        [
          ...(offer.costCents === null ? [] : [own(offer.costCents === 0 ? t("finding.free") : formats.money(offer.costCents))]),
          ...(offer.costNote ? [offer.costNote] : []),
        ],
      ],
      [t("paper.speaks"), offer.languages.length === 0 ? [] : [own(formats.list(offer.languages.map(formats.language)))]],
      [t("paper.childcare"), offer.hasChildcare ? [own(t("common.yes"))] : []],
      [t("paper.contact"), [offer.organisation, offer.phone && unbroken(offer.phone), offer.email].flatMap((text) => (text ? [german(text)] : []))],
    ];
    return {
      title: offer.title,
      summary: offer.summary,
      facts: facts.flatMap(([name, values]) => (values.length > 0 ? [{ name: own(`${name}:`), values }] : [])),
    };
  }
}
