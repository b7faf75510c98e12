import { data } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FilterBar, Pagination } from "#app/components/filters.tsx";
import { Select } from "#app/components/forms/controls.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Table } from "#app/components/table.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { deviceWords, signInEventName, signInEventWords } from "#app/routes/account/sign-in-event-words.ts";
import { loadFrame } from "#app/workspace.ts";
import { readSignIns } from "#platform/auth/index.ts";
import type { Route } from "./+types/sign-ins.ts";
import { auditAddress } from "../audit-query.ts";
import { PRIVACY, privacyAddress } from "./addresses.ts";
import { readSignInQuery } from "./sign-in-query.ts";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { query, filters, before } = readSignInQuery(new URL(request.url).searchParams);
  const found = await readSignIns(ctx, params.id, filters, before);
  if (!found.ok && found.refusal === "not-found") throw data({ code: "not-found" }, { status: 404 });
  const shown = found.ok ? found.value : null;
  const path = privacyAddress(params.region, `/einsicht/${params.id}/anmeldungen`);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), PRIVACY),
    region: params.region,
    viewId: params.id,
    path,
    query,
    shown,
    nextHref: shown?.next ? auditAddress(path, query, { vor: String(shown.next) }) : undefined,
    downloadHref: auditAddress(`${path}/datei`, query),
  };
}

export default function SignInsPage({ loaderData }: Route.ComponentProps) {
  const { frame, region, viewId, path, query, shown, nextHref, downloadHref } = loaderData;
  const { t } = useTexts();
  const { day, moment } = useFormats();
  const title = t("privacy.sign-ins-title");
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("privacy.title"), href: privacyAddress(region) },
        { label: t("privacy.views-title"), href: privacyAddress(region, "/einsicht") },
        { label: t("privacy.view-crumb"), href: privacyAddress(region, `/einsicht/${viewId}`) },
      ]}
      title={title}
      lede={shown ? t("privacy.sign-ins-lede", { from: day(shown.fromDay), to: day(shown.toDay) }) : undefined}
      actions={
        shown ? (
          <ButtonLink href={downloadHref} icon="download">
            {t("administration.audit-download")}
          </ButtonLink>
        ) : null
      }
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      {!shown ? (
        <Notice>{t("privacy.view-closed")}</Notice>
      ) : (
        <>
          <FilterBar action={path}>
            <Select
              name="ereignis"
              label={t("administration.event")}
              empty={t("administration.event-all")}
              choices={shown.events.map((event) => ({ value: event, label: signInEventName(t, event) }))}
              defaultValue={query.ereignis}
            />
            <Select
              name="zugang"
              label={t("administration.actor")}
              empty={t("privacy.sign-ins-everybody")}
              choices={shown.accounts.map(({ accountId, name }) => ({ value: accountId, label: name }))}
              defaultValue={query.zugang}
            />
          </FilterBar>
          {shown.entries.length === 0 ? (
            <EmptyState>{t("privacy.sign-ins-empty")}</EmptyState>
          ) : (
            <Table
              caption={t("privacy.sign-ins-caption")}
              columns={[
                { label: t("administration.at") },
                { label: t("administration.actor") },
                { label: t("administration.event") },
                { label: t("privacy.sign-ins-device") },
              ]}
              rows={shown.entries.map((entry) => ({
                key: String(entry.seq),
                cells: [moment(entry.at), entry.name, signInEventWords(t, entry), deviceWords(t, entry.userAgent)],
              }))}
            />
          )}
          <Pagination nextHref={nextHref} />
        </>
      )}
    </WorkspacePage>
  );
}
