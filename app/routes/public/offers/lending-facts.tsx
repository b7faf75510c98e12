import { Facts } from "#app/components/facts.tsx";
import { German } from "#app/components/german.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { LendingFields } from "#domain/offers/lending/index.ts";

/** What is lent, in the reader's language; only the provider's own words stand as they were written. */
export function LendingFacts({ lending }: { lending: LendingFields | null }) {
  const { t } = useTexts();
  const formats = useFormats();
  if (!lending) return null;
  const { item, pieces, fetchPlace, fetchTimes, depositCents, longestDays, leadDays } = lending;
  const german = (text: string) => (text ? <German>{text}</German> : null);
  return (
    <section aria-labelledby="h-lending">
      <h2 id="h-lending">{t("lending.heading")}</h2>
      <div className="flow-s">
        <Facts
          facts={[
            { name: t("lending.field-item"), value: german(item) },
            { name: t("lending.field-pieces"), value: formats.number(pieces) },
            { name: t("lending.field-longestDays"), value: t("lending.longest", { count: longestDays }) },
            { name: t("lending.field-leadDays"), value: t("lending.lead", { count: leadDays }) },
            {
              name: t("lending.field-deposit"),
              value: depositCents === null ? null : depositCents === 0 ? t("lending.deposit-none") : formats.money(depositCents),
            },
            { name: t("lending.field-fetchPlace"), value: german(fetchPlace) },
            { name: t("lending.field-fetchTimes"), value: german(fetchTimes) },
          ]}
        />
      </div>
    </section>
  );
}
