import { data } from "react-router";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { Table } from "#app/components/table.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { register } from "#app/privacy.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { listRequests, mayHandleRequests, overseeRetention, searchSubjects } from "#platform/privacy/index.ts";
import type { Route } from "./+types/overview.ts";
import { PRIVACY, privacyAddress, subjectAddress } from "./addresses.ts";
import { RequestRows } from "./request-rows.tsx";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const words = (new URL(request.url).searchParams.get("suche") ?? "").trim().slice(0, 200);
  const [requests, oversight] = [await listRequests(ctx), await overseeRetention(ctx)];
  if (!requests.ok || !oversight.ok) throw data({ code: "not-allowed" }, { status: 403 });
  const maySearch = mayHandleRequests(ctx.actor);
  const found = maySearch && words.length > 1 ? await searchSubjects(ctx, register, words) : null;
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), PRIVACY),
    region: params.region,
    today: ctx.today,
    words,
    maySearch,
    found: found?.ok ? found.value.map((one) => ({ ...one, href: subjectAddress(params.region, one) })) : null,
    ...requests.value,
    runs: oversight.value.runs.map(({ id, ranAt, restricted, erased, failed, rows }) => ({
      id,
      ranAt,
      restricted,
      erased,
      failed,
      rows: Object.values(rows).reduce((sum, count) => sum + count, 0),
    })),
    unnoted: oversight.value.unnoted,
  };
}

export default function PrivacyPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { day } = useFormats();
  const { frame, region, today, open, answered, maySearch, unnoted } = loaderData;
  const overdue = open.filter(({ dueOn }) => dueOn < today).length;
  const next = open[0]?.dueOn;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("administration.crumb") }]}
      title={t("privacy.title")}
      lede={overdue > 0 ? t("privacy.lede-overdue", { count: overdue }) : t("privacy.lede", { open: open.length, day: next ? day(next) : "" })}
      notice={unnoted > 0 ? <Notice kind="warn">{t("privacy.unnoted", { count: unnoted })}</Notice> : null}
      aside={<Registers region={region} />}
      asideLabel={t("privacy.more-title")}
    >
      <title>{`${t("privacy.title")} – ${frame.region.name}`}</title>
      <section className="stack" aria-labelledby="h-requests">
        <h2 id="h-requests">{t("privacy.requests-title")}</h2>
        {open.length === 0 ? <EmptyState>{t("privacy.requests-empty")}</EmptyState> : <RequestRows region={region} today={today} requests={open} />}
        {answered.length > 0 ? (
          <details>
            <summary>{t("privacy.requests-answered")}</summary>
            <RequestRows region={region} today={today} requests={answered} />
          </details>
        ) : null}
      </section>
      {maySearch ? <Search found={loaderData.found} words={loaderData.words} /> : null}
      <Runs runs={loaderData.runs} />
    </WorkspacePage>
  );
}

const symbols = { person: "user", account: "key", address: "mail" } as const;

type Loaded = Route.ComponentProps["loaderData"];

function Search({ found, words }: Pick<Loaded, "found" | "words">) {
  const { t } = useTexts();
  return (
    <section className="stack" aria-labelledby="h-find">
      <h2 id="h-find">{t("privacy.find-title")}</h2>
      <form method="get" className="stack-s prose">
        <TextInput name="suche" type="search" label={t("privacy.find-label")} hint={t("privacy.find-lede")} defaultValue={words} />
        <div>
          <Button kind="secondary" icon="search">
            {t("privacy.find-submit")}
          </Button>
        </div>
      </form>
      {found === null ? null : found.length === 0 ? (
        <EmptyState>{t("privacy.find-empty", { words })}</EmptyState>
      ) : (
        <Rows
          rows={found.map(({ kind, id, name, second, restrictedAt, href }) => ({
            key: id,
            symbol: <Icon name={symbols[kind]} />,
            title: name,
            href,
            tag: restrictedAt ? <Tag>{t("privacy.blocked")}</Tag> : undefined,
            second: [t(`privacy.kind-${kind}`), second].filter(Boolean).join(" · "),
          }))}
        />
      )}
    </section>
  );
}

function Registers({ region }: { region: string }) {
  const { t } = useTexts();
  const links = [
    ["verzeichnis", "link-record"],
    ["massnahmen", "link-measures"],
    ["einsicht", "link-views"],
  ] as const;
  return (
    <section className="stack-s">
      <h2 className="l">{t("privacy.more-title")}</h2>
      <ul className="stack-s">
        {links.map(([address, text]) => (
          <li key={address}>
            <a href={privacyAddress(region, `/${address}`)}>{t(`privacy.${text}`)}</a>
            <p className="muted s">{t(`privacy.${text}-second`)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Runs({ runs }: Pick<Loaded, "runs">) {
  const { t } = useTexts();
  const { moment } = useFormats();
  return (
    <section className="stack" aria-labelledby="h-runs">
      <h2 id="h-runs">{t("privacy.runs-title")}</h2>
      {runs.length === 0 ? (
        <p className="muted">{t("privacy.runs-empty")}</p>
      ) : (
        <Table
          caption={t("privacy.runs-caption")}
          columns={[
            { label: t("privacy.run-at") },
            { label: t("privacy.run-blocked"), numeric: true },
            { label: t("privacy.run-erased"), numeric: true },
            { label: t("privacy.run-rows"), numeric: true },
            { label: t("privacy.run-failed"), numeric: true },
          ]}
          rows={runs.map(({ id, ranAt, restricted, erased, rows, failed }) => ({ key: id, cells: [moment(ranAt), restricted, erased, rows, failed] }))}
        />
      )}
    </section>
  );
}
