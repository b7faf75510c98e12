import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import type { DeadAddress } from "#domain/offers/upkeep/index.ts";

/** "Die Seite gibt es nicht mehr, seit dem 3. November 2026, …" */
export function useFindingWords(): (found: DeadAddress) => string {
  const { t } = useTexts();
  const { day } = useFormats();
  return ({ finding, failingSince, checkedOn }) =>
    [t("upkeep.finding", { finding: finding.replaceAll("-", "_") }), t("upkeep.finding-since", { day: day(failingSince), checked: day(checkedOn) })].join(", ");
}

/** What of an offer's addresses does not work, above its page. */
export function DeadAddresses({ addresses }: { addresses: readonly DeadAddress[] }) {
  const { t } = useTexts();
  const words = useFindingWords();
  return addresses.map((found) => (
    <Notice key={found.address} kind="warn" title={found.kind === "mail" ? t("upkeep.mail-domain", { domain: found.address }) : found.address}>
      {words(found)}
    </Notice>
  ));
}
