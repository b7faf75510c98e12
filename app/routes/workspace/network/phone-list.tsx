import { href } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Pagination } from "#app/components/filters.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { ContactGroups } from "#app/routes/public/contact-groups.tsx";
import { ContactFilters, CONTACTS_PAGE } from "#app/routes/public/contacts.tsx";
import { readContactsQuery, writeContactsQuery } from "#app/routes/public/contacts-query.ts";
import { loadFrame } from "#app/workspace.ts";
import { listContacts } from "#domain/concept/organisations/index.ts";
import { regionKinds } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/phone-list.ts";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { query, after } = readContactsQuery(url.searchParams);
  const found = await read(ctx, async (db) => ({
    list: await listContacts(ctx, db, query, { after, limit: CONTACTS_PAGE }),
    kinds: await regionKinds(ctx, db),
  }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    today: ctx.today,
    query,
    isFirst: after === null,
    ...found,
  };
}

export default function PhoneListPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, today, query, isFirst, list, kinds } = loaderData;
  const path = href("/app/:region/netzwerk/telefonliste", { region });
  const download = (file: string) => href("/app/:region/netzwerk/telefonliste/datei/:file", { region, file }) + writeContactsQuery(query);
  const everything = query.actionFieldId === null && query.municipalityId === null && query.language === null;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("network.title"), href: href("/app/:region/netzwerk", { region }) }]}
      title={t("contact-lists.phone-list")}
      lede={t("contact-lists.phone-list-lede", { total: list.total })}
    >
      <title>{`${t("contact-lists.phone-list")} – ${frame.region.name}`}</title>
      <ContactFilters action={path} query={query} list={list} />
      <p className="row s noprint flow-s">
        <a href={path + writeContactsQuery({ ...query, by: query.by === "topic" ? "place" : "topic" })}>
          {t(query.by === "topic" ? "contact-lists.by-place" : "contact-lists.by-topic")}
        </a>
        {everything ? null : (
          <a href={path + writeContactsQuery({ ...query, actionFieldId: null, municipalityId: null, language: null })}>{t("common.remove-all-filters")}</a>
        )}
        {isFirst ? null : <a href={path + writeContactsQuery(query)}>{t("contact-lists.from-start")}</a>}
      </p>
      {list.total === 0 ? <EmptyState>{t("contact-lists.phone-list-empty")}</EmptyState> : null}
      <ContactGroups groups={list.groups} by={query.by} kinds={kinds} today={today} hrefOf={(id) => href("/app/:region/netzwerk/:id", { region, id })} />
      <Pagination nextHref={list.next ? path + writeContactsQuery(query, { ab: list.next }) : undefined} />
      {list.total > 0 ? (
        <p className="row s noprint flow">
          <a href={download("telefonliste.xlsx")}>{t("contact-lists.download-xlsx")}</a>
          <a href={download("telefonliste.csv")}>{t("contact-lists.download-csv")}</a>
          <a href={download("telefonliste.pdf")}>{t("contact-lists.download-pdf")}</a>
          <a href={download("telefonliste-falten.pdf")}>{t("contact-lists.download-fold")}</a>
        </p>
      ) : null}
    </WorkspacePage>
  );
}
