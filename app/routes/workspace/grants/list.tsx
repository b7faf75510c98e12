import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { approvedByCall, listCalls, takesApplications, textOfCall } from "#domain/concept/micro-grants/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/list.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { calls, approved } = await read(ctx, async (db) => ({ calls: await listCalls(ctx, db), approved: await approvedByCall(ctx, db) }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    calls: calls.map((call) => ({
      ...call,
      title: textOfCall(call, "de").title,
      isOpen: takesApplications(call, ctx.today),
      isOver: call.untilOn < ctx.today,
      ...(approved.get(call.id) ?? { approvedCents: 0, waiting: 0 }),
    })),
  };
}

export default function GrantCallsPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, calls } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("layout.concept"), href: href("/app/:region/konzept", { region }) }]}
      title={t("grants.title")}
      lede={t("grants.lede", { waiting: calls.reduce((sum, { waiting }) => sum + waiting, 0) })}
      actions={
        <>
          <ButtonLink small icon="world" href={href("/:region/kleinfoerderung", { region })}>
            {t("layout.public-page")}
          </ButtonLink>
          <ButtonLink kind="primary" small icon="plus" href={href("/app/:region/kleinfoerderung/neu", { region })}>
            {t("grants.new")}
          </ButtonLink>
        </>
      }
    >
      <title>{`${t("grants.title")} – ${frame.region.name}`}</title>
      {calls.length === 0 ? (
        <EmptyState>{t("grants.empty")}</EmptyState>
      ) : (
        <Rows
          rows={calls.map((call) => ({
            key: call.id,
            symbol: <Icon name="report-money" />,
            title: call.title,
            href: href("/app/:region/kleinfoerderung/:id", { region, id: call.id }),
            tag: <Tag>{t(call.isPublic ? (call.isOpen ? "grants.is-open" : call.isOver ? "grants.is-over" : "grants.is-ahead") : "grants.is-draft")}</Tag>,
            second: (
              <>
                {t("grants.period", { from: formats.day(call.fromOn), until: formats.day(call.untilOn) })}
                <br />
                {t("grants.left", {
                  left: formats.money(call.totalCents - call.approvedCents),
                  total: formats.money(call.totalCents),
                })}
                {call.waiting > 0 ? ` · ${t("grants.waiting", { count: call.waiting })}` : ""}
              </>
            ),
          }))}
        />
      )}
    </WorkspacePage>
  );
}
