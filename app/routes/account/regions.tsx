import { redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";
import { accountContext, houseContext } from "#app/request.ts";
import { membershipsOf } from "#platform/auth/index.ts";
import { dayIn } from "#platform/db/index.ts";
import { ZONE } from "#platform/i18n/index.ts";
import { listRegions } from "#platform/tenancy/index.ts";
import type { Route } from "./+types/regions.ts";
import { AccountFrame } from "./account-frame.tsx";
import { signedIn } from "./signed-in.ts";

/** The own regions; with one only, that one at once. */
export async function loader({ context }: Route.LoaderArgs) {
  const account = signedIn(context.get(accountContext));
  const { database } = context.get(houseContext);
  const memberships = await membershipsOf(database, account.id, dayIn(ZONE, new Date()));
  const own = new Set(memberships.map(({ regionId }) => regionId));
  const regions = (await listRegions(database)).filter(({ id }) => own.has(id)).map(({ slug, name }) => ({ slug, name }));
  if (regions.length === 1) throw redirect(`/app/${regions[0]?.slug}`);
  return { regions, operator: account.operator };
}

export default function RegionsPage({ loaderData: { regions, operator } }: Route.ComponentProps) {
  const { t } = useTexts();
  const none = regions.length === 0;
  return (
    <AccountFrame title={t(none ? "accounts.noRegionsTitle" : "accounts.regionsTitle")} lede={none ? undefined : t("accounts.regionsLede")}>
      {none ? <p className="flow">{t(operator ? "accounts.noRegionsOperator" : "accounts.noRegions")}</p> : null}
      <Rows rows={regions.map(({ slug, name }) => ({ key: slug, symbol: <Icon name="map-pin" />, title: name, href: `/app/${slug}` }))} />
      <p className="flow">
        <a href="/app/konto">{t("layout.account")}</a>
      </p>
      <form method="post" action="/app/abmelden">
        <Button kind="tertiary">{t("accounts.signOut")}</Button>
      </form>
    </AccountFrame>
  );
}
