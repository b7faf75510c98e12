import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditOffers } from "#domain/offers/index.ts";
import {
  HIDE_AFTER_DAYS,
  hasOffersToKeep,
  listAsked,
  MARK_AFTER_DAYS,
  readUpkeepSettings,
  setUpkeepSettings,
  UpkeepSettings,
  WARN_AFTER_DAYS,
  type AskedProvider,
} from "#domain/offers/upkeep/index.ts";
import { read } from "#platform/db/index.ts";
import { textsOf } from "../network/form.ts";
import type { Route } from "./+types/upkeep.ts";
import { PARAMETERS } from "./list-query.ts";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = await read(ctx, async (db) => ({
    settings: await readUpkeepSettings(ctx, db),
    providers: await listAsked(ctx, db),
    hasOffers: await hasOffersToKeep(ctx, db),
  }));
  const { askAfterDays } = found.settings;
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    ...found,
    days: { ask: askAfterDays, mark: askAfterDays + MARK_AFTER_DAYS, warn: askAfterDays + WARN_AFTER_DAYS, hide: askAfterDays + HIDE_AFTER_DAYS },
    saved: url.searchParams.has("gespeichert"),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditOffers(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const { askAfterDays = "", archiveAfterDays = "" } = textsOf(await request.formData());
  const input = UpkeepSettings.safeParse({ askAfterDays, archiveAfterDays });
  if (!input.success) {
    return data({ typed: { askAfterDays, archiveAfterDays }, faults: input.error.issues.map(({ path: [field] }) => field) }, { status: 422 });
  }
  await setUpkeepSettings(ctx, input.data);
  return redirect(`${href("/app/:region/angebote/frische", params)}?gespeichert=1`, 303);
}

/** Who is silent about which offers, and after how many days what happens. */
export default function UpkeepPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, settings, providers, hasOffers, days, saved } = loaderData;
  const typed = actionData?.typed ?? { askAfterDays: String(settings.askAfterDays), archiveAfterDays: String(settings.archiveAfterDays) };
  const errors = {
    ...(actionData?.faults.includes("askAfterDays") ? { askAfterDays: t("upkeep.error-ask") } : {}),
    ...(actionData?.faults.includes("archiveAfterDays") ? { archiveAfterDays: t("upkeep.error-archive") } : {}),
  };
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) }]}
      title={t("upkeep.title")}
      actions={
        <ButtonLink small kind="tertiary" href={href("/app/:region/angebote/adressen", { region })}>
          {t("upkeep.addresses")}
        </ButtonLink>
      }
      lede={!hasOffers ? t("upkeep.lede-no-offers") : providers.length === 0 ? t("upkeep.lede-none") : t("upkeep.lede", { count: providers.length })}
      notice={saved && !actionData ? <Notice kind="success">{t("upkeep.saved")}</Notice> : undefined}
    >
      <title>{`${t("upkeep.title")} – ${frame.region.name}`}</title>
      <p className="prose muted s">{t("upkeep.explain", days)}</p>
      <section className="flow" aria-labelledby="h-providers">
        <h2 id="h-providers">{t("upkeep.providers")}</h2>
        {providers.length === 0 ? <EmptyState>{t("upkeep.empty", { ask: days.ask })}</EmptyState> : <Providers region={region} providers={providers} />}
      </section>
      <section className="stack narrow flow" aria-labelledby="h-settings">
        <h2 id="h-settings">{t("upkeep.settings")}</h2>
        <form method="post" className="stack" noValidate>
          <FormErrors errors={errors} />
          <TextInput
            name="askAfterDays"
            label={t("upkeep.ask-after")}
            hint={t("upkeep.ask-after-hint")}
            inputMode="numeric"
            required
            defaultValue={typed.askAfterDays}
            error={errors.askAfterDays}
          />
          <TextInput
            name="archiveAfterDays"
            label={t("upkeep.archive-after")}
            hint={t("upkeep.archive-after-hint")}
            inputMode="numeric"
            required
            defaultValue={typed.archiveAfterDays}
            error={errors.archiveAfterDays}
          />
          <div>
            <Button>{t("upkeep.save")}</Button>
          </div>
        </form>
      </section>
    </WorkspacePage>
  );
}

function Providers({ region, providers }: { region: string; providers: readonly AskedProvider[] }) {
  const { t } = useTexts();
  const { day } = useFormats();
  const asked = ({ askedOn, remindedOn, officeToldOn }: AskedProvider) => {
    if (askedOn === null) return officeToldOn === null ? t("upkeep.not-asked") : t("upkeep.no-address");
    return remindedOn === null ? t("upkeep.asked", { day: day(askedOn) }) : t("upkeep.reminded", { day: day(remindedOn) });
  };
  return (
    <Rows
      rows={providers.map((provider) => ({
        key: provider.organisationId,
        symbol: <Icon name="clock" />,
        title: provider.name,
        href: `${href("/app/:region/angebote", { region })}?${new URLSearchParams([
          [PARAMETERS.organisationIds, provider.organisationId],
          [PARAMETERS.states, "public"],
          [PARAMETERS.states, "paused"],
        ])}`,
        second: [
          t("upkeep.due", { count: provider.due }),
          ...(["overdue", "doubtful", "hidden"] as const).filter((age) => provider[age] > 0).map((age) => t(`upkeep.${age}`, { count: provider[age] })),
          t("upkeep.oldest", { day: day(provider.confirmedOn) }),
          asked(provider),
        ].join(" · "),
        act: <a href={href("/app/:region/netzwerk/:id", { region, id: provider.organisationId })}>{t("upkeep.contact")}</a>,
      }))}
    />
  );
}
