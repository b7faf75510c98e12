import { listContacts, type ContactList, type ContactQuery } from "#domain/concept/organisations/index.ts";
import { regionKinds } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import { FilterBar, Pagination } from "#app/components/filters.tsx";
import { Select } from "#app/components/forms/controls.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { requestContext } from "#app/request.ts";
import type { Route } from "./+types/contacts";
import { ContactGroups } from "./contact-groups.tsx";
import { readContactsQuery, writeContactsQuery } from "./contacts-query.ts";
import { ConceptFrame, publicRegion } from "./frame.tsx";

/** Lines of one page: a small county's whole list. More cost more to render than to find: 250 with their people are 470 kB. */
export const CONTACTS_PAGE = 50;

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { query, after } = readContactsQuery(url.searchParams);
  const found = await read(ctx, async (db) => ({
    list: await listContacts(ctx, db, query, { after, limit: CONTACTS_PAGE }),
    kinds: await regionKinds(ctx, db),
  }));
  return { region: publicRegion(ctx.region), today: ctx.today, query, isFirst: after === null, ...found };
}

export default function ContactsPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const { region, today, query, isFirst, list, kinds } = loaderData;
  const path = `/${region.slug}/kontakte`;
  const inLanguage: Record<string, string> = locale === "de" ? {} : { sprache: locale };
  const page = (more: Record<string, string> = {}, change: Partial<ContactQuery> = {}) =>
    path + writeContactsQuery({ ...query, ...change }, { ...more, ...inLanguage });
  const download = (file: string) => `${path}/datei/${file}${writeContactsQuery(query, inLanguage)}`;
  const everything = query.actionFieldId === null && query.municipalityId === null && query.language === null;
  return (
    <ConceptFrame region={region} today={today} area="kontakte">
      <title>{`${t("contact-lists.title")} – ${region.name}`}</title>
      <meta name="description" content={t("contact-lists.lede", { total: list.total })} />
      <header className="page-head hero">
        <h1>{t("contact-lists.title")}</h1>
        <p className="lede">{t(everything ? "contact-lists.lede" : "contact-lists.found", { total: list.total })}</p>
      </header>
      <ContactFilters action={path} query={query} list={list} />
      <p className="row s noprint flow-s">
        <a href={page({}, { by: query.by === "topic" ? "place" : "topic" })}>{t(query.by === "topic" ? "contact-lists.by-place" : "contact-lists.by-topic")}</a>
        {everything ? null : (
          <a href={path + writeContactsQuery({ ...query, actionFieldId: null, municipalityId: null, language: null }, inLanguage)}>
            {t("common.remove-all-filters")}
          </a>
        )}
        {isFirst ? null : <a href={page()}>{t("contact-lists.from-start")}</a>}
      </p>
      {list.total === 0 ? (
        <p className="flow">{region.phone === "" ? t("contact-lists.empty") : t("contact-lists.empty-call", { phone: region.phone })}</p>
      ) : null}
      <ContactGroups groups={list.groups} by={query.by} kinds={kinds} today={today} />
      <Pagination nextHref={list.next ? page({ ab: list.next }) : undefined} />
      {list.total > 0 ? (
        <p className="row s noprint flow">
          <a href={download("kontakte.xlsx")}>{t("contact-lists.download-xlsx")}</a>
          <a href={download("kontakte.pdf")}>{t("contact-lists.download-pdf")}</a>
          <a href={download("kontakte-falten.pdf")}>{t("contact-lists.download-fold")}</a>
        </p>
      ) : null}
    </ConceptFrame>
  );
}

/** Of each filter one value: the list is for people who look for one thing. */
export function ContactFilters({ action, query, list }: { action: string; query: ContactQuery; list: ContactList }) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const { language } = useFormats();
  const counted = (choices: ContactList["topics"]) => choices.map(({ value, label, count }) => ({ value, label: `${label} (${count})`, lang: "de" }));
  return (
    <FilterBar action={action} submit={t("contact-lists.show")}>
      {locale === "de" ? null : <input type="hidden" name="sprache" value={locale} />}
      {query.by === "place" ? <input type="hidden" name="nach" value="ort" /> : null}
      <Select
        name="feld"
        label={t("contact-lists.filter-topic")}
        empty={t("contact-lists.any-topic")}
        defaultValue={query.actionFieldId ?? ""}
        choices={counted(list.topics)}
      />
      <Select
        name="ort"
        label={t("contact-lists.filter-place")}
        empty={t("contact-lists.any-place")}
        defaultValue={query.municipalityId ?? ""}
        choices={counted(list.places)}
      />
      <Select
        name="spricht"
        label={t("contact-lists.filter-language")}
        empty={t("contact-lists.any-language")}
        defaultValue={query.language ?? ""}
        choices={list.languages.map(({ value, count }) => ({ value, label: `${language(value)} (${count})` }))}
      />
    </FilterBar>
  );
}
