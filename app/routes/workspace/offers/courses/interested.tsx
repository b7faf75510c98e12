import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { ChosenFilters, FilterForm, Pagination } from "#app/components/filters.tsx";
import { ChoiceFold } from "#app/components/forms/choice-fold.tsx";
import { CheckBox, CheckList, RadioList, Select, TextInput } from "#app/components/forms/controls.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { Table } from "#app/components/table.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { interestChoices } from "#app/offers/interest-choices.ts";
import type { InterestChoices } from "#app/offers/interest-fields.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { countInterest, listInterested, type InterestCount, type InterestFilter, type ListedInterest } from "#domain/offers/courses/interest/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/interested.ts";
import { PARAMETERS, readInterestQuery, writeInterestQuery } from "./interest-query.ts";
import { useNeedWords } from "./need-words.ts";

const PAGE_SIZE = 50;
const NOTICES = ["entered", "corrected", "deleted"] as const;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const query = readInterestQuery(url.searchParams);
  const found = await read(ctx, async (db) => ({
    list: await listInterested(ctx, db, query.filter, { from: (query.page - 1) * PAGE_SIZE, limit: PAGE_SIZE }),
    counts: await countInterest(ctx, db),
  }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    query,
    ...found,
    choices: await interestChoices(ctx),
    notice: NOTICES.find((known) => known === url.searchParams.get("hinweis")) ?? null,
  };
}

export default function InterestedPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, query, list, counts, choices, notice } = loaderData;
  const path = href("/app/:region/angebote/interessierte", { region });
  const chips = useChips(path, query.filter, choices);
  const file = (name: string) => href("/app/:region/angebote/interessierte/datei/:file", { region, file: name });
  const filtered = writeInterestQuery({ ...query, page: 1 });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) }]}
      title={t("interest.list-title")}
      lede={t(query.filter.isPlaced ? "interest.list-lede-placed" : "interest.list-lede", { total: list.total })}
      notice={notice ? <Notice kind="success">{t(`interest.${notice}`)}</Notice> : undefined}
      actions={
        <ButtonLink kind="primary" small icon="plus" href={href("/app/:region/angebote/interessierte/neu", { region })}>
          {t("interest.enter")}
        </ButtonLink>
      }
    >
      <title>{`${t("interest.list-title")} – ${frame.region.name}`}</title>
      <div className="two flip">
        <Filters filter={query.filter} choices={choices} chosen={chips.length} />
        <div className="stack">
          <ChosenFilters chips={chips} clearHref={path} />
          {list.entries.length > 0 ? (
            <Entries entries={list.entries} region={region} />
          ) : (
            <EmptyState>{t(chips.length > 0 ? "interest.list-empty" : "interest.list-none")}</EmptyState>
          )}
          {list.total > 0 ? (
            <p className="row s noprint">
              <a href={file("interessierte.xlsx") + filtered}>{t("network.download-xlsx")}</a>
              <a href={file("interessierte.csv") + filtered}>{t("network.download-csv")}</a>
            </p>
          ) : null}
          <Pagination
            previousHref={query.page > 1 ? path + writeInterestQuery({ ...query, page: query.page - 1 }) : undefined}
            nextHref={query.page * PAGE_SIZE < list.total ? path + writeInterestQuery({ ...query, page: query.page + 1 }) : undefined}
          />
        </div>
      </div>
      {counts.length === 0 ? null : (
        <section className="stack-s" aria-labelledby="h-counts">
          <h2 id="h-counts">{t("interest.counts-title")}</h2>
          <p className="muted s">{t("interest.counts-lede")}</p>
          <Counts counts={counts} />
          <p className="row s noprint">
            {t("interest.counts-file")} <a href={file("zahlen.xlsx")}>{t("network.download-xlsx")}</a>
            <a href={file("zahlen.csv")}>{t("network.download-csv")}</a>
          </p>
        </section>
      )}
    </WorkspacePage>
  );
}

function Entries({ entries, region }: { entries: readonly ListedInterest[]; region: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  const need = useNeedWords();
  return (
    <Rows
      rows={entries.map(({ id, contact, state, municipality, since, lastSignOn, enteredBy, ...asked }) => ({
        key: id,
        symbol: <Icon name="user" />,
        title: contact ? <bdi>{contact.name}</bdi> : <span className="muted">{t("interest.no-contact")}</span>,
        tag: <Tag>{t(`interest.state-${state}`)}</Tag>,
        second: (
          <>
            {[need(asked), municipality].filter(Boolean).join(" · ")}
            <br />
            {contact ? (
              <>
                {contact.email} <bdi>{contact.phone}</bdi> · {formats.language(contact.language)} ·{" "}
                {t("interest.consented", { day: formats.day(contact.consentedOn) })}
                <br />
              </>
            ) : null}
            {t("interest.waits-since", { day: formats.day(since), by: t(`interest.entered-by-${enteredBy}`) })}
            {lastSignOn === since ? null : ` · ${t("interest.last-sign", { day: formats.day(lastSignOn) })}`}
          </>
        ),
        act: (
          <span className="row tight s">
            <a href={href("/app/:region/angebote/interessierte/:id/bearbeiten", { region, id })}>{t("interest.correct")}</a>
            <a href={href("/app/:region/angebote/interessierte/:id/loeschen", { region, id })}>{t("interest.delete")}</a>
          </span>
        ),
      }))}
    />
  );
}

function Counts({ counts }: { counts: readonly InterestCount[] }) {
  const { t } = useTexts();
  return (
    <Table
      caption={t("interest.counts-title")}
      columns={[
        { label: t("course.level") },
        { label: t("interest.municipality") },
        { label: t("interest.column-waiting"), numeric: true },
        { label: t("interest.column-entered"), numeric: true },
      ]}
      rows={counts.map(({ level, municipality, waiting, entered }) => ({
        key: `${level} ${municipality}`,
        cells: [level ?? t("interest.level-unknown"), municipality ?? "–", waiting, entered],
      }))}
    />
  );
}

function Filters({ filter, choices, chosen }: { filter: InterestFilter; choices: InterestChoices; chosen: number }) {
  const { t } = useTexts();
  return (
    <FilterForm chosen={chosen}>
      <TextInput
        name={PARAMETERS.said}
        type="search"
        label={t("interest.search")}
        hint={t("interest.search-hint")}
        defaultValue={filter.said}
        maxLength={100}
        autoComplete="off"
      />
      <CheckList
        name={PARAMETERS.levels}
        label={t("course.level")}
        chosen={filter.levels}
        choices={choices.levels.map((level) => ({ value: level, label: level }))}
      />
      <ChoiceFold
        name={PARAMETERS.types}
        label={t("course.type")}
        chosen={filter.types}
        choices={choices.types.map((type) => ({ value: type, label: t(`course.type-${type}`) }))}
      />
      <Select
        name={PARAMETERS.municipalityId}
        label={t("interest.municipality")}
        empty={t("interest.any")}
        defaultValue={filter.municipalityId ?? ""}
        choices={choices.municipalities.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <CheckBox name={PARAMETERS.needsChildcare} defaultChecked={filter.needsChildcare} label={t("interest.childcare-short")} />
      <CheckBox name={PARAMETERS.isPlaced} defaultChecked={filter.isPlaced} label={t("interest.filter-placed")} />
      <RadioList
        name={PARAMETERS.order}
        label={t("interest.order")}
        chosen={{ since: "dauer", level: "niveau", place: "ort" }[filter.order]}
        choices={[
          { value: "dauer", label: t("interest.order-since") },
          { value: "niveau", label: t("interest.order-level") },
          { value: "ort", label: t("interest.order-place") },
        ]}
      />
    </FilterForm>
  );
}

function useChips(path: string, filter: InterestFilter, choices: InterestChoices) {
  const { t } = useTexts();
  const without = (change: Partial<InterestFilter>) => path + writeInterestQuery({ filter: { ...filter, ...change }, page: 1 });
  const place = choices.municipalities.find(({ id }) => id === filter.municipalityId);
  return [
    ...(filter.said ? [{ label: filter.said, href: without({ said: "" }) }] : []),
    ...filter.levels.map((level) => ({ label: level, href: without({ levels: filter.levels.filter((other) => other !== level) }) })),
    ...filter.types.map((type) => ({ label: t(`course.type-${type}`), href: without({ types: filter.types.filter((other) => other !== type) }) })),
    ...(filter.municipalityId ? [{ label: place?.name ?? t("catalogue.gone"), href: without({ municipalityId: null }) }] : []),
    ...(filter.needsChildcare ? [{ label: t("interest.childcare-short"), href: without({ needsChildcare: false }) }] : []),
    ...(filter.isPlaced ? [{ label: t("interest.filter-placed"), href: without({ isPlaced: false }) }] : []),
  ];
}
