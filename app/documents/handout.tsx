import { renderSVG } from "uqr";
import { textsIn } from "#app/messages/texts.ts";
import { dateWords } from "#app/offers/date-words.ts";
import { groundOf, MapGround } from "#app/offers/map-ground.tsx";
import { timeOnOneLine } from "#app/offers/times-text.ts";
import { unbroken } from "#app/phone-number.ts";
import type { MapArea, OfferPage, OfferPlace } from "#domain/offers/finding/index.ts";
import type { OfferTime } from "#domain/offers/times/index.ts";
import type { Region } from "#platform/db/index.ts";
import type { Drawn, Handout, HandoutWords } from "#platform/documents/index.ts";
import { createFormats, direction, type Locale } from "#platform/i18n/index.ts";
import { standAlone } from "./drawn.tsx";

/** On paper only the next ones count. */
const MOST_DATES = 4;

export type OnPaper = { region: Region; today: string; language: Locale; origin: string };

/** Offers for a person to take home: what they are, where and when, what to bring, whom to call, and the way to their pages. */
export function handoutOf(offers: readonly { offer: OfferPage; times: readonly OfferTime[] }[], areas: readonly MapArea[], paper: OnPaper): Handout {
  const { region, today, language } = paper;
  const { t } = textsIn(language);
  return {
    title: t("handout.title"),
    subtitle: [region.name, createFormats(language).day(today)],
    language,
    direction: direction(language),
    footer: [region.contactName, region.contactPhone].filter(Boolean).map(unbroken),
    entries: offers.map(({ offer, times }) => entryOf(offer, times, areas, paper)),
  };
}

function entryOf(
  offer: OfferPage,
  times: readonly OfferTime[],
  areas: readonly MapArea[],
  { region, today, language, origin }: OnPaper,
): Handout["entries"][number] {
  const { t } = textsIn(language);
  const formats = createFormats(language);
  const own = (text: string): HandoutWords => ({ text, language });
  const german = (text: string): HandoutWords => ({ text, language: "de" });
  const dates = offer.dates
    .filter(({ isCancelled }) => !isCancelled)
    .slice(0, MOST_DATES)
    .map((date) => own(dateWords(t, formats, date)));
  // Dates say it where there are some; the words of their series would say it twice.
  const when = times
    .filter(({ kind }) => kind === "open" || kind === "appointment" || (dates.length === 0 && kind !== "irregular"))
    .map((time) => own(timeOnOneLine(textsIn(language), formats, time, today)));
  const address = `${origin}/${region.slug}/${language}/angebote/${offer.id}`;
  const facts: [string, HandoutWords[]][] = [
    [
      t("handout.where"),
      [...(offer.setting === "place" ? [] : [own(t(`handout.setting-${offer.setting}`))]), ...offer.places.map((place) => german(addressOf(place)))],
    ],
    [t("handout.when"), [...when, ...(offer.timesNote.text ? [offer.timesNote] : [])]],
    [t("handout.dates"), dates],
    [
      t("handout.cost"),
      [
        ...(offer.costCents === null ? [] : [own(offer.costCents === 0 ? t("handout.free") : formats.money(offer.costCents))]),
        ...(offer.costNote.text ? [offer.costNote] : []),
      ],
    ],
    [t("handout.childcare"), offer.hasChildcare ? [offer.childcareNote.text ? offer.childcareNote : own(t("handout.there"))] : []],
    [t("handout.papers"), offer.papers.text.split("\n").flatMap((text) => (text ? [{ ...offer.papers, text }] : []))],
    [
      t("handout.register"),
      [
        own(t(`handout.registration-${offer.registration}`)),
        ...[offer.organisation, offer.phone && unbroken(offer.phone), offer.email].flatMap((text) => (text ? [german(text)] : [])),
      ],
    ],
  ];
  return {
    title: offer.title,
    summary: offer.summary,
    onlyGerman: offer.title.language === language ? "" : t("handout.only-german"),
    facts: facts.flatMap(([name, values]) => (values.length > 0 ? [{ name, values }] : [])),
    map: drawnPlace(areas, offer.places, t("handout.map")),
    more: t("handout.more"),
    qr: { picture: renderSVG(address, { ecc: "M", border: 2 }), alt: `${t("handout.more")}: ${address}`, span: 1 },
  };
}

const addressOf = ({ name, street, postalCode, municipality }: OfferPlace) =>
  [name, street, [postalCode, municipality].filter(Boolean).join(" ")].filter(Boolean).join(", ");

/** Where in the county it is. Null: no place of it stands on the map. */
function drawnPlace(areas: readonly MapArea[], places: readonly OfferPlace[], name: string): Drawn | null {
  const ground = groundOf(areas);
  const at = places.flatMap(({ latitude, longitude }) => (latitude === null || longitude === null || !ground ? [] : [ground.on([longitude, latitude])]));
  if (!ground || at.length === 0) return null;
  const picture = (
    <svg viewBox={`0 0 ${ground.width} ${ground.height}`} width={ground.width} height={ground.height}>
      <MapGround ground={ground} named={false} />
      {at.map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r="14" fill="var(--heide)" stroke="var(--paper)" strokeWidth="4" />
      ))}
    </svg>
  );
  const where = [...new Set(places.flatMap(({ municipality }) => municipality ?? []))].join(", ");
  return { picture: standAlone(picture), alt: `${name}: ${where}`, span: ground.width / ground.height };
}
