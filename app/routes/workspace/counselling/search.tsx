import { href } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Pagination } from "#app/components/filters.tsx";
import { Select } from "#app/components/forms/controls.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { ANY_OFFER, readCounsel, readOffers, type Counsel, type OfferCard, type OfferQuery } from "#domain/offers/finding/index.ts";
import { read } from "#platform/db/index.ts";
import { LANGUAGES } from "#platform/i18n/index.ts";
import { FEW } from "#platform/small-numbers/index.ts";
import { NotHere, SpelledAlike, UnknownPlace } from "../../public/offers/nothing.tsx";
import { Chosen, OfferFilters, useChips } from "../../public/offers/offer-filters.tsx";
import { placeName, useCostWords, useDateWords, useLevelWords } from "../../public/offers/offer-words.tsx";
import { foundPage, PAGE } from "#app/offers/found-page.ts";
import { writeOffersQuery } from "#app/offers/offers-query.ts";
import { readSaidQuery } from "#app/offers/passed-over.ts";
import type { Route } from "./+types/search.ts";
import { MOST_CHOSEN, readChosen, writeChosen, type ChosenOffers } from "./chosen.ts";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const chosen = readChosen(url.searchParams, ctx.region);
  const found = await read(ctx, async (db) => {
    const { query, passedOver, labels } = await readSaidQuery(ctx, db, url.searchParams);
    const { page, found: list } = await foundPage(ctx, db, url.searchParams, query, "de", "kept");
    const ids = list.offers.map(({ id }) => id);
    const shown = [...new Set([...ids, ...chosen.ids])];
    const cards = new Map((await readOffers(ctx, db, shown, "de", "kept")).map((card) => [card.id, card]));
    const kilometres = new Map(list.offers.map((offer) => [offer.id, offer.kilometres]));
    const counsel = (await readCounsel(ctx, db, shown)).map((one) => ({ ...one, card: cards.get(one.id), kilometres: kilometres.get(one.id) ?? null }));
    const of = (some: string[]) => counsel.filter(({ id }) => some.includes(id));
    return { query, passedOver, page, list, offers: of(ids), chosen: of(chosen.ids), labels };
  });
  const { total, nearly, counts, municipalities, place } = found.list;
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    query: found.query,
    passedOver: found.passedOver,
    page: found.page,
    knowsPlace: place !== null,
    total,
    nearly,
    counts,
    municipalities,
    offers: found.offers,
    labels: found.labels,
    chosen: { ...chosen, offers: found.chosen },
    languages: LANGUAGES.filter(({ code }) => ctx.region.languages.includes(code)),
    nothingChosen: url.searchParams.get("hinweis") === "leer",
  };
}

/** The search of the portal with what the house knows besides, to choose from and print for a client. Nothing about the client is kept. */
export default function Counselling({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, query, passedOver, page, knowsPlace, total, nearly, counts, municipalities, offers, labels, chosen, languages, nothingChosen } =
    loaderData;
  const path = href("/app/:region/beratung", { region });
  const kept = writeChosen(chosen);
  const hrefOf = (other: OfferQuery, more: Record<string, string> = {}) => path + writeOffersQuery(other, { ...kept, ...more });
  const chips = useChips(query, labels, path, true, kept);
  const elsewhere = chosen.offers.filter(({ id }) => !offers.some((offer) => offer.id === id));
  const pageHref = (number: number) => hrefOf(query, number > 1 ? { seite: String(number) } : {});
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) }, { label: t("counselling.title") }]}
      title={t("counselling.title")}
      lede={t("counselling.lede", { total })}
      notice={
        nothingChosen ? (
          <Notice kind="warn">{t("counselling.nothing-chosen")}</Notice>
        ) : chosen.beyond.length > 0 ? (
          <Notice kind="warn">{t("counselling.too-many", { count: MOST_CHOSEN, beyond: chosen.beyond.length })}</Notice>
        ) : undefined
      }
    >
      <title>{`${t("counselling.title")} – ${frame.region.name}`}</title>
      <div className="two flip">
        <OfferFilters query={query} found={{ counts, municipalities }} labels={labels} asksKind chosen={chips.length} hrefOf={hrefOf}>
          <Hidden fields={Object.entries(kept)} />
        </OfferFilters>
        <div className="stack">
          <Chosen chips={chips} path={path + writeOffersQuery(ANY_OFFER, kept)} />
          <p className="row s noprint">
            <a href={href("/app/:region/angebote/interessierte/neu", { region })}>{t("counselling.enter-interest")}</a>
            <a href={href("/app/:region/beratung/eingetragen", { region })}>{t("interest.own-title")}</a>
            <a href={`/${region}/de/kalender${writeOffersQuery(query)}`}>{t("counselling.in-calendar")}</a>
            <a href={`/${region}/de/karte${writeOffersQuery(query)}`}>{t("counselling.on-map")}</a>
          </p>
          <NotHere passedOver={passedOver} />
          <UnknownPlace place={query.place} isKnown={knowsPlace} />
          <SpelledAlike said={query.said} nearly={nearly} />
          <form method="get" className="stack">
            <Hidden fields={[...new URLSearchParams(writeOffersQuery(query)), ...(page > 1 ? [["seite", String(page)] as const] : [])]} />
            {elsewhere.length > 0 ? (
              <section aria-labelledby="h-chosen">
                <h2 id="h-chosen">{t("counselling.chosen-elsewhere")}</h2>
                <Offers region={region} offers={elsewhere} chosen={chosen} />
              </section>
            ) : null}
            {offers.length > 0 ? <Offers region={region} offers={offers} chosen={chosen} /> : <EmptyState>{t("counselling.empty")}</EmptyState>}
            <Select
              name="sprache"
              label={t("counselling.language")}
              hint={t("counselling.language-hint", { count: MOST_CHOSEN })}
              defaultValue={chosen.language}
              choices={languages.map(({ code, name }) => ({ value: code, label: name, lang: code }))}
            />
            <p className="row">
              <button className="kern-btn kern-btn--primary" type="submit" formAction={href("/app/:region/beratung/drucken", { region })}>
                {t("counselling.print")}
              </button>
              <button className="kern-btn kern-btn--secondary" type="submit">
                {t("counselling.keep")}
              </button>
            </p>
          </form>
          <Pagination previousHref={page > 1 ? pageHref(page - 1) : undefined} nextHref={page * PAGE < total ? pageHref(page + 1) : undefined} />
        </div>
      </div>
    </WorkspacePage>
  );
}

function Hidden({ fields }: { fields: readonly (readonly [name: string, value: string])[] }) {
  return fields.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

type Advised = Counsel & { card: OfferCard | undefined; kilometres: number | null };

function Offers({ region, offers, chosen }: { region: string; offers: readonly Advised[]; chosen: ChosenOffers }) {
  const { t } = useTexts();
  const formats = useFormats();
  const facts = useFacts();
  return (
    <Rows
      rows={offers.map((offer) => ({
        key: offer.id,
        symbol: (
          <input
            type="checkbox"
            name="wahl"
            value={offer.id}
            defaultChecked={chosen.ids.includes(offer.id)}
            disabled={!offer.isShown}
            aria-label={t("counselling.choose", { title: offer.title })}
          />
        ),
        title: offer.title,
        href: href("/app/:region/angebote/:id", { region, id: offer.id }),
        tag: (
          <>
            {offer.state === "public" ? null : <Tag>{t(`catalogue.state-${offer.state}`)}</Tag>}
            {offer.isShown || offer.state === "in-review" ? null : <Tag>{t("catalogue.hidden")}</Tag>}
            {offer.age === "fresh" ? null : <Tag>{t("catalogue.confirmed-last", { day: formats.day(offer.confirmedOn) })}</Tag>}
          </>
        ),
        second: (
          <>
            {offer.summary}
            <span className="block">{facts(offer)}</span>
            {[offer.organisation, offer.phone].filter(Boolean).join(" · ")}
            {offer.places ? (
              <>
                <br />
                <strong>{placesText(t, offer.places)}</strong>
              </>
            ) : null}
            {offer.note ? (
              <>
                <br />
                {t("counselling.note", { note: offer.note })}
              </>
            ) : null}
          </>
        ),
      }))}
    />
  );
}

/** What tells one offer from another of the same name: when, where, how far, and what clients ask first. */
function useFacts(): (offer: Advised) => string {
  const { t } = useTexts();
  const when = useDateWords();
  const cost = useCostWords();
  const level = useLevelWords();
  return ({ card, kilometres }) => {
    if (!card) return "";
    const [place] = card.places;
    const facts = [
      card.next && t("finding.next", { date: when(card.next) }),
      place && placeName(place),
      kilometres !== null && t("finding.kilometres", { count: Math.max(1, Math.round(kilometres)) }),
      card.setting !== "place" && t(`finding.setting-${card.setting}`),
      level(card.level),
      cost(card),
      card.hasChildcare && t("finding.childcare"),
      card.accessibility.includes("step-free") && t("finding.step-free"),
    ];
    return facts.filter(Boolean).join(" · ");
  };
}

function placesText(t: ReturnType<typeof useTexts>["t"], { free, maximum, waiting, waitingDays }: NonNullable<Counsel["places"]>): string {
  const there = t("counselling.places", { free, maximum });
  if (waitingDays === undefined) return there;
  return `${there} · ${t("counselling.waiting", { count: waiting === null || waiting === undefined ? FEW : String(waiting), days: waitingDays })}`;
}
