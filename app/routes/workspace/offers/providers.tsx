import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditOffers } from "#domain/offers/index.ts";
import { listProviders, SetTrust, setTrust } from "#domain/offers/providers/index.ts";
import { read } from "#platform/db/index.ts";
import { throwIfClosed } from "../meetings/refusals.ts";
import { textsOf } from "../network/form.ts";
import type { Route } from "./+types/providers.ts";
import { PARAMETERS } from "./list-query.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    providers: await read(ctx, (db) => listProviders(ctx, db)),
    organisationParameter: PARAMETERS.organisationIds,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditOffers(ctx.actor)) throwIfClosed("not-allowed");
  const { organisationId, intent } = textsOf(await request.formData());
  const input = SetTrust.safeParse({ organisationId, trusted: intent === "trust" });
  if (!input.success) throw data(null, { status: 400 });
  const set = await setTrust(ctx, input.data);
  if (!set.ok) throwIfClosed(set.refusal);
  return redirect(href("/app/:region/angebote/anbieter", { region: params.region }), 303);
}

export default function ProvidersPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const act = (isTrusted: boolean) => t(isTrusted ? "providers.end-trust" : "providers.act-trust");
  const formats = useFormats();
  const { frame, region, providers, organisationParameter } = loaderData;
  const offersOf = (id: string) => `${href("/app/:region/angebote", { region })}?${new URLSearchParams({ [organisationParameter]: id })}`;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) }]}
      title={t("providers.title")}
      lede={t("providers.lede")}
    >
      <title>{`${t("providers.title")} – ${frame.region.name}`}</title>
      {providers.length === 0 ? (
        <EmptyState
          action={
            <p className="row">
              <ButtonLink href={href("/app/:region/angebote/neu", { region })}>{t("catalogue.new")}</ButtonLink>
              <ButtonLink href={href("/app/:region/netzwerk", { region })}>{t("network.title")}</ButtonLink>
            </p>
          }
        >
          {t("providers.none")}
        </EmptyState>
      ) : null}
      <Rows
        rows={providers.map(({ id, name, shown, others, trusted }) => ({
          key: id,
          symbol: <Icon name="users" />,
          title: name,
          href: offersOf(id),
          tag: trusted ? <Tag>{t("providers.trusted")}</Tag> : undefined,
          second: [
            t("providers.counts", { shown, others }),
            trusted ? t("providers.trusted-since", { day: formats.moment(trusted.at), by: trusted.by || "–" }) : "",
          ]
            .filter(Boolean)
            .join(" · "),
          act: (
            <form method="post">
              <input type="hidden" name="organisationId" value={id} />
              <Button small name="intent" value={trusted ? "end" : "trust"} aria-label={`${act(trusted !== null)}: ${name}`}>
                {act(trusted !== null)}
              </Button>
            </form>
          ),
        }))}
      />
    </WorkspacePage>
  );
}
