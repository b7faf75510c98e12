import { data } from "react-router";
import { FilterBar } from "#app/components/filters.tsx";
import { Select } from "#app/components/forms/controls.tsx";
import { German } from "#app/components/german.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { requestContext } from "#app/request.ts";
import { listEntries, readProgramme, type ProgrammeEntry } from "#domain/offers/programmes/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import { isId } from "../../workspace/network/form.ts";
import type { Route } from "./+types/programme";
import { publicRegion } from "../frame.tsx";
import { Said } from "./offer-words.tsx";
import { offeredLocale, PortalFrame } from "./portal-frame.tsx";

/** A programme in the reader's language, else in German, with all that happens in it. @throws 404 as data */
export async function shownProgramme(ctx: Context, id: string, locale: Locale) {
  const found = await read(ctx, async (db) => {
    const programme = isId(id) ? await readProgramme(ctx, db, id) : null;
    // The office's own look at a draft stands in the workspace.
    return programme?.isPublic ? { programme, entries: await listEntries(ctx, db, programme, locale) } : null;
  });
  const words = found?.programme.texts.find(({ language }) => language === locale) ?? found?.programme.texts.find(({ language }) => language === "de");
  if (!found || !words) throw data({ code: "not-found" }, { status: 404 });
  return { ...found, words };
}

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const locale = offeredLocale(ctx.region, params.lang);
  const { programme, entries, words } = await shownProgramme(ctx, params.id, locale);
  const places = new Map(entries.flatMap(({ municipality }) => (municipality ? [[municipality.id, municipality.name] as const] : [])));
  const wanted = url.searchParams.get("ort") ?? "";
  const place = places.has(wanted) ? wanted : "";
  return {
    region: publicRegion(ctx.region),
    id: programme.id,
    firstDay: programme.firstDay,
    lastDay: programme.lastDay,
    title: { text: words.title, language: words.language },
    description: { text: words.description, language: words.language },
    entries: entries.filter(({ municipality }) => place === "" || municipality?.id === place),
    places: [...places].map(([value, label]) => ({ value, label, lang: "de" })).toSorted((a, b) => a.label.localeCompare(b.label, "de")),
    place,
  };
}

/** A series of events day by day; the same page printed is the leaflet for the door. */
export default function ProgrammePage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const formats = useFormats();
  const { region, id, firstDay, lastDay, title, description, entries, places, place } = loaderData;
  const home = `/${region.slug}/${locale}`;
  return (
    <PortalFrame region={region} area="kalender">
      <title>{`${title.text} – ${region.name}`}</title>
      <meta name="description" content={description.text || t("programmes.span", { from: formats.day(firstDay), until: formats.day(lastDay) })} />
      <header className="page-head flow">
        <p className="noprint">
          <a href={`${home}/programm`}>{t("programmes.list-title")}</a>
        </p>
        <h1>
          <Said words={title} />
        </h1>
        <p className="lede flow-s">{t("programmes.span", { from: formats.day(firstDay), until: formats.day(lastDay) })}</p>
      </header>
      {description.text ? (
        <p className="prose lines flow">
          <Said words={description} />
        </p>
      ) : null}
      {places.length > 1 ? (
        <FilterBar>
          <Select name="ort" label={t("programmes.place")} defaultValue={place} empty={t("programmes.all-places")} choices={places} />
        </FilterBar>
      ) : null}
      <p className="flow-s noprint">
        <a href={`${home}/programm/${id}/datei/programm.ics`}>{t("programmes.calendar")}</a>
      </p>
      {entries.length === 0 ? <p className="flow">{t("programmes.no-entries")}</p> : null}
      {[...Map.groupBy(entries, ({ day }) => day)].map(([day, ofDay]) => (
        <Day key={day} day={day} entries={ofDay} home={home} />
      ))}
    </PortalFrame>
  );
}

function Day({ day, entries, home }: { day: string; entries: readonly ProgrammeEntry[]; home: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <section className="flow" aria-labelledby={`tag-${day}`}>
      <h2 id={`tag-${day}`}>{formats.weekday(day)}</h2>
      <ul className="dates flow-s">
        {entries.map((entry) => (
          <li key={entry.offerId + entry.startsAt}>
            <div className="num">{entry.isAllDay ? t("finding.all-day") : formats.time(entry.startsAt)}</div>
            <div>
              <a href={`${home}/angebote/${entry.offerId}`}>
                <Said words={entry.title} />
              </a>
              {entry.isCancelled ? <strong className="w6"> {t("finding.cancelled")}</strong> : null}
              {entry.summary.text ? (
                <p className="s">
                  <Said words={entry.summary} />
                </p>
              ) : null}
              <p className="muted s">
                <German>{[entry.place, entry.municipality?.name, entry.organisation].filter(Boolean).join(" · ")}</German>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
