import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { ChosenFilters, FilterForm, Pagination } from "#app/components/filters.tsx";
import { CheckList, RadioList, TextInput } from "#app/components/forms/controls.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { meetingName } from "#app/meeting-name.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { listMeetings, type MeetingFilter, type MeetingList } from "#domain/network/meetings/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/list.ts";
import { PARAMETERS, readMeetingQuery, WHEN_WORDS, WHENS, writeMeetingQuery, type MeetingQuery } from "./list-query.ts";

const PAGE_SIZE = 50;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const query = readMeetingQuery(url.searchParams);
  return {
    list: await read(ctx, (db) => listMeetings(ctx, db, query.filter, { after: query.after, limit: PAGE_SIZE })),
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/sitzungen"),
    region: params.region,
    query,
  };
}

export default function MeetingsPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, query, list } = loaderData;
  const path = href("/app/:region/sitzungen", { region });
  const download = (file: string) => href("/app/:region/sitzungen/datei/:file", { region, file }) + writeMeetingQuery({ ...query, after: null });
  const chips = useChips(path, query, list);
  return (
    <WorkspacePage
      {...frame}
      title={t("meetings.title")}
      lede={chips.length === 0 ? t("meetings.lede", { total: list.total, cancelled: list.cancelled }) : t("meetings.found", { total: list.total })}
      actions={
        <>
          <ButtonLink small icon="users" href={href("/app/:region/konferenzen", { region })}>
            {t("conferences.to-list")}
          </ButtonLink>
          <ButtonLink small icon="calendar-event" href={href("/app/:region/kalender", { region })}>
            {t("meetings.calendar-me-title")}
          </ButtonLink>
        </>
      }
    >
      <title>{`${t("meetings.title")} – ${frame.region.name}`}</title>
      <div className="two flip">
        <Filters query={query} list={list} />
        <div className="stack">
          <ChosenFilters chips={chips} clearHref={path} />
          {list.meetings.length > 0 ? (
            <>
              <Rows
                rows={list.meetings.map((meeting) => ({
                  key: meeting.id,
                  symbol: <Icon name="calendar-event" />,
                  title: `${meeting.gremium}: ${meetingName(t, meeting)}`,
                  href: href("/app/:region/sitzungen/:id", { region, id: meeting.id }),
                  tag: <Tag>{t(`meetings.state-${meeting.state}`)}</Tag>,
                  second: [
                    formats.moment(meeting.startsAt),
                    meeting.place,
                    meeting.minutesState === "none" ? "" : t(meeting.minutesState === "draft" ? "meetings.minutes-draft" : "meetings.minutes-approved"),
                  ]
                    .filter(Boolean)
                    .join(" · "),
                }))}
              />
              <p className="row tight s noprint">
                <a href={download("sitzungen.xlsx")}>{t("conferences.download-xlsx")}</a>
                <a href={download("sitzungen.csv")}>{t("conferences.download-csv")}</a>
              </p>
            </>
          ) : (
            <EmptyState>{chips.length === 0 ? t("meetings.empty") : t("meetings.empty-filtered")}</EmptyState>
          )}
          <Pagination nextHref={list.next ? path + writeMeetingQuery({ ...query, after: list.next }) : undefined} />
        </div>
      </div>
    </WorkspacePage>
  );
}

function Filters({ query: { filter }, list }: { query: MeetingQuery; list: MeetingList }) {
  const { t } = useTexts();
  return (
    <FilterForm>
      <TextInput
        name={PARAMETERS.search}
        type="search"
        label={t("meetings.filter-search")}
        hint={t("meetings.filter-search-hint")}
        defaultValue={filter.search}
      />
      <RadioList
        name={PARAMETERS.when}
        label={t("meetings.filter-when")}
        chosen={WHEN_WORDS[filter.when]}
        choices={WHENS.map((when) => ({ value: WHEN_WORDS[when], label: t(`meetings.when-${when}`) }))}
      />
      {list.gremien.length > 0 ? (
        <CheckList name={PARAMETERS.gremiumIds} label={t("meetings.filter-gremium")} chosen={filter.gremiumIds} choices={list.gremien} />
      ) : null}
      <CheckList
        name={PARAMETERS.states}
        label={t("meetings.filter-state")}
        chosen={filter.states}
        choices={list.states.map(({ state, count }) => ({ value: state, label: t(`meetings.state-${state}`), count }))}
      />
    </FilterForm>
  );
}

function useChips(path: string, query: MeetingQuery, list: MeetingList) {
  const { t } = useTexts();
  const { filter } = query;
  const without = (change: Partial<MeetingFilter>) => path + writeMeetingQuery({ filter: { ...filter, ...change }, after: null });
  const gremium = (id: string) => list.gremien.find(({ value }) => value === id)?.label ?? t("meetings.filter-gremium");
  return [
    ...(filter.search ? [{ label: t("network.chip-search", { text: filter.search }), href: without({ search: "" }) }] : []),
    ...(filter.when === "ahead" ? [] : [{ label: t(`meetings.when-${filter.when}`), href: without({ when: "ahead" }) }]),
    ...filter.gremiumIds.map((id) => ({ label: gremium(id), href: without({ gremiumIds: filter.gremiumIds.filter((other) => other !== id) }) })),
    ...filter.states.map((state) => ({ label: t(`meetings.state-${state}`), href: without({ states: filter.states.filter((other) => other !== state) }) })),
  ];
}
