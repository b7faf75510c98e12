import { href } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { German } from "#app/components/german.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { StateSymbol } from "#app/components/state.tsx";
import { Table } from "#app/components/table.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { actorsByPlace } from "#domain/concept/organisations/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/gaps.ts";
import { EVERYTHING, writeNetworkQuery } from "./list-query.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { fields, places, count } = await read(ctx, (db) => actorsByPlace(ctx, db));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    fields,
    places: places.map((place) => ({ ...place, counts: fields.map(({ id }) => count(place.id, id)) })),
  };
}

export default function GapsPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, fields, places } = loaderData;
  const title = t("network-picture.gaps-title");
  const gaps = places.flatMap(({ counts }) => counts).filter((count) => count === 0).length;
  const list = (actionFieldId: string, servesIds: string[]) =>
    href("/app/:region/netzwerk", { region }) +
    writeNetworkQuery({ ...EVERYTHING, filter: { ...EVERYTHING.filter, servesIds, actionFieldIds: [actionFieldId] } });
  const download = (file: string) => href("/app/:region/netzwerk/luecken/datei/:file", { region, file });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("network.title"), href: href("/app/:region/netzwerk", { region }) }]}
      title={title}
      lede={fields.length === 0 || places.length === 0 ? undefined : t("network-picture.gaps-lede", { gaps })}
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      {fields.length === 0 || places.length === 0 ? (
        <EmptyState>{t("network-picture.gaps-empty")}</EmptyState>
      ) : (
        <>
          <p className="muted s">{t("network-picture.gaps-rule")}</p>
          <div className="matrix">
            <Table
              caption={title}
              columns={[{ label: t("network-picture.gaps-place") }, ...fields.map((field) => ({ label: field.title }))]}
              rows={places.map((place) => ({
                key: place.id,
                cells: [
                  <German key="name">{place.name}</German>,
                  ...fields.map(({ id }, index) => <Cell key={id} count={place.counts[index] ?? 0} to={list(id, place.partIds)} />),
                ],
              }))}
              footer={[t("network-picture.gaps-all"), ...fields.map(({ id, organisations }) => <Cell key={id} count={organisations} to={list(id, [])} />)]}
            />
          </div>
          <p className="row tight s noprint">
            <a href={download("luecken.xlsx")}>{t("network-picture.download-xlsx")}</a>
            <a href={download("luecken.csv")}>{t("network-picture.download-csv")}</a>
          </p>
        </>
      )}
    </WorkspacePage>
  );
}

function Cell({ count, to }: { count: number; to: string }) {
  const { t } = useTexts();
  if (count > 0) return <a href={to}>{t("network-picture.gaps-count", { count })}</a>;
  return (
    <a className="state risk" href={to}>
      <StateSymbol state="at-risk" />
      {t("network-picture.gaps-none")}
    </a>
  );
}
