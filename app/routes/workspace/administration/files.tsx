import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Facts } from "#app/components/facts.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows } from "#app/components/rows.tsx";
import { StoredFile } from "#app/components/stored-file.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { readForm } from "#app/routes/account/form.ts";
import { loadFrame } from "#app/workspace.ts";
import { fileStanding, QUOTA_RANGE, SetQuota, setQuota } from "#platform/files/index.ts";
import type { Route } from "./+types/files.ts";

const PATH = "/app/:region/verwaltung/dateien";
const LONG_MS = 60 * 60_000;

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const result = await fileStanding(ctx);
  if (!result.ok) throw data({ code: result.refusal }, { status: 403 });
  const { notable } = result.value;
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), PATH),
    hasScanner: context.get(houseContext).settings.clamd !== null,
    waitingLong: notable.filter(({ state, uploadedAt }) => state === "quarantined" && ctx.now.getTime() - uploadedAt.getTime() > LONG_MS).length,
    saved: new URL(request.url).searchParams.has("hinweis"),
    ...result.value,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { gigabytes = "" } = await readForm(request);
  const input = SetQuota.safeParse({ gigabytes });
  if (!input.success) return data({ gigabytes }, { status: 422 });
  const result = await setQuota(context.get(requestContext), input.data);
  if (!result.ok) throw data({ code: result.refusal }, { status: 403 });
  return redirect(`/app/${params.region}/verwaltung/dateien?hinweis=gespeichert`, 303);
}

export default function FilesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { frame, hasScanner, waitingLong, saved, quota, counts, notable } = loaderData;
  const { t } = useTexts();
  const { bytes, number, moment } = useFormats();
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("administration.crumb") }]}
      title={t("administration.files-title")}
      lede={t("administration.files-lede", { used: bytes(quota.used), allowed: bytes(quota.allowed) })}
      notice={saved && !actionData ? <Notice kind="success">{t("accounts.saved")}</Notice> : null}
    >
      <title>{`${t("administration.files-title")} – ${frame.region.name}`}</title>
      {hasScanner ? (
        <Notice>{t("administration.files-scanner-on")}</Notice>
      ) : (
        <Notice kind="warn" title={t("administration.files-scanner-off")}>
          {t("administration.files-scanner-off-text")}
        </Notice>
      )}
      {waitingLong > 0 ? <Notice kind="warn">{t("administration.files-waiting-long", { count: waitingLong })}</Notice> : null}
      <Facts
        facts={(["clean", "quarantined", "refused", "internal"] as const).map((state) => ({
          name: t(`administration.files-${state}`),
          value: number(counts[state]),
        }))}
      />
      {quota.used >= quota.allowed ? <Notice kind="warn">{t("administration.files-full")}</Notice> : null}
      <section aria-labelledby="h-quota">
        <h2 id="h-quota">{t("administration.files-quota")}</h2>
        <form method="post" className="stack narrow">
          <TextInput
            name="gigabytes"
            type="number"
            min={QUOTA_RANGE.least}
            max={QUOTA_RANGE.most}
            label={t("administration.files-quota-label")}
            hint={t("administration.files-quota-hint", { ...QUOTA_RANGE, used: bytes(quota.used) })}
            error={actionData ? t("administration.files-quota-invalid", QUOTA_RANGE) : undefined}
            defaultValue={actionData?.gigabytes ?? quota.allowed / 1e9}
            suffix="GB"
            required
          />
          <Button>{t("accounts.save")}</Button>
        </form>
      </section>
      <section aria-labelledby="h-notable">
        <h2 id="h-notable">{t("administration.files-notable")}</h2>
        {notable.length === 0 ? (
          <EmptyState>{t("administration.files-notable-none")}</EmptyState>
        ) : (
          <Rows
            rows={notable.map((file) => ({
              key: file.id,
              symbol: <Icon name={file.state === "refused" ? "alert-triangle" : "clock"} />,
              title: <StoredFile file={file} href="" />,
              second: t("administration.files-row", { name: file.uploadedBy, moment: moment(file.uploadedAt), size: bytes(file.size) }),
            }))}
          />
        )}
      </section>
    </WorkspacePage>
  );
}
