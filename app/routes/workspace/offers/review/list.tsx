import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FilterForm } from "#app/components/filters.tsx";
import { CheckList } from "#app/components/forms/controls.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { listProposals } from "#domain/offers/proposals/index.ts";
import { listReview, REVIEW_KINDS } from "#domain/offers/providers/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/list.ts";

const PROPOSAL = "proposal";
const NOTICES = ["approved", "approved-untold", "declined", "declined-untold", "seen"] as const;
const PROPOSAL_NOTICES = ["refused", "refused-untold"] as const;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const asked = url.searchParams.getAll("art");
  const kinds = REVIEW_KINDS.filter((kind) => asked.includes(kind));
  const isAny = kinds.length === 0 && !asked.includes(PROPOSAL);
  const [all, proposals] = await read(ctx, async (db) => [await listReview(ctx, db), await listProposals(ctx, db)] as const);
  const notice = url.searchParams.get("hinweis");
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    rows: all.filter(({ kind }) => isAny || kinds.includes(kind)),
    proposals: isAny || asked.includes(PROPOSAL) ? proposals : [],
    proposed: proposals.length,
    counts: REVIEW_KINDS.map((kind) => ({ kind, count: all.filter((row) => row.kind === kind).length })),
    chosen: isAny ? [] : asked.includes(PROPOSAL) ? [PROPOSAL, ...kinds] : kinds,
    notice: NOTICES.find((known) => known === notice) ?? null,
    proposalNotice: PROPOSAL_NOTICES.find((known) => known === notice) ?? null,
  };
}

export default function ReviewPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, rows, proposals, proposed, counts, chosen, notice, proposalNotice } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) }]}
      title={t("providers.review-title")}
      lede={t("providers.review-lede")}
      notice={
        notice ? (
          <Notice kind={notice.endsWith("untold") ? "warn" : "success"}>{t(`providers.review-${notice}`)}</Notice>
        ) : proposalNotice ? (
          <Notice kind="success">{t(`proposals.review-${proposalNotice}`)}</Notice>
        ) : undefined
      }
      actions={
        <ButtonLink small kind="tertiary" href={href("/app/:region/angebote/anbieter", { region })}>
          {t("providers.title")}
        </ButtonLink>
      }
    >
      <title>{`${t("providers.review-title")} – ${frame.region.name}`}</title>
      <div className="two flip">
        <FilterForm chosen={chosen.length}>
          <CheckList
            name="art"
            label={t("providers.review-kind")}
            chosen={chosen}
            choices={[
              { value: PROPOSAL, label: t("proposals.kind"), count: proposed },
              ...counts.map(({ kind, count }) => ({ value: kind, label: t(`providers.kind-${kind}`), count })),
            ]}
          />
        </FilterForm>
        {rows.length + proposals.length === 0 ? (
          <EmptyState>{t(chosen.length === 0 ? "providers.review-empty" : "providers.review-empty-filtered")}</EmptyState>
        ) : (
          <Rows
            rows={[
              ...proposals.map((row) => ({
                key: row.id,
                symbol: <Icon name="bookmark" />,
                title: row.title,
                href: href("/app/:region/angebote/pruefen/vorschlag/:id", { region, id: row.id }),
                tag: (
                  <>
                    <Tag>{t("proposals.kind")}</Tag>
                    {row.language === "de" ? null : <Tag>{t("providers.written-in", { language: formats.language(row.language) })}</Tag>}
                  </>
                ),
                second: [row.organisation, formats.moment(row.sentAt)].join(" · "),
              })),
              ...rows.map((row) => ({
                key: row.id,
                symbol: <Icon name="bookmark" />,
                title: row.title,
                href: href("/app/:region/angebote/pruefen/:id", { region, id: row.id }),
                tag: (
                  <>
                    <Tag>{t(`providers.kind-${row.kind}`)}</Tag>
                    {row.writtenIn === "de" ? null : <Tag>{t("providers.written-in", { language: formats.language(row.writtenIn) })}</Tag>}
                  </>
                ),
                second: [row.organisation, formats.moment(row.sentAt)].join(" · "),
              })),
            ]}
          />
        )}
      </div>
    </WorkspacePage>
  );
}
