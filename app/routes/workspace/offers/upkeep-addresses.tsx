import { href } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { hasCheckedAddresses, listDeadAddresses } from "#domain/offers/upkeep/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/upkeep-addresses.ts";
import { useFindingWords } from "./upkeep-finding.tsx";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    ...(await read(ctx, async (db) => ({ addresses: await listDeadAddresses(ctx, db), hasChecked: await hasCheckedAddresses(ctx, db) }))),
  };
}

/** Web and mail addresses of offers that do not work, and which offers name them. */
export default function DeadAddressesPage({ loaderData: { frame, region, addresses, hasChecked } }: Route.ComponentProps) {
  const { t } = useTexts();
  const words = useFindingWords();
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) }]}
      title={t("upkeep.addresses")}
      lede={hasChecked ? t("upkeep.addresses-lede", { count: addresses.length }) : t("upkeep.addresses-lede-none")}
    >
      <title>{`${t("upkeep.addresses")} – ${frame.region.name}`}</title>
      {addresses.length === 0 ? (
        <EmptyState>{t("upkeep.addresses-empty")}</EmptyState>
      ) : (
        <Rows
          rows={addresses.map((found) => ({
            key: found.kind + found.address,
            symbol: <Icon name={found.kind === "mail" ? "mail" : "external-link"} />,
            title: <bdi className="break">{found.kind === "mail" ? t("upkeep.mail-domain", { domain: found.address }) : found.address}</bdi>,
            second: (
              <>
                {words(found)}
                {found.offers.map(({ id, title, organisation }) => (
                  <span key={id}>
                    <br />
                    <a href={href("/app/:region/angebote/:id", { region, id })}>{title}</a> · {organisation}
                  </span>
                ))}
              </>
            ),
          }))}
        />
      )}
    </WorkspacePage>
  );
}
