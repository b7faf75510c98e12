import { Facts } from "#app/components/facts.tsx";
import { German } from "#app/components/german.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { PostFields } from "#domain/offers/posts/index.ts";

/** What a post says besides, in the reader's language; only occupation and application stand as they were written. */
export function PostFacts({ post }: { post: PostFields | null }) {
  const { t } = useTexts();
  const formats = useFormats();
  if (!post) return null;
  const { occupation, places, hoursPerWeek, startsOn, duration, durationUnit, payCents, payPer, germanLevel, needsDrivingLicence, howToApply, applyUntil } =
    post;
  const pay = payCents === null ? null : payCents === 0 || payPer === null ? t("posts.unpaid") : t(`posts.pay-per-${payPer}`, { pay: formats.money(payCents) });
  return (
    <section aria-labelledby="h-post">
      <h2 id="h-post">{t("posts.heading")}</h2>
      <div className="flow-s">
        <Facts
          facts={[
            { name: t("posts.field-occupation"), value: occupation ? <German>{occupation}</German> : null },
            { name: t("posts.field-places"), value: places === null ? null : formats.number(places) },
            { name: t("posts.field-hoursPerWeek"), value: hoursPerWeek === null ? null : formats.number(hoursPerWeek) },
            { name: t("posts.field-startsOn"), value: startsOn && formats.day(startsOn) },
            {
              name: t("posts.field-duration"),
              value: duration === null || durationUnit === null ? null : t(`posts.duration-${durationUnit}`, { count: duration }),
            },
            { name: t("posts.field-pay"), value: pay },
            { name: t("posts.field-germanLevel"), value: germanLevel },
            { name: t("posts.field-needsDrivingLicence"), value: needsDrivingLicence ? t("posts.yes") : null },
            {
              name: t("posts.field-howToApply"),
              value: howToApply ? (
                <span className="lines">
                  <German>{howToApply}</German>
                </span>
              ) : null,
            },
            { name: t("posts.field-applyUntil"), value: applyUntil && formats.day(applyUntil) },
          ]}
        />
      </div>
    </section>
  );
}
