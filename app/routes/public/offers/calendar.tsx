import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { German } from "#app/components/german.tsx";
import { telephone } from "#app/components/telephone.tsx";
import { requestContext } from "#app/request.ts";
import { ANY_OFFER, findPlace, listCalendar, type CalendarDay } from "#domain/offers/finding/index.ts";
import { listProgrammes } from "#domain/offers/programmes/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/calendar";
import { publicRegion } from "../frame.tsx";
import { Chosen, OfferFilters, useChips } from "./offer-filters.tsx";
import { Loosen, NotHere, SpelledAlike, UnknownPlace } from "./nothing.tsx";
import { Said } from "./offer-words.tsx";
import { writeOffersQuery } from "#app/offers/offers-query.ts";
import { readSaidQuery } from "#app/offers/passed-over.ts";
import { offeredLocale, PortalFrame } from "./portal-frame.tsx";
import { calendarSpan } from "./calendar-span.ts";
import { Subscribe } from "./subscribe.tsx";
import { Views } from "./views.tsx";

/** Entries of one day; the rest stands on the day's own page. */
const MOST = { tag: 1000, woche: 12, monat: 3 };

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const locale = offeredLocale(ctx.region, params.lang);
  const span = calendarSpan(url.searchParams, ctx.today);
  return read(ctx, async (db) => {
    const { query, passedOver, labels } = await readSaidQuery(ctx, db, url.searchParams);
    return {
      region: publicRegion(ctx.region),
      today: ctx.today,
      span,
      query,
      knowsPlace: query.place === "" || (await findPlace(ctx, db, query.place)) !== null,
      ...(await listCalendar(ctx, db, query, { ...span, most: MOST[span.view] }, locale)),
      labels,
      passedOver,
      programmes: await listProgrammes(ctx, db, locale, { comingOnly: true }),
    };
  });
}

/** What is on, week by week or month by month. */
export default function Calendar({
  loaderData: { region, today, span, query, knowsPlace, days, nearly, labels, passedOver, programmes },
}: Route.ComponentProps) {
  const { t, rich } = useTexts();
  const { locale } = useLocale();
  const formats = useFormats();
  const home = `/${region.slug}/${locale}`;
  const path = `${home}/kalender`;
  const at = (view: string, day: string) => path + writeOffersQuery(query, { ansicht: view, ab: day });
  const shown = { ansicht: span.view, ab: span.view === "monat" ? span.middle : span.from };
  const chips = useChips(query, labels, path, true, shown);
  const title =
    span.view === "monat"
      ? formats.month(span.middle)
      : span.view === "tag"
        ? formats.weekday(span.middle)
        : t("finding.week-of", { from: formats.day(span.from), until: formats.day(span.until) });
  return (
    <PortalFrame region={region} area="kalender">
      <title>{`${t("finding.kalender")} – ${region.name}`}</title>
      <meta name="description" content={`${t("finding.kalender")}: ${title}`} />
      <header className="page-head flow">
        <h1>{t("finding.kalender")}</h1>
        <p className="lede flow-s">{title}</p>
      </header>
      {programmes.length > 0 ? (
        <p className="flow-s">
          {t("programmes.running")}{" "}
          {programmes.map(({ id, title: name }, place) => (
            <span key={id}>
              {place > 0 ? ", " : ""}
              <a href={`${home}/programm/${id}`}>
                <Said words={name} />
              </a>
            </span>
          ))}
        </p>
      ) : null}
      <Views slug={region.slug} query={query} current={span.view} day={span.next} />
      <div className="two flip flow-s">
        <div>
          <Chosen chips={chips} path={path + writeOffersQuery(ANY_OFFER, shown)} />
          <NotHere passedOver={passedOver} />
          <UnknownPlace place={query.place} isKnown={knowsPlace} />
          <p className="row between flow-s noprint">
            <a href={at(span.view, span.before)} rel="prev">
              {t("finding.before")}
            </a>
            <a href={`${at(span.view, today)}#tag-${today}`}>{t("finding.today")}</a>
            <a href={at(span.view, span.after)} rel="next">
              {t("finding.after")}
            </a>
          </p>
          <SpelledAlike said={query.said} nearly={nearly} />
          {days.length === 0 ? (
            <p className="flow">{region.phone === "" ? t("finding.no-dates-here") : rich("finding.no-dates", { phone: region.phone, bdi: telephone })}</p>
          ) : null}
          {days.length === 0 ? <Loosen chips={chips} /> : null}
          {days.map((one) => (
            <Day key={one.day} one={one} today={today} home={home} dayHref={at("tag", one.day)} />
          ))}
          <p className="flow-s s noprint">
            <a href={`${home}/gedruckt${writeOffersQuery(query)}`}>{t("paper.link")}</a>
          </p>
          <Subscribe path={`${home}/kalender.ics${writeOffersQuery(query)}`} />
        </div>
        <OfferFilters query={query} labels={labels} asksKind chosen={chips.length} hrefOf={(other) => path + writeOffersQuery(other, shown)}>
          <input type="hidden" name="ansicht" value={shown.ansicht} />
          <input type="hidden" name="ab" value={shown.ab} />
        </OfferFilters>
      </div>
    </PortalFrame>
  );
}

function Day({ one: { day, count, entries }, today, home, dayHref }: { one: CalendarDay; today: string; home: string; dayHref: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <section className="flow" aria-labelledby={`tag-${day}`}>
      <h2 id={`tag-${day}`}>
        {formats.weekday(day)} {day === today ? <span className="here">{t("finding.today")}</span> : null}
      </h2>
      <ul className="dates flow-s">
        {entries.map(({ offerId, startsAt, endsAt, isAllDay, goesOn, title, municipality }) => (
          <li key={offerId + startsAt}>
            <div className="num">
              {goesOn === "ends" ? t("finding.ends-at", { clock: formats.time(endsAt) }) : isAllDay || goesOn ? t("finding.all-day") : formats.time(startsAt)}
            </div>
            <div>
              <a href={`${home}/angebote/${offerId}`}>
                <Said words={title} />
              </a>
              {municipality ? (
                <p className="muted s">
                  <German>{municipality}</German>
                </p>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {count > entries.length ? (
        <p className="s">
          <a href={dayHref}>{t("finding.more-that-day", { count: count - entries.length })}</a>
        </p>
      ) : null}
    </section>
  );
}
