import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { ChosenFilters, FilterForm, Pagination } from "#app/components/filters.tsx";
import { CheckBox, CheckList, TextInput } from "#app/components/forms/controls.tsx";
import { FieldGroup } from "#app/components/forms/field.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame, mayOpen } from "#app/workspace.ts";
import { countLedMeasures } from "#domain/concept/measures/index.ts";
import { topicChoices, type Topics } from "#domain/concept/organisations/index.ts";
import {
  isUnconfirmed,
  mayEditNetwork,
  monthsUnconfirmed,
  regionKinds,
  type OrganisationList,
  type OrganisationRow,
  type RegionKind,
} from "#domain/network/index.ts";
import { listOpenChanges } from "#domain/network/upkeep/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/list.ts";
import { kindText } from "./kind-text.ts";
import { EVERYTHING, PARAMETERS, readNetworkQuery, writeNetworkQuery, type NetworkQuery } from "./list-query.ts";
import { readCountedList, type Searched } from "./read-list.ts";
import { NothingFound, SearchState } from "./search-state.tsx";

const PAGE_SIZE = 50;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { searchParams } = new URL(request.url);
  const query = readNetworkQuery(searchParams);
  const found = await read(ctx, async (db) => ({
    ...(await readCountedList(ctx, db, query, PAGE_SIZE)),
    kinds: await regionKinds(ctx, db),
    topics: await topicChoices(ctx, db),
    changes: mayEditNetwork(ctx.actor) ? (await listOpenChanges(ctx, db)).length : 0,
    led: await countLedMeasures(ctx, db),
  }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    query,
    today: ctx.today,
    list: found.list,
    inFields: found.inFields,
    kinds: found.kinds,
    topics: found.topics,
    changes: found.changes,
    mayEdit: mayEditNetwork(ctx.actor),
    mayLead: mayOpen(ctx, "/app/:region/konzept/suchwoerter"),
    led: Object.fromEntries(found.list.organisations.map(({ id }) => [id, found.led.get(id) ?? 0])),
    deleted: searchParams.get("hinweis") === "deleted",
  };
}

export default function NetworkPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, query, list, inFields, kinds, topics, changes, today, led, mayEdit, mayLead, deleted } = loaderData;
  const path = href("/app/:region/netzwerk", { region });
  const chips = useChips(path, query, loaderData);
  const withoutContact = path + writeNetworkQuery({ ...EVERYTHING, filter: { ...EVERYTHING.filter, withoutContact: true } });
  return (
    <WorkspacePage
      {...frame}
      title={t("network.title")}
      lede={chips.length === 0 ? t("network.lede", { total: list.total }) : t("network.found", { total: list.total })}
      notice={deleted ? <Notice kind="success" title={t("network.notice-deleted")} /> : undefined}
      actions={
        mayEdit ? (
          <>
            <ButtonLink small kind="tertiary" href={href("/app/:region/netzwerk/einstellungen", { region })}>
              {t("network.settings")}
            </ButtonLink>
            <ButtonLink kind="primary" small icon="plus" href={href("/app/:region/netzwerk/neu", { region })}>
              {t("network.new")}
            </ButtonLink>
          </>
        ) : undefined
      }
    >
      <title>{`${t("network.title")} – ${frame.region.name}`}</title>
      <div className="two flip">
        <Filters query={query} list={list} inFields={inFields} kinds={kinds} topics={topics} chosen={chips.length} />
        <div className="stack">
          <ChosenFilters chips={chips} clearHref={path} />
          <Ways region={region} mayEdit={mayEdit} />
          {list.searched && list.total > 0 ? <SearchOf path={path} query={query} searched={list.searched} /> : null}
          {changes > 0 ? (
            <p>
              <a href={href("/app/:region/netzwerk/aenderungen", { region })}>{t("network.changes-link", { count: changes })}</a>
            </p>
          ) : null}
          {chips.length === 0 && list.withoutContact > 0 ? (
            <p>
              <a href={withoutContact}>{t("network.without-contact-link", { count: list.withoutContact })}</a>
            </p>
          ) : null}
          {list.organisations.length > 0 ? (
            <Rows
              rows={list.organisations.map((organisation) => ({
                key: organisation.id,
                symbol: <Icon name="building-community" />,
                title: organisation.name,
                href: href("/app/:region/netzwerk/:id", { region, id: organisation.id }),
                tag: <Tags organisation={organisation} kinds={kinds} today={today} />,
                second: [
                  organisation.municipality,
                  t("network.people-count", { count: organisation.people }),
                  led[organisation.id] ? t("network.leads-count", { count: led[organisation.id] ?? 0 }) : null,
                  organisation.hasContact ? null : t("network.no-contact"),
                ]
                  .filter(Boolean)
                  .join(" · "),
              }))}
            />
          ) : list.searched ? (
            <NothingFound region={region} said={query.filter.search} also={list.searched.also} mayLead={mayLead}>
              {chips.length > 1 ? (
                <a href={path + writeNetworkQuery({ filter: { ...EVERYTHING.filter, search: query.filter.search }, after: null })}>
                  {t("netsearch.without-filters")}
                </a>
              ) : null}
            </NothingFound>
          ) : (
            <EmptyState>{chips.length === 0 ? t("network.empty") : t("network.empty-filtered")}</EmptyState>
          )}
          {list.searched ? (
            <p>
              <a href={`${href("/app/:region/netzwerk/suche", { region })}?${new URLSearchParams({ [PARAMETERS.search]: query.filter.search })}`}>
                {t("netsearch.everywhere", { said: query.filter.search })}
              </a>
            </p>
          ) : null}
          {query.after ? (
            <p>
              <a href={path + writeNetworkQuery({ ...query, after: null })}>{t("network.from-start")}</a>
            </p>
          ) : null}
          {list.total > 0 ? (
            <p className="row s noprint">
              <a href={href("/app/:region/netzwerk/datei/:file", { region, file: "organisationen.xlsx" }) + writeNetworkQuery({ ...query, after: null })}>
                {t("network.download-xlsx")}
              </a>
              <a href={href("/app/:region/netzwerk/datei/:file", { region, file: "organisationen.csv" }) + writeNetworkQuery({ ...query, after: null })}>
                {t("network.download-csv")}
              </a>
            </p>
          ) : null}
          <Pagination nextHref={list.next ? path + writeNetworkQuery({ ...query, after: list.next }) : undefined} />
        </div>
      </div>
    </WorkspacePage>
  );
}

/** What is asked of the network often stands in one line; what is needed now and then waits behind a word. */
function Ways({ region, mayEdit }: { region: string; mayEdit: boolean }) {
  const { t } = useTexts();
  return (
    <nav className="stack-s s noprint" aria-label={t("network.ways")}>
      <p className="row">
        <a href={href("/app/:region/netzwerk/bild", { region })}>{t("network-picture.link")}</a>
        <a href={href("/app/:region/netzwerk/luecken", { region })}>{t("network-picture.gaps-link")}</a>
        <a href={href("/app/:region/wen-anrufen", { region })}>{t("situations.title")}</a>
        <a href={href("/app/:region/netzwerk/telefonliste", { region })}>{t("contact-lists.phone-list-link")}</a>
      </p>
      <details className="more">
        <summary>{t("network.tools")}</summary>
        <p className="row flow-s">
          <a href={href("/app/:region/netzwerk/suche", { region })}>{t("netsearch.title")}</a>
          <a href={`/${region}/kontakte`}>{t("contact-lists.public-link")}</a>
          {mayEdit ? (
            <>
              <a href={href("/app/:region/netzwerk/orte", { region })}>{t("places.link")}</a>
              <a href={href("/app/:region/netzwerk/gruendungen", { region })}>{t("founding.link")}</a>
              <a href={href("/app/:region/stelle", { region })}>{t("office.link")}</a>
              <a href={href("/app/:region/netzwerk/einlesen", { region })}>{t("network-import.title")}</a>
              <a href={href("/app/:region/netzwerk/doppelt", { region })}>{t("duplicates.title")}</a>
            </>
          ) : null}
        </p>
      </details>
    </nav>
  );
}

function SearchOf({ path, query, searched }: { path: string; query: NetworkQuery; searched: NonNullable<Searched> }) {
  const { t } = useTexts();
  const said = query.filter.search;
  const hrefOf = (search: string) => path + writeNetworkQuery({ filter: { ...query.filter, search }, after: null });
  return (
    <SearchState said={said} searched={searched} hrefOf={hrefOf}>
      {searched.also.length > 0 ? t("netsearch.listed-also", { said, also: searched.also.join(", ") }) : t("netsearch.listed", { said })}
    </SearchState>
  );
}

function Tags({ organisation, kinds, today }: { organisation: OrganisationRow; kinds: readonly RegionKind[]; today: string }) {
  const { t } = useTexts();
  const { kind, hidden, confirmedOn } = organisation;
  return (
    <>
      <Tag>{kindText(t, kinds, kind)}</Tag>
      {isUnconfirmed(confirmedOn, today) ? <Tag>{t("network.unconfirmed-since", { months: monthsUnconfirmed(confirmedOn, today) })}</Tag> : null}
      {hidden ? <Tag>{t("network.hidden")}</Tag> : null}
    </>
  );
}

type Filtering = {
  query: NetworkQuery;
  list: OrganisationList;
  inFields: Readonly<Record<string, number>>;
  kinds: RegionKind[];
  topics: Topics;
  chosen: number;
};

function Filters({ query, list, inFields, kinds, topics, chosen }: Filtering) {
  const { t } = useTexts();
  const { language } = useFormats();
  const { filter } = query;
  const byLabel = <Labelled extends { label: string }>(choices: Labelled[]) => choices.toSorted((a, b) => a.label.localeCompare(b.label));
  const lists = [
    { name: "kinds", label: t("network.filter-kind"), choices: byLabel(list.kinds.map((choice) => ({ ...choice, label: kindText(t, kinds, choice.value) }))) },
    { name: "municipalityIds", label: t("network.filter-place"), choices: list.municipalities },
    { name: "servesIds", label: t("network.filter-serves"), choices: list.serves },
    {
      name: "languages",
      label: t("network.filter-language"),
      choices: byLabel(list.languages.map((choice) => ({ ...choice, label: language(choice.value) }))),
    },
    {
      name: "actionFieldIds",
      label: t("network.filter-field"),
      choices: topics.actionFields.map(({ id, title }) => ({ value: id, label: title, count: inFields[id] ?? 0 })),
    },
  ] as const;
  return (
    <FilterForm chosen={chosen}>
      <TextInput
        name={PARAMETERS.search}
        type="search"
        label={t("network.filter-search")}
        hint={t("network.filter-search-hint")}
        defaultValue={filter.search}
      />
      <FieldGroup name="todo" label={t("network.filter-state")}>
        {() => (
          <>
            <CheckBox
              name={PARAMETERS.withoutContact}
              defaultChecked={filter.withoutContact}
              label={`${t("network.filter-without-contact")} (${list.withoutContact})`}
            />
            <CheckBox name={PARAMETERS.unconfirmed} defaultChecked={filter.unconfirmed} label={`${t("network.filter-unconfirmed")} (${list.unconfirmed})`} />
          </>
        )}
      </FieldGroup>
      {lists.map(({ name, label, choices }) =>
        choices.length > 0 ? <CheckList key={name} name={PARAMETERS[name]} label={label} chosen={filter[name]} choices={choices} /> : null,
      )}
    </FilterForm>
  );
}

type Shown = { list: OrganisationList; kinds: RegionKind[]; topics: Topics };

function useChips(path: string, query: NetworkQuery, { list, kinds, topics }: Shown) {
  const { t } = useTexts();
  const { language } = useFormats();
  const { filter } = query;
  const without = (change: Partial<NetworkQuery["filter"]>) => path + writeNetworkQuery({ filter: { ...filter, ...change }, after: null });
  const labels = {
    kinds: (code: string) => kindText(t, kinds, code),
    municipalityIds: (id: string) => list.municipalities.find(({ value }) => value === id)?.label ?? id,
    servesIds: (id: string) => t("network.chip-serves", { place: list.serves.find(({ value }) => value === id)?.label ?? id }),
    languages: language,
    actionFieldIds: (id: string) => topics.actionFields.find((field) => field.id === id)?.title ?? id,
  };
  return [
    ...(filter.search ? [{ label: t("network.chip-search", { text: filter.search }), href: without({ search: "" }) }] : []),
    ...(["kinds", "municipalityIds", "servesIds", "languages", "actionFieldIds"] as const).flatMap((name) =>
      filter[name].map((value) => ({ label: labels[name](value), href: without({ [name]: filter[name].filter((other) => other !== value) }) })),
    ),
    ...(filter.withoutContact ? [{ label: t("network.filter-without-contact"), href: without({ withoutContact: false }) }] : []),
    ...(filter.unconfirmed ? [{ label: t("network.filter-unconfirmed"), href: without({ unconfirmed: false }) }] : []),
  ];
}
