import { href } from "react-router";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import type { AgreementRow } from "#domain/network/index.ts";

/** Agreements as a list, wherever one stands: on their own page, at a goal, at an organisation. */
export function AgreementRows({ region, agreements }: { region: string; agreements: readonly AgreementRow[] }) {
  const { t } = useTexts();
  const period = useAgreementPeriod();
  return (
    <Rows
      rows={agreements.map((agreement) => ({
        key: agreement.id,
        symbol: <Icon name={agreement.standing === "review-due" ? "alert-triangle" : "file-text"} />,
        title: agreement.title,
        href: href("/app/:region/vereinbarungen/:id", { region, id: agreement.id }),
        tag: <Tag>{t(`agreements.kind-${agreement.kind}`)}</Tag>,
        second: (
          <>
            {agreement.standing === "running" ? null : <strong className="w6">{t(`agreements.standing-${agreement.standing}`)}: </strong>}
            {period(agreement)}
            <br />
            {agreement.parties.map(({ name }) => name).join(", ")}
          </>
        ),
      }))}
    />
  );
}

/** From when until when it holds, and when it is looked at again, in words. */
export function useAgreementPeriod(): (agreement: Pick<AgreementRow, "fromOn" | "untilOn" | "reviewOn">) => string {
  const { t } = useTexts();
  const formats = useFormats();
  return ({ fromOn, untilOn, reviewOn }) =>
    [
      untilOn === null
        ? t("agreements.since", { from: formats.day(fromOn) })
        : t("agreements.from-until", { from: formats.day(fromOn), until: formats.day(untilOn) }),
      reviewOn === null ? "" : t("agreements.review-on", { day: formats.day(reviewOn) }),
    ]
      .filter(Boolean)
      .join(", ");
}
