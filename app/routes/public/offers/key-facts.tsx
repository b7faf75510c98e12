import { Fragment, type ReactNode } from "react";
import { German } from "#app/components/german.tsx";
import { Icon, type IconName } from "#app/components/icon.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { useTimesWords } from "#app/offers/use-times-words.ts";
import type { OfferPage, OfferPlace } from "#domain/offers/finding/index.ts";
import type { OfferTime } from "#domain/offers/times/index.ts";
import { labelName, placeName, Said, useCostWords, useDateWords } from "./offer-words.tsx";

/** When, where, for whom, what it costs: what somebody asks before going there. @param today of the region */
export function KeyFacts({ offer, times, today }: { offer: OfferPage; times: readonly OfferTime[]; today: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  const when = useDateWords();
  const words = useTimesWords(today);
  const cost = useCostWords();
  const { locale } = useLocale();
  const groups = offer.labels.filter(({ kind }) => kind === "target-group").map(({ names }) => labelName(names, locale));
  // An irregular time says nothing beside the provider's own words.
  const said = words(times.filter(({ kind }) => kind !== "irregular" || !offer.timesNote.text));
  return (
    <section aria-labelledby="h-facts">
      <h2 className="vh" id="h-facts">
        {t("finding.facts")}
      </h2>
      <dl className="keyfacts">
        {said || offer.timesNote.text || offer.validUntil ? (
          <Fact icon="clock" name={t("finding.when")}>
            {said ? <p className="lines">{said}</p> : null}
            {offer.next && times.some(({ kind }) => kind === "series") ? <p>{t("finding.next", { date: when(offer.next) })}</p> : null}
            {offer.timesNote.text ? <Said words={offer.timesNote} /> : null}
            {offer.validUntil ? <p>{t("finding.valid-until", { day: formats.day(offer.validUntil) })}</p> : null}
          </Fact>
        ) : null}
        {offer.setting === "place" && offer.places.length === 0 ? null : (
          <Fact icon={offer.setting === "place" ? "map-pin" : "world"} name={t("finding.where")}>
            {offer.setting === "place" ? null : <p>{t(`finding.setting-${offer.setting}`)}</p>}
            {offer.places.map((place) => (
              <Address key={placeName(place) + place.street} place={place} />
            ))}
          </Fact>
        )}
        {groups.length > 0 ? (
          <Fact icon="users" name={t("finding.group")}>
            {groups.map(({ text, lang }, at) => (
              <Fragment key={text}>
                {at > 0 ? ", " : ""}
                <span lang={lang}>{text}</span>
              </Fragment>
            ))}
          </Fact>
        ) : null}
        {cost(offer) || offer.costNote.text ? (
          <Fact icon="coin-euro" name={t("finding.cost")}>
            {cost(offer)} {offer.costNote.text ? <Said words={offer.costNote} /> : null}
          </Fact>
        ) : null}
        {offer.hasChildcare ? (
          <Fact icon="baby-carriage" name={t("finding.children")}>
            {offer.childcareNote.text ? <Said words={offer.childcareNote} /> : t("finding.childcare")}
          </Fact>
        ) : null}
        {offer.accessibility.length > 0 ? (
          <Fact icon="wheelchair" name={t("finding.access")}>
            {formats.list(offer.accessibility.map((one) => t(`entry.accessibility-${one}`)))}
          </Fact>
        ) : null}
        {offer.languages.length > 0 ? (
          <Fact icon="language" name={t("finding.we-speak")}>
            {formats.list(offer.languages.map(formats.language))}
          </Fact>
        ) : null}
      </dl>
    </section>
  );
}

function Fact({ icon, name, children }: { icon: IconName; name: string; children: ReactNode }) {
  return (
    <div>
      <dt>
        <Icon name={icon} />
        {name}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

/** German, whatever the page speaks: it has to be read out to a driver. */
function Address({ place }: { place: OfferPlace }) {
  return (
    <p>
      <German>{[place.name, place.street, [place.postalCode, place.municipality].filter(Boolean).join(" ")].filter(Boolean).join(", ")}</German>
    </p>
  );
}
