import { data, href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FilterBar, Pagination } from "#app/components/filters.tsx";
import { DateInput, Select, TextInput } from "#app/components/forms/controls.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Table } from "#app/components/table.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { listAudit, type AuditEntry } from "#platform/audit/index.ts";
import type { Route } from "./+types/audit.ts";
import { auditAddress, readAuditQuery, type AuditQuery } from "./audit-query.ts";
import { eventName } from "./event-names.ts";

const PATH = "/app/:region/verwaltung/protokoll";

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const locale = context.get(localeContext);
  const { query, filters, before, faults } = readAuditQuery(new URL(request.url).searchParams);
  const result = await listAudit(ctx, filters, before);
  if (!result.ok) throw data({ code: result.refusal }, { status: 403 });
  const path = href(PATH, { region: ctx.region.slug });
  const { entries, next, events } = result.value;
  return {
    frame: await loadFrame(ctx, context.get(accountContext), locale, PATH),
    path,
    query,
    faults,
    entries,
    events,
    nextHref: next === null ? undefined : auditAddress(path, query, { vor: String(next) }),
    downloadHref: auditAddress(`${path}/datei`, query),
  };
}

export default function AuditPage({ loaderData }: Route.ComponentProps) {
  const { frame, path, query, faults, entries, events, nextHref, downloadHref } = loaderData;
  const { t } = useTexts();
  const { moment } = useFormats();
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("administration.crumb") }]}
      title={t("administration.audit-title")}
      lede={t("administration.audit-lede")}
      actions={
        <ButtonLink href={downloadHref} icon="download">
          {t("administration.audit-download")}
        </ButtonLink>
      }
    >
      <title>{`${t("administration.audit-title")} – ${frame.region.name}`}</title>
      <Filters path={path} query={query} faults={faults} events={events} />
      {entries.length === 0 ? (
        <EmptyState>{t("administration.audit-empty")}</EmptyState>
      ) : (
        <Table
          caption={t("administration.audit-caption")}
          columns={[
            { label: t("administration.at") },
            { label: t("administration.actor") },
            { label: t("administration.event") },
            { label: t("administration.subject") },
            { label: t("administration.number"), numeric: true },
          ]}
          rows={entries.map((entry) => ({
            key: String(entry.seq),
            cells: [moment(entry.at), entry.actor, eventName(t, entry.event), <Subject key="subject" entry={entry} />, entry.seq],
          }))}
        />
      )}
      <Pagination nextHref={nextHref} />
    </WorkspacePage>
  );
}

type Faults = Route.ComponentProps["loaderData"]["faults"];

function Filters({ path, query, faults, events }: { path: string; query: AuditQuery; faults: Faults; events: readonly string[] }) {
  const { t } = useTexts();
  const fault = (field: keyof AuditQuery) => {
    const found = faults.find((one) => one.field === field);
    return found ? t(`forms.${found.kind}`) : undefined;
  };
  const choices = events.map((event) => ({ value: event, label: eventName(t, event) })).toSorted((a, b) => a.label.localeCompare(b.label, "de"));
  return (
    <FilterBar action={path}>
      <Select name="ereignis" label={t("administration.event")} empty={t("administration.event-all")} choices={choices} defaultValue={query.ereignis} />
      <TextInput name="wer" label={t("administration.actor")} defaultValue={query.wer} />
      <DateInput name="von" label={t("administration.from")} defaultValue={query.von} error={fault("von")} />
      <DateInput name="bis" label={t("administration.to")} defaultValue={query.bis} error={fault("bis")} />
    </FilterBar>
  );
}

/** Ids and codes only: the log never repeats what was written. */
function Subject({ entry: { subjectId, details } }: { entry: AuditEntry }) {
  const parts = Object.entries(details).map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`);
  return (
    <>
      {subjectId ? <bdi className="num">{subjectId}</bdi> : null}
      {parts.length > 0 ? <div className="muted s">{parts.join(" · ")}</div> : null}
    </>
  );
}
