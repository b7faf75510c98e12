import { Fragment } from "react";
import { href } from "react-router";
import { Icon, type IconName } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";
import type { OffersWaiting } from "#domain/offers/waiting/index.ts";

/** Named in a row; the page behind it lists all. */
const MOST_NAMED = 3;
const ICONS: Record<OffersWaiting["kind"], IconName> = {
  review: "checkup-list",
  unseen: "eye",
  loans: "clock",
  places: "user-plus",
  feeds: "alert-triangle",
  overdue: "hourglass",
  addresses: "link",
  providers: "eye-off",
};

/** The queues of the offers, a row each, with the way to work on it. */
export function OffersWaitingRows({ region, queues }: { region: string; queues: readonly OffersWaiting[] }) {
  const { t } = useTexts();
  const { day } = useFormats();
  return (
    <Rows
      rows={queues.map((queue) => ({
        key: queue.kind,
        symbol: <Icon name={ICONS[queue.kind]} />,
        title: t(`offers-waiting.${queue.kind}`, { count: queue.count }),
        href: pageOf(queue),
        second: secondOf(queue),
      }))}
    />
  );

  function pageOf(queue: OffersWaiting): string | undefined {
    switch (queue.kind) {
      case "review":
        return href("/app/:region/angebote/pruefen", { region });
      case "unseen":
        return `${href("/app/:region/angebote", { region })}?stand=in-review`;
      case "feeds":
        return href("/app/:region/angebote/kalender", { region });
      case "overdue":
        return href("/app/:region/angebote/frische", { region });
      case "addresses":
        return href("/app/:region/angebote/adressen", { region });
      case "loans":
      case "places":
      case "providers":
        return undefined;
    }
  }

  function secondOf(queue: OffersWaiting) {
    switch (queue.kind) {
      case "review":
        return t("offers-waiting.since", { day: day(queue.since) });
      case "unseen":
        return t("offers-waiting.unseen-second");
      case "overdue":
        return t("offers-waiting.overdue-second", { hidden: queue.hidden });
      case "addresses":
        return queue.since ? t("offers-waiting.since", { day: day(queue.since) }) : undefined;
      case "feeds":
        return <Named things={queue.feeds} hrefOf={(id) => href("/app/:region/angebote/kalender/:id", { region, id })} />;
      case "loans":
        return <Named things={queue.offers} hrefOf={(id) => href("/app/:region/angebote/:id/ausleihen", { region, id })} />;
      case "places":
        return <Named things={queue.courses} hrefOf={(id) => href("/app/:region/angebote/:id/interessierte", { region, id })} />;
      case "providers":
        return <Named things={queue.providers} hrefOf={(id) => href("/app/:region/netzwerk/:id", { region, id })} />;
    }
  }
}

function Named({ things, hrefOf }: { things: readonly { id: string; title: string }[]; hrefOf: (id: string) => string }) {
  const { t } = useTexts();
  const links = (from: readonly { id: string; title: string }[]) =>
    from.map(({ id, title }, at) => (
      <Fragment key={id}>
        {at > 0 ? ", " : ""}
        <a href={hrefOf(id)}>{title}</a>
      </Fragment>
    ));
  return things.length <= MOST_NAMED + 1 ? (
    links(things)
  ) : (
    <details className="more">
      <summary>{t("desk.more-list", { count: things.length })}</summary>
      {links(things)}
    </details>
  );
}
