import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Table } from "#app/components/table.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import type { Booking } from "#domain/concept/funding/index.ts";
import type { Route } from "./+types/proof.ts";
import { useFundCrumbs } from "./crumbs.ts";
import { shownProof } from "./shown-proof.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    proof: await shownProof(ctx, params),
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
  };
}

export default function ProofPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, proof } = loaderData;
  const { fund, calledUp, spent } = proof;
  const year = String(proof.year);
  const title = t("funding.proof-title", { year });
  const money = formats.money;
  return (
    <WorkspacePage
      {...frame}
      crumbs={useFundCrumbs(region, fund)}
      kicker={fund.name}
      title={title}
      lede={t("funding.proof-lede", { calledUp: money(proof.calledUpCents), spent: money(proof.spentCents), year })}
      actions={
        <ButtonLink small icon="download" href={`${href("/app/:region/foerdermittel/:id/nachweis/:year", { region, id: fund.id, year })}/datei`}>
          {t("funding.download-proof")}
        </ButtonLink>
      }
    >
      <title>{`${title} – ${fund.name}`}</title>
      {calledUp.length + spent.length === 0 ? <EmptyState>{t("funding.proof-empty", { year })}</EmptyState> : null}
      {proof.undatedCents > 0 ? (
        <Notice kind="warn" title={t("funding.proof-undated", { amount: money(proof.undatedCents) })}>
          {t("funding.proof-undated-way")}
        </Notice>
      ) : null}
      <section aria-labelledby="h-result" className="stack">
        <h2 id="h-result">{t("funding.proof-result")}</h2>
        <Table
          caption={t("funding.proof-result")}
          columns={[{ label: t("funding.proof-item") }, { label: t("funding.proof-amount"), numeric: true }]}
          rows={[
            [t("funding.proof-spent"), proof.spentCents] as const,
            [t("funding.proof-own", { percent: formats.percent(fund.ownSharePercent / 100) }), proof.ownShareCents] as const,
            [t("funding.proof-funded"), proof.fundedCents] as const,
            ...(proof.carriedCents === 0
              ? []
              : [[t(proof.carriedCents < 0 ? "funding.proof-carried-open" : "funding.proof-carried"), Math.abs(proof.carriedCents)] as const]),
            [t("funding.proof-called-up"), proof.calledUpCents] as const,
            [t(proof.leftCents < 0 ? "funding.proof-open" : "funding.proof-left"), Math.abs(proof.leftCents)] as const,
          ].map(([label, cents]) => ({ key: label, cells: [label, money(cents)] }))}
        />
      </section>
      <Bookings id="h-spent" title={t("funding.proof-expenses")} list={spent} sum={proof.spentCents} region={region} />
      <Bookings id="h-called-up" title={t("funding.proof-call-ups")} list={calledUp} sum={proof.calledUpCents} region={region} />
    </WorkspacePage>
  );
}

function Bookings({ id, title, list, sum, region }: { id: string; title: string; list: readonly Booking[]; sum: number; region: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  if (list.length === 0) return null;
  return (
    <section aria-labelledby={id} className="stack">
      <h2 id={id}>{title}</h2>
      <Table
        caption={title}
        columns={[
          { label: t("funding.proof-day") },
          { label: t("funding.column-measure") },
          { label: t("funding.proof-who") },
          { label: t("funding.proof-what") },
          { label: t("funding.proof-receipt") },
          { label: t("funding.proof-amount"), numeric: true },
        ]}
        rows={list.map((booking) => ({
          key: booking.id,
          cells: [
            formats.day(booking.bookedOn),
            <a key="measure" href={href("/app/:region/massnahmen/:id", { region, id: booking.measureId })}>
              {booking.measure}
            </a>,
            booking.organisation ?? "",
            [booking.note, booking.reason].filter(Boolean).join(". "),
            booking.receipt,
            formats.money(booking.amountCents),
          ],
        }))}
        footer={[t("common.total"), "", "", "", "", formats.money(sum)]}
      />
    </section>
  );
}
