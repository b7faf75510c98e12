import { href, redirect } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { ChosenFilters, FilterForm, Pagination } from "#app/components/filters.tsx";
import { CheckBox, CheckList, RadioList, Select, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useNameFaults, type Named } from "#app/components/forms/named-input.tsx";
import { Icon, storedIcon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { OffersWaitingRows } from "#app/offers/offers-waiting.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { readOrganisationFilter } from "#app/named-fields.ts";
import { accountContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayCounsel, mayEditOffers, OFFER_KINDS, OFFER_STATES } from "#domain/offers/index.ts";
import { listOffers, offerChoices, type OfferChoices, type OfferFilter, type OfferList } from "#domain/offers/catalogue/index.ts";
import { countProposals } from "#domain/offers/proposals/index.ts";
import { countReview } from "#domain/offers/providers/index.ts";
import { freshness, isKept, readUpkeepSettings } from "#domain/offers/upkeep/index.ts";
import { whatWaits } from "#domain/offers/waiting/index.ts";
import { read } from "#platform/db/index.ts";
import { OrganisationInput, OrganisationList } from "../network/name-inputs.tsx";
import type { Route } from "./+types/list.ts";
import { Ways } from "./ways.tsx";
import { OLDEST_FIRST, PARAMETERS, readOffersQuery, writeOffersQuery, type OffersQuery } from "./list-query.ts";

const PAGE_SIZE = 50;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { named, moved } = await readOrganisationFilter(ctx, url.searchParams, PARAMETERS.organisationIds);
  if (moved) throw redirect(moved.size === 0 ? url.pathname : `${url.pathname}?${moved}`);
  const query = readOffersQuery(url.searchParams);
  const found = await read(ctx, async (db) => ({
    list: await listOffers(ctx, db, query.filter, { after: query.after, limit: PAGE_SIZE }),
    choices: await offerChoices(ctx, db, { organisationIds: query.filter.organisationIds }),
    settings: await readUpkeepSettings(ctx, db),
  }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    query,
    list: {
      ...found.list,
      offers: found.list.offers.map((offer) => ({
        ...offer,
        age: isKept(offer.state) ? freshness(offer.confirmedOn, ctx.today, found.settings.askAfterDays) : ("fresh" as const),
      })),
    },
    choices: found.choices,
    provider: named,
    nonce: context.get(scriptNonceContext),
    kinds: OFFER_KINDS,
    states: OFFER_STATES,
    mayEdit: mayEditOffers(ctx.actor),
    toReview: mayEditOffers(ctx.actor) ? await read(ctx, async (db) => (await countReview(ctx, db)) + (await countProposals(ctx, db))) : 0,
    // Whoever searches has other things in mind.
    waiting: url.search === "" ? await read(ctx, (db) => whatWaits(ctx, db)) : [],
    mayCounsel: mayCounsel(ctx.actor),
    deleted: url.searchParams.get("hinweis") === "deleted",
  };
}

export default function OffersPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, query, list, choices, provider, nonce, kinds, states, mayEdit, mayCounsel, toReview, waiting, deleted } = loaderData;
  const path = href("/app/:region/angebote", { region });
  // On phones the filters stand below the list: what is not clear there is said above it.
  const unclear = useNameFaults({ [PARAMETERS.organisationIds]: provider });
  const chips = useChips(path, query.filter, choices);
  const file = (name: string) => href("/app/:region/angebote/datei/:file", { region, file: name }) + writeOffersQuery({ ...query, after: null });
  return (
    <WorkspacePage
      {...frame}
      title={t("catalogue.title")}
      lede={chips.length === 0 ? t("catalogue.lede", { total: list.total }) : t("catalogue.found", { total: list.total })}
      notice={deleted ? <Notice kind="success">{t("catalogue.notice-deleted")}</Notice> : undefined}
      actions={
        mayEdit ? (
          <ButtonLink kind="primary" small icon="plus" href={href("/app/:region/angebote/neu", { region })}>
            {t("catalogue.new")}
          </ButtonLink>
        ) : undefined
      }
    >
      <title>{`${t("catalogue.title")} – ${frame.region.name}`}</title>
      <div className="two flip">
        <OrganisationList region={region} near={[]} nonce={nonce} />
        <Filters provider={provider} filter={query.filter} list={list} choices={choices} kinds={kinds} states={states} chosen={chips.length} />
        <div className="stack">
          <FormErrors errors={unclear} />
          <ChosenFilters chips={chips} clearHref={path} />
          {mayEdit || mayCounsel ? <Ways region={region} mayEdit={mayEdit} toReview={toReview} /> : null}
          {waiting.length > 0 ? (
            <section aria-labelledby="h-waiting" className="noprint">
              <h2 id="h-waiting">{t("desk.waiting-title")}</h2>
              <OffersWaitingRows region={region} queues={waiting} />
            </section>
          ) : null}
          {waiting.length > 0 ? <h2>{t("catalogue.all-offers")}</h2> : null}
          {list.nearly ? <p>{t("finding.nearly", { said: query.filter.search })}</p> : null}
          {list.offers.length > 0 ? (
            <Rows
              rows={list.offers.map((offer) => ({
                key: offer.id,
                symbol: <Icon name={storedIcon(offer.icon)} />,
                title: offer.title,
                href: href("/app/:region/angebote/:id", { region, id: offer.id }),
                tag: (
                  <>
                    <Tag>{t(`catalogue.state-${offer.state}`)}</Tag>
                    {offer.hidden ? <Tag>{t("catalogue.hidden")}</Tag> : null}
                    {offer.hidden || offer.age === "fresh" ? null : <Tag>{t("catalogue.confirmed-last", { day: formats.day(offer.confirmedOn) })}</Tag>}
                  </>
                ),
                second: [t(`catalogue.kind-${offer.kind}`), offer.branch, offer.organisation, offer.municipalities.join(", ")].filter(Boolean).join(" · "),
              }))}
            />
          ) : (
            <EmptyState>{t(chips.length > 0 ? "catalogue.empty-filtered" : mayEdit ? "catalogue.empty" : "catalogue.empty-read")}</EmptyState>
          )}
          {query.after ? (
            <p>
              <a href={path + writeOffersQuery({ ...query, after: null })}>{t("network.from-start")}</a>
            </p>
          ) : null}
          {list.total > 0 ? (
            <p className="row s noprint">
              <a href={file("angebote.xlsx")}>{t("network.download-xlsx")}</a>
              <a href={file("angebote.csv")}>{t("network.download-csv")}</a>
            </p>
          ) : null}
          <Pagination nextHref={list.next ? path + writeOffersQuery({ ...query, after: list.next }) : undefined} />
        </div>
      </div>
    </WorkspacePage>
  );
}

function Filters({
  provider,
  filter,
  list,
  choices,
  kinds,
  states,
  chosen,
}: {
  provider: Named;
  filter: OfferFilter;
  list: Pick<OfferList, "states" | "overdue">;
  choices: OfferChoices;
  kinds: typeof OFFER_KINDS;
  states: typeof OFFER_STATES;
  chosen: number;
}) {
  const { t } = useTexts();
  const named = (list: { id: string; name: string }[]) => list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FilterForm chosen={chosen}>
      <TextInput
        name={PARAMETERS.search}
        type="search"
        label={t("catalogue.filter-search")}
        hint={t("catalogue.filter-search-hint")}
        defaultValue={filter.search}
      />
      <CheckBox name={PARAMETERS.overdue} defaultChecked={filter.overdue} label={`${t("catalogue.filter-overdue")} (${list.overdue})`} />
      <CheckList
        name={PARAMETERS.states}
        label={t("catalogue.filter-state")}
        chosen={filter.states}
        choices={states.map((value) => ({ value, label: t(`catalogue.state-${value}`), count: list.states[value] ?? 0 }))}
      />
      <CheckList
        name={PARAMETERS.kinds}
        label={t("catalogue.field-kind")}
        chosen={filter.kinds}
        choices={kinds.map((value) => ({ value, label: t(`catalogue.kind-${value}`) }))}
      />
      <Select
        name={PARAMETERS.branchIds}
        label={t("catalogue.field-branchId")}
        empty={t("catalogue.all")}
        defaultValue={filter.branchIds[0]}
        choices={named(choices.labels.filter(({ kind }) => kind === "branch"))}
      />
      <OrganisationInput
        name={PARAMETERS.organisationIds}
        label={t("catalogue.field-organisationId")}
        hint={t("forms.organisation-filter-hint")}
        organisation={provider}
      />
      <Select
        name={PARAMETERS.municipalityIds}
        label={t("catalogue.place-municipalityId")}
        empty={t("catalogue.all")}
        defaultValue={filter.municipalityIds[0]}
        choices={named(choices.municipalities)}
      />
      <RadioList
        name={PARAMETERS.order}
        label={t("catalogue.filter-order")}
        chosen={filter.order === "confirmed" ? OLDEST_FIRST : "titel"}
        choices={[
          { value: "titel", label: t(filter.search === "" ? "catalogue.order-title" : "catalogue.order-found") },
          { value: OLDEST_FIRST, label: t("catalogue.order-confirmed") },
        ]}
      />
    </FilterForm>
  );
}

function useChips(path: string, filter: OfferFilter, choices: OfferChoices) {
  const { t } = useTexts();
  const without = (change: Partial<OfferFilter>) => path + writeOffersQuery({ filter: { ...filter, ...change }, after: null } satisfies OffersQuery);
  const nameIn = (list: { id: string; name: string }[], wanted: string) => list.find(({ id }) => id === wanted)?.name ?? t("catalogue.gone");
  return [
    ...(filter.search ? [{ label: t("network.chip-search", { text: filter.search }), href: without({ search: "" }) }] : []),
    ...(filter.overdue ? [{ label: t("catalogue.filter-overdue"), href: without({ overdue: false }) }] : []),
    ...filter.states.map((state) => ({ label: t(`catalogue.state-${state}`), href: without({ states: filter.states.filter((other) => other !== state) }) })),
    ...filter.kinds.map((kind) => ({ label: t(`catalogue.kind-${kind}`), href: without({ kinds: filter.kinds.filter((other) => other !== kind) }) })),
    ...filter.branchIds.map((id) => ({ label: nameIn(choices.labels, id), href: without({ branchIds: filter.branchIds.filter((other) => other !== id) }) })),
    ...filter.organisationIds.map((id) => ({
      label: nameIn(choices.organisations, id),
      href: without({ organisationIds: filter.organisationIds.filter((other) => other !== id) }),
    })),
    ...filter.municipalityIds.map((id) => ({
      label: nameIn(choices.municipalities, id),
      href: without({ municipalityIds: filter.municipalityIds.filter((other) => other !== id) }),
    })),
  ];
}
