import { use, type ReactNode } from "react";
import { Answer } from "#app/answer.tsx";
import { german } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useTexts } from "#app/components/locale.tsx";
import type { OfferPage } from "#domain/offers/finding/index.ts";

/**
 * How dates come into the reader's own calendar: one tap where a program is set up for it, the address to copy elsewhere.
 * @param path of the calendar, with its query
 * @param label says whose dates they are, where that is not all that the page shows
 */
export function Subscribe({ path, label }: { path: string; label?: ReactNode }) {
  const { t } = useTexts();
  const { origin } = use(Answer);
  const address = new URL(path, origin);
  return (
    <details className="more noprint">
      <summary>
        <Icon name="calendar-event" /> {label ?? t("offers-out.subscribe")}
      </summary>
      <p className="flow-s">{t("offers-out.subscribe-how")}</p>
      <p className="flow-s">
        <a href={`webcal://${address.host}${address.pathname}${address.search}`}>{t("offers-out.subscribe-now")}</a>
      </p>
      <p className="flow-s s">
        {t("offers-out.address")} <bdi>{address.href}</bdi>
      </p>
      <p className="flow-s">
        <a href={path}>{t("offers-out.once")}</a>
      </p>
    </details>
  );
}

/** Beside the dates of an offer: these, and all of its provider. */
export function OfferCalendars({ offer, home }: { offer: OfferPage; home: string }) {
  const { rich } = useTexts();
  if (offer.dates.length === 0) return null;
  return (
    <div className="stack-s">
      <Subscribe path={`${home}/angebote/${offer.id}/kalender.ics`} />
      {offer.organisation && offer.organisationId ? (
        <Subscribe
          path={`${home}/kalender.ics?anbieter=${offer.organisationId}`}
          label={rich("offers-out.of-organisation", { organisation: offer.organisation, german })}
        />
      ) : null}
    </div>
  );
}
