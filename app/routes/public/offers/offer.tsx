import { data } from "react-router";
import { Crumbs } from "#app/components/crumbs.tsx";
import { German } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Telephone } from "#app/components/telephone.tsx";
import { clockOf, daysOf, takesDays } from "#app/offers/date-words.ts";
import { houseContext, requestContext } from "#app/request.ts";
import { findLending, type LendingFields } from "#domain/offers/lending/index.ts";
import { findPost } from "#domain/offers/posts/index.ts";
import { findBookable, type Bookable } from "#domain/offers/bookings/index.ts";
import { listTimes } from "#domain/offers/times/index.ts";
import { findOffer, listMap, type OfferPage } from "#domain/offers/finding/index.ts";
import { read } from "#platform/db/index.ts";
import { dayHere } from "#platform/i18n/index.ts";
import { freshness, readUpkeepSettings } from "#domain/offers/upkeep/index.ts";
import type { Route } from "./+types/offer";
import { isId } from "../../workspace/network/form.ts";
import { publicRegion } from "../frame.tsx";
import { CourseFacts } from "./course-facts.tsx";
import { courseOf } from "./course-of.ts";
import { offerData } from "./offer-data.ts";
import { OfferMap } from "./offer-map.tsx";
import { labelName, Said, SaidSection } from "./offer-words.tsx";
import { KeyFacts } from "./key-facts.tsx";
import { LendingFacts } from "./lending-facts.tsx";
import { PostFacts } from "./post-facts.tsx";
import { offeredLocale, PortalFrame } from "./portal-frame.tsx";
import { OfferCalendars } from "./subscribe.tsx";
import { Unconfirmed } from "./unconfirmed.tsx";

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const locale = offeredLocale(ctx.region, params.lang);
  const found = await read(ctx, async (db) => {
    const offer = isId(params.id) ? await findOffer(ctx, db, params.id, locale) : null;
    if (!offer) return null;
    const places = offer.registration === "here" ? await findBookable(ctx, db, offer.id) : null;
    const settings = await readUpkeepSettings(ctx, db);
    const special = { course: await courseOf(ctx, db, offer), post: await findPost(ctx, db, offer.id), lending: await findLending(ctx, db, offer.id) };
    return { offer, places, times: await listTimes(ctx, db, offer.id), ...special, areas: await listMap(ctx, db), settings };
  });
  if (!found) throw data({ code: "not-found" }, { status: 404 });
  const { offer } = found;
  const { origin } = context.get(houseContext).settings;
  return {
    region: publicRegion(ctx.region),
    today: ctx.today,
    ...found,
    age: freshness(offer.confirmedOn, ctx.today, found.settings.askAfterDays),
    forMachines: offerData(offer, new URL(`/${ctx.region.slug}/${locale}/angebote/${offer.id}`, origin).href),
  };
}

export default function Offer({ loaderData: { region, today, offer, places, times, course, post, lending, areas, age, forMachines } }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const { day } = useFormats();
  const home = `/${region.slug}/${locale}`;
  const branch = labelName(offer.branch.names, locale);
  // The first text that the reader's language lacks says so for those below it, too.
  const foreign = [offer.title, offer.description, offer.requirements, offer.papers].find(({ text, language }) => text && language !== locale);
  return (
    <PortalFrame region={region} area={offer.kind === "course" ? "kurse" : "angebote"}>
      <title>{`${offer.title.text} – ${region.name}`}</title>
      <meta name="description" content={offer.summary.text || offer.title.text} />
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: forMachines }} />
      <Crumbs
        crumbs={[
          { label: t("finding.angebote"), href: `${home}/angebote` },
          { ...branch, label: branch.text, href: `${home}/angebote?bereich=${offer.branch.key}` },
        ]}
      />
      <div className="two flow-s">
        <article className="stack-l">
          <header>
            <h1>
              <Said words={offer.title} />
            </h1>
            <p className="lede flow-s">
              <Said words={offer.summary} />
            </p>
            {foreign === offer.title ? <p className="flow-s muted s">{t("finding.only-german")}</p> : null}
            <Unconfirmed age={age} confirmedOn={offer.confirmedOn} />
            {offer.isPaused ? <p className="flow-s">{t("finding.paused-long")}</p> : null}
          </header>
          <KeyFacts offer={offer} times={times} today={today} />
          <PostFacts post={post} />
          <LendingFacts lending={lending} />
          <SaidSection words={offer.description} explains={offer.description === foreign} />
          <CourseFacts {...course} requirements={offer.requirements} explains={offer.requirements === foreign} />
          <SaidSection words={offer.papers} title={t("finding.papers")} lines explains={offer.papers === foreign} />
          <NextDates offer={offer} />
          <OfferCalendars offer={offer} home={home} />
        </article>
        <aside className="stack" aria-label={t("finding.contact-and-way")}>
          <Contact offer={offer} places={places} lending={lending} ownHref={`${home}/angebote/${offer.id}`} />
          {offer.places.length > 0 ? (
            <section className="side">
              <h2>{t("finding.way")}</h2>
              <OfferMap areas={areas} offers={[offer]} />
            </section>
          ) : null}
          <section className="side">
            <p className="xs muted">{t("finding.confirmed", { day: day(offer.confirmedOn) })}</p>
          </section>
        </aside>
      </div>
    </PortalFrame>
  );
}

function NextDates({ offer }: { offer: OfferPage }) {
  const { t } = useTexts();
  const formats = useFormats();
  if (offer.dates.length === 0) return null;
  return (
    <section aria-labelledby="h-next">
      <h2 id="h-next">{t("finding.next-dates")}</h2>
      <ol className="dates flow-s">
        {offer.dates.map((date) => {
          const on = dayHere(date.startsAt);
          return (
            <li key={date.startsAt}>
              <div className="day">
                <b className="num">{Number(on.slice(8))}</b>
                {formats.monthShort(on)}
              </div>
              <div>
                <span className="w6">{takesDays(date) ? daysOf(t, formats, date) : formats.weekday(on)}</span>
                <p>
                  {date.isCancelled ? `${t("finding.cancelled")} · ` : ""}
                  {takesDays(date) ? null : date.isAllDay ? t("finding.all-day") : clockOf(t, date)}
                </p>
              </div>
            </li>
          );
        })}
      </ol>
      {offer.dateCount > offer.dates.length ? <p className="muted s">{t("finding.more-dates", { count: offer.dateCount })}</p> : null}
    </section>
  );
}

function Contact({ offer, places, lending, ownHref }: { offer: OfferPage; places: Bookable | null; lending: LendingFields | null; ownHref: string }) {
  const { t } = useTexts();
  const who = [offer.contact?.name, offer.contact?.function, offer.organisation].filter(Boolean).join(", ");
  return (
    <section className="side">
      <h2>{t(offer.registration === "none" ? "finding.contact" : "finding.register")}</h2>
      {who ? (
        <p className="flow-s">
          <German>{who}</German>
        </p>
      ) : null}
      {offer.registration === "here" && lending ? null : (
        <p className="flow-s">
          {t(offer.registration === "here" && !places?.takesBookings ? "bookings.closed" : `finding.registration-${offer.registration}`)}
        </p>
      )}
      {offer.registration === "link" && offer.registrationLink ? (
        <p className="flow-s">
          <a className="kern-btn kern-btn--primary wide" href={offer.registrationLink} rel="noreferrer">
            {t("finding.to-registration")}
          </a>
          <span className="xs muted">
            <bdi>{offer.registrationLink.replace(/^https?:\/\//, "")}</bdi>
          </span>
        </p>
      ) : null}
      {places?.takesBookings ? (
        <>
          <p className="flow-s w6">{places.isFull ? t("bookings.full") : t("bookings.free", { free: places.free, maximum: places.maximum })}</p>
          <p className="flow-s">
            <a className="kern-btn kern-btn--primary wide" href={`${ownHref}/anmelden`}>
              {t("bookings.form-title")}
            </a>
          </p>
        </>
      ) : null}
      {lending ? (
        <p className="flow-s">
          <a className={`kern-btn kern-btn--${offer.registration === "here" ? "primary" : "secondary"} wide`} href={`${ownHref}/ausleihen`}>
            {t("lending.free-now")}
          </a>
        </p>
      ) : null}
      {offer.phone ? (
        <p className="tel flow-s">
          <Telephone number={offer.phone} sign={<Icon name="phone" />} />
        </p>
      ) : null}
      {offer.email ? (
        <p className="s flow-s">
          <Icon name="mail" />{" "}
          <a href={`mailto:${offer.email}`}>
            <bdi>{offer.email}</bdi>
          </a>
        </p>
      ) : null}
      <WebAddress address={offer.website} name={t("finding.website")} />
      <WebAddress address={offer.onlineAddress} name={t("finding.online-address")} />
    </section>
  );
}

/** What an address is, and on whose pages it leads. */
function WebAddress({ address, name }: { address: string | null; name: string }) {
  if (!address || !/^https?:\/\//.test(address)) return null;
  return (
    <p className="s flow-s">
      <Icon name="external-link" /> {name}:{" "}
      <a href={address} rel="noreferrer">
        <bdi>{hostOf(address)}</bdi>
      </a>
    </p>
  );
}

const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).host : address);
