import type { ReactNode } from "react";
import { Icon, storedIcon } from "#app/components/icon.tsx";
import { German } from "#app/components/german.tsx";
import { useLocale, useTexts } from "#app/components/locale.tsx";
import type { OfferCard } from "#domain/offers/finding/index.ts";
import { labelName, placeName, Said, useCostWords, useDateWords, useLevelWords } from "./offer-words.tsx";

/** Offers with their numbers, which are those of the map. @param first number */
export function OfferList({
  offers,
  first,
  hrefOf,
}: {
  offers: readonly (OfferCard & { kilometres: number | null })[];
  first: number;
  hrefOf: (id: string) => string;
}) {
  const { t } = useTexts();
  const cost = useCostWords();
  const when = useDateWords();
  const level = useLevelWords();
  return (
    <ol className="offers" start={first}>
      {offers.map((offer, at) => (
        <li className="offer" key={offer.id}>
          <h2>
            <span className="pin num" aria-hidden="true">
              {first + at}
            </span>{" "}
            <a className="plain" href={hrefOf(offer.id)}>
              <Said words={offer.title} />
            </a>
          </h2>
          {offer.summary.text ? (
            <p className="s">
              <Said words={offer.summary} />
            </p>
          ) : null}
          <p className="meta">
            <Branch branch={offer.branch} />
            {level(offer.level) ? <Fact icon="books">{level(offer.level)}</Fact> : null}
            {offer.hasChildcare ? <Fact icon="baby-carriage">{t("finding.childcare")}</Fact> : null}
            {cost(offer) ? <Fact icon="coin-euro">{cost(offer)}</Fact> : null}
            {offer.accessibility.includes("step-free") ? <Fact icon="wheelchair">{t("finding.step-free")}</Fact> : null}
            {offer.setting === "place" ? null : <Fact icon="world">{t(`finding.setting-${offer.setting}`)}</Fact>}
          </p>
          {offer.next ? (
            <p className="meta ink">
              <Fact icon="clock">{t("finding.next", { date: when(offer.next) })}</Fact>
            </p>
          ) : null}
          {offer.places[0] ? (
            <p className="meta ink">
              <Fact icon="map-pin">
                <German>{placeName(offer.places[0])}</German>
                {offer.kilometres === null ? null : ` · ${t("finding.kilometres", { count: Math.max(1, Math.round(offer.kilometres)) })}`}
              </Fact>
            </p>
          ) : null}
          <p className="meta">
            {offer.isPaused ? <Fact icon="hourglass">{t("finding.paused")}</Fact> : null}
            <Seats seats={offer.seats} />
            {offer.registration === "none" ? <Fact icon="circle-check">{t("finding.no-registration")}</Fact> : null}
            {offer.organisation ? <German>{offer.organisation}</German> : null}
          </p>
        </li>
      ))}
    </ol>
  );
}

function Branch({ branch: { icon, names } }: Pick<OfferCard, "branch">) {
  const { locale } = useLocale();
  const { text, lang } = labelName(names, locale);
  return (
    <Fact icon={storedIcon(icon)}>
      <span lang={lang}>{text}</span>
    </Fact>
  );
}

/** Whether who asks now gets a place; nothing where nobody counts them here. */
export function Seats({ seats }: { seats: OfferCard["seats"] }) {
  const { t } = useTexts();
  if (!seats) return null;
  return seats.isFull ? (
    <Fact icon="hourglass">{t("finding.waiting-list")}</Fact>
  ) : (
    <span className="seats">
      <Icon name="circle-check" />
      {t("finding.seats", { count: seats.free })}
    </span>
  );
}

function Fact({ icon, children }: { icon: Parameters<typeof Icon>[0]["name"]; children: ReactNode }) {
  return (
    <span>
      <Icon name={icon} />
      {children}
    </span>
  );
}
