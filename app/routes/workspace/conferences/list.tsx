import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { ChosenFilters, FilterForm } from "#app/components/filters.tsx";
import { CheckList, RadioList, TextInput } from "#app/components/forms/controls.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { countConferenceStates, listConferences, mayPlanConferences, type ConferenceFilter, type ConferenceState } from "#domain/network/conferences/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/list.ts";
import { PARAMETERS, readConferenceQuery, WHEN_WORDS, WHENS, writeConferenceQuery } from "./list-query.ts";

/** As in the domain, which components do not load. */
const STATES: readonly ConferenceState[] = ["draft", "open", "closed", "documented", "cancelled"];

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const filter = readConferenceQuery(url.searchParams);
  return {
    ...(await read(ctx, async (db) => ({ conferences: await listConferences(ctx, db, filter), counts: await countConferenceStates(ctx, db, filter) }))),
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/sitzungen"),
    region: params.region,
    filter,
    mayPlan: mayPlanConferences(ctx.actor),
  };
}

export default function ConferencesPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, filter, conferences, counts, mayPlan } = loaderData;
  const path = href("/app/:region/konferenzen", { region });
  const download = (file: string) => href("/app/:region/konferenzen/datei/:file", { region, file }) + writeConferenceQuery(filter);
  const chips = useChips(path, filter);
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("meetings.title"), href: href("/app/:region/sitzungen", { region }) }, { label: t("conferences.title") }]}
      title={t("conferences.title")}
      lede={chips.length === 0 ? t("conferences.lede", { total: conferences.length }) : t("conferences.found", { total: conferences.length })}
      actions={
        mayPlan ? (
          <ButtonLink kind="primary" small icon="plus" href={href("/app/:region/konferenzen/neu", { region })}>
            {t("conferences.new")}
          </ButtonLink>
        ) : undefined
      }
    >
      <title>{`${t("conferences.title")} – ${frame.region.name}`}</title>
      <div className="two flip">
        <FilterForm chosen={chips.length}>
          <TextInput
            name={PARAMETERS.search}
            type="search"
            label={t("conferences.filter-search")}
            hint={t("conferences.filter-search-hint")}
            defaultValue={filter.search}
          />
          <RadioList
            name={PARAMETERS.when}
            label={t("conferences.filter-when")}
            chosen={WHEN_WORDS[filter.when]}
            choices={WHENS.map((when) => ({ value: WHEN_WORDS[when], label: t(`conferences.when-${when}`) }))}
          />
          <CheckList
            name={PARAMETERS.states}
            label={t("conferences.filter-state")}
            chosen={filter.states}
            choices={STATES.map((value) => ({ value, label: t(`conferences.state-${value}`), count: counts[value] ?? 0 }))}
          />
        </FilterForm>
        <div className="stack">
          <ChosenFilters chips={chips} clearHref={path} />
          {conferences.length > 0 ? (
            <>
              <Rows
                rows={conferences.map((conference) => ({
                  key: conference.id,
                  symbol: <Icon name="users" />,
                  title: conference.title,
                  href: href("/app/:region/konferenzen/:id", { region, id: conference.id }),
                  tag: <Tag>{t(`conferences.state-${conference.state}`)}</Tag>,
                  second: [
                    formats.moment(conference.startsAt),
                    conference.place,
                    conference.gremium ?? "",
                    t("conferences.fullness", { taken: conference.registered, places: conference.places ?? 0, waiting: conference.waiting }),
                  ]
                    .filter(Boolean)
                    .join(" · "),
                }))}
              />
              <p className="row tight s noprint">
                <a href={download("konferenzen.xlsx")}>{t("conferences.download-xlsx")}</a>
                <a href={download("konferenzen.csv")}>{t("conferences.download-csv")}</a>
              </p>
            </>
          ) : (
            <EmptyState>{t(chips.length === 0 ? "conferences.empty" : "conferences.empty-filtered")}</EmptyState>
          )}
        </div>
      </div>
    </WorkspacePage>
  );
}

function useChips(path: string, filter: ConferenceFilter) {
  const { t } = useTexts();
  const without = (change: Partial<ConferenceFilter>) => path + writeConferenceQuery({ ...filter, ...change });
  return [
    ...(filter.search ? [{ label: t("network.chip-search", { text: filter.search }), href: without({ search: "" }) }] : []),
    ...(filter.when === "all" ? [] : [{ label: t(`conferences.when-${filter.when}`), href: without({ when: "all" }) }]),
    ...STATES.filter((state) => filter.states.includes(state)).map((state) => ({
      label: t(`conferences.state-${state}`),
      href: without({ states: filter.states.filter((other) => other !== state) }),
    })),
  ];
}
