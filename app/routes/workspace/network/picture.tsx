import { href } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { ChosenFilters, FilterForm } from "#app/components/filters.tsx";
import { CheckList, Select } from "#app/components/forms/controls.tsx";
import { German } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { Table } from "#app/components/table.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { topicChoices } from "#domain/concept/organisations/index.ts";
import { regionKinds } from "#domain/network/index.ts";
import { SHARED_KINDS, type Tie } from "#domain/network/picture/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/picture.ts";
import { kindText } from "./kind-text.ts";
import { PictureDrawing } from "./picture-drawing.tsx";
import { PARAMETERS, readPicture, readPictureQuery, wordOf, writePictureQuery, type PictureQuery } from "./picture-query.ts";

/** More arcs are a grey cloud. The file has all of them. */
const MOST_TIES = 80;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const query = readPictureQuery(new URL(request.url).searchParams);
  const found = await read(ctx, async (db) => ({
    picture: await readPicture(ctx, db, query),
    kinds: await regionKinds(ctx, db),
    fields: (await topicChoices(ctx, db)).actionFields,
  }));
  const { organisations, ties, connected } = found.picture;
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    query,
    organisations,
    ties: ties.slice(0, MOST_TIES),
    allTies: ties.length,
    connected,
    kinds: found.kinds,
    fields: found.fields,
  };
}

type Loaded = Route.ComponentProps["loaderData"];

export default function NetworkPicturePage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, query, organisations, ties, allTies, connected, kinds } = loaderData;
  const path = href("/app/:region/netzwerk/bild", { region });
  const chips = useChips(path, loaderData);
  const hrefOf = (id: string) => href("/app/:region/netzwerk/:id", { region, id });
  const download = (file: string) => href("/app/:region/netzwerk/bild/datei/:file", { region, file }) + writePictureQuery(query);
  const kindName = (kind: string) => kindText(t, kinds, kind);
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("network.title"), href: href("/app/:region/netzwerk", { region }) }]}
      title={t("network-picture.title")}
      lede={[
        t("network-picture.lede", { connected }),
        organisations.length < connected ? t("network-picture.best-only", { drawn: organisations.length }) : "",
        ties.length < allTies ? t("network-picture.strongest-only", { ties: ties.length, all: allTies }) : "",
      ].join(" ")}
    >
      <title>{`${t("network-picture.title")} – ${frame.region.name}`}</title>
      <div className="two flip late">
        <Filters {...loaderData} chosen={chips.length} />
        <div className="stack">
          <ChosenFilters chips={chips} clearHref={path} />
          {ties.length === 0 ? (
            <EmptyState>{chips.length === 0 ? t("network-picture.empty") : t("network.empty-filtered")}</EmptyState>
          ) : (
            <>
              <p className="s noprint">
                <a href="#verbindungen">{t("network-picture.to-table")}</a>
              </p>
              <PictureDrawing organisations={organisations} ties={ties} around={query.around} kindName={kindName} hrefOf={hrefOf} />
              <div className="ties-list">
                <Rows
                  rows={organisations.map(({ id, name, kind, things }) => ({
                    key: id,
                    symbol: <Icon name="building-community" />,
                    title: <German>{name}</German>,
                    href: path + writePictureQuery({ ...query, around: id }),
                    tag: <Tag>{kindName(kind)}</Tag>,
                    second: t("network-picture.things", { count: things }),
                  }))}
                />
              </div>
              <Ties ties={ties} organisations={organisations} region={region} />
              <p className="row tight s noprint">
                <a href={download("verbindungen.xlsx")}>{t("network-picture.download-xlsx")}</a>
                <a href={download("verbindungen.csv")}>{t("network-picture.download-csv")}</a>
              </p>
            </>
          )}
        </div>
      </div>
    </WorkspacePage>
  );
}

function Ties({ ties, organisations, region }: Pick<Loaded, "ties" | "organisations" | "region">) {
  const { t } = useTexts();
  const nameOf = new Map(organisations.map(({ id, name }) => [id, name]));
  const linkTo = (id: string) => (
    <a href={href("/app/:region/netzwerk/:id", { region, id })}>
      <German>{nameOf.get(id) ?? ""}</German>
    </a>
  );
  return (
    <section id="verbindungen" aria-labelledby="h-ties">
      <h2 id="h-ties">{t("network-picture.ties")}</h2>
      <Table
        caption={t("network-picture.ties")}
        columns={[{ label: t("network-picture.column-first") }, { label: t("network-picture.column-second") }, { label: t("network-picture.column-shared") }]}
        rows={ties.map(({ id, between: [first, second], shared }) => ({
          key: id,
          cells: [
            linkTo(first),
            linkTo(second),
            <details key="shared">
              <summary>{t("network-picture.shared", { count: shared.length })}</summary>
              <SharedList anchor={`verbindung-${id}`} shared={shared} region={region} />
            </details>,
          ],
        }))}
      />
    </section>
  );
}

const ADDRESSES = { gremium: "/app/:region/gremien/:id", measure: "/app/:region/massnahmen/:id", agreement: "/app/:region/vereinbarungen/:id" } as const;

/** @property anchor where an arc leads: browsers open the fold around it */
function SharedList({ anchor, shared, region }: { anchor: string; shared: Tie["shared"]; region: string }) {
  const { t } = useTexts();
  return (
    <ul id={anchor}>
      {shared.map(({ kind, id, title }) => (
        <li key={id}>
          {t(`network-picture.one-${kind}`)}{" "}
          <a href={href(ADDRESSES[kind], { region, id })}>
            <German>{title}</German>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Filters({ query, organisations, fields, chosen }: Pick<Loaded, "query" | "organisations" | "fields"> & { chosen: number }) {
  const { t } = useTexts();
  return (
    <FilterForm chosen={chosen}>
      <Select
        name={PARAMETERS.around}
        label={t("network-picture.filter-around")}
        hint={t("network-picture.filter-around-hint")}
        empty={t("network-picture.everybody")}
        defaultValue={query.around ?? ""}
        choices={organisations.map(({ id, name }) => ({ value: id, label: name, lang: "de" })).toSorted((a, b) => a.label.localeCompare(b.label, "de"))}
      />
      <CheckList
        name={PARAMETERS.kinds}
        label={t("network-picture.filter-kinds")}
        chosen={query.kinds.map(wordOf)}
        choices={SHARED_KINDS.map((kind) => ({ value: wordOf(kind), label: t(`network-picture.kind-${kind}`) }))}
      />
      <CheckList
        name={PARAMETERS.actionFieldIds}
        label={t("network.filter-field")}
        chosen={query.actionFieldIds}
        choices={fields.map(({ id, title }) => ({ value: id, label: title }))}
      />
    </FilterForm>
  );
}

function useChips(path: string, { query, organisations, fields }: Loaded) {
  const { t } = useTexts();
  const without = (change: Partial<PictureQuery>) => path + writePictureQuery({ ...query, ...change });
  return [
    ...(query.around
      ? [
          {
            label: t("network-picture.chip-around", { name: organisations.find(({ id }) => id === query.around)?.name ?? "" }),
            href: without({ around: null }),
          },
        ]
      : []),
    ...query.kinds.map((kind) => ({ label: t(`network-picture.kind-${kind}`), href: without({ kinds: query.kinds.filter((other) => other !== kind) }) })),
    ...query.actionFieldIds.map((id) => ({
      label: fields.find((field) => field.id === id)?.title ?? id,
      href: without({ actionFieldIds: query.actionFieldIds.filter((other) => other !== id) }),
    })),
  ];
}
