import { data } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Pagination } from "#app/components/filters.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Table } from "#app/components/table.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { readLogView } from "#platform/privacy/index.ts";
import { eventName } from "../event-names.ts";
import type { Route } from "./+types/log-view.ts";
import { PRIVACY, privacyAddress, readSubject } from "./addresses.ts";
import { viewTitle } from "./view-title.ts";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const before = Number(new URL(request.url).searchParams.get("vor"));
  const found = readSubject("person", params.id) ? await readLogView(ctx, params.id, Number.isSafeInteger(before) && before > 0 ? before : undefined) : null;
  if (!found || (!found.ok && found.refusal === "not-found")) throw data({ code: "not-found" }, { status: 404 });
  const shown = found.ok ? found.value : null;
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), PRIVACY),
    region: params.region,
    view: shown ? { fromDay: shown.view.fromDay, toDay: shown.view.toDay, reason: shown.view.reason } : null,
    entries: shown?.entries ?? [],
    signInsHref: privacyAddress(params.region, `/einsicht/${params.id}/anmeldungen`),
    nextHref: shown?.next ? `${privacyAddress(params.region, `/einsicht/${params.id}`)}?vor=${shown.next}` : undefined,
  };
}

export default function LogViewPage({ loaderData: { frame, region, view, entries, signInsHref, nextHref } }: Route.ComponentProps) {
  const { t } = useTexts();
  const { day, moment } = useFormats();
  const title = view ? viewTitle(t, day, view) : t("privacy.views-title");
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("privacy.title"), href: privacyAddress(region) },
        { label: t("privacy.views-title"), href: privacyAddress(region, "/einsicht") },
      ]}
      title={title}
      lede={view ? t("privacy.view-lede", { reason: view.reason }) : undefined}
      actions={view ? <ButtonLink href={signInsHref}>{t("privacy.sign-ins-title")}</ButtonLink> : null}
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      {!view ? (
        <Notice>{t("privacy.view-closed")}</Notice>
      ) : entries.length === 0 ? (
        <EmptyState>{t("privacy.view-empty")}</EmptyState>
      ) : (
        <Table
          caption={t("privacy.view-caption")}
          columns={[
            { label: t("privacy.step-when") },
            { label: t("privacy.step-who") },
            { label: t("privacy.view-page") },
            { label: t("privacy.view-subject") },
          ]}
          rows={entries.map((entry) => ({
            key: String(entry.seq),
            cells: [
              moment(entry.at),
              entry.actor,
              eventName(t, entry.event),
              entry.subjectId && (
                <bdi key="subject" className="num s">
                  {entry.subjectId}
                </bdi>
              ),
            ],
          }))}
        />
      )}
      <Pagination nextHref={nextHref} />
    </WorkspacePage>
  );
}
