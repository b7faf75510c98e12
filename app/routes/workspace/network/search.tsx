import { href } from "react-router";
import { Icon } from "#app/components/icon.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { readSearch, SEARCH, SearchForm } from "#app/components/search.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame, mayOpen } from "#app/workspace.ts";
import { regionKinds, searchNetwork, type NetworkHit, type NetworkSearch, type RegionKind } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/search.ts";
import { kindText } from "./kind-text.ts";
import { NothingFound, SearchState } from "./search-state.tsx";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const said = readSearch(new URL(request.url).searchParams);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    said,
    mayLead: mayOpen(ctx, "/app/:region/konzept/suchwoerter"),
    ...(await read(ctx, async (db) => ({ kinds: await regionKinds(ctx, db), found: said === "" ? null : await searchNetwork(ctx, db, said) }))),
  };
}

/** One box for everything in the network. What people are found is noted in the audit, as on an organisation's page. */
export default function SearchNetworkPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, said, kinds, mayLead, found } = loaderData;
  const here = href("/app/:region/netzwerk/suche", { region });
  const inMinutes = <a href={`${href("/app/:region/gremien/suche", { region })}?${new URLSearchParams({ [SEARCH]: said })}`}>{t("netsearch.in-minutes")}</a>;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("network.title"), href: href("/app/:region/netzwerk", { region }) }, { label: t("netsearch.title") }]}
      title={t("netsearch.title")}
      lede={t("netsearch.lede")}
    >
      <title>{`${said ? `${said} – ` : ""}${t("netsearch.title")} – ${frame.region.name}`}</title>
      <div className="stack">
        <SearchForm action={here} said={said} label={t("netsearch.label")} submit={t("netsearch.submit")} />
        {found && found.hits.length === 0 ? (
          <NothingFound region={region} said={said} also={found.also} mayLead={mayLead}>
            {inMinutes}
          </NothingFound>
        ) : null}
        {found && found.hits.length > 0 ? (
          <>
            <SearchState said={said} searched={found} hrefOf={(other) => `${here}?${new URLSearchParams({ [SEARCH]: other })}`}>
              <Outcome said={said} found={found} />
            </SearchState>
            <Hits region={region} kinds={kinds} hits={found.hits} />
            <p>{inMinutes}</p>
          </>
        ) : null}
      </div>
    </WorkspacePage>
  );
}

function Outcome({ said, found }: { said: string; found: NetworkSearch }) {
  const { t } = useTexts();
  const count = found.hits.length;
  if (found.more) return t("netsearch.more", { count: String(count), said });
  return found.also.length > 0 ? t("netsearch.found-also", { count, said, also: found.also.join(", ") }) : t("netsearch.found", { count, said });
}

function Hits({ region, kinds, hits }: { region: string; kinds: readonly RegionKind[]; hits: readonly NetworkHit[] }) {
  const { t } = useTexts();
  const organisation = (id: string) => href("/app/:region/netzwerk/:id", { region, id });
  const row = (hit: NetworkHit) => {
    switch (hit.kind) {
      case "organisation":
        return { icon: "building-community", href: organisation(hit.id), tag: kindText(t, kinds, hit.organisationKind), about: [hit.municipality] } as const;
      case "person":
        return {
          icon: "user",
          href: organisation(hit.organisation.id),
          tag: t("netsearch.kind-person"),
          about: [hit.function, hit.organisation.name],
        } as const;
      case "gremium":
        return { icon: "users", href: href("/app/:region/gremien/:id", { region, id: hit.id }), tag: t(`gremien.kind-${hit.gremiumKind}`), about: [] } as const;
    }
  };
  return (
    <Rows
      ordered
      rows={hits.map((hit) => {
        const { icon, tag, about, ...rest } = row(hit);
        return {
          ...rest,
          key: hit.id,
          symbol: <Icon name={icon} />,
          title: hit.name,
          tag: <Tag>{tag}</Tag>,
          second: [...about, hit.phone, hit.email].filter(Boolean).join(" · "),
        };
      })}
    />
  );
}
