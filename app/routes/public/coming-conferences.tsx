import { German } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useInLanguage, useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";

/** Public conferences that are still ahead; nothing where there is none. */
export function ComingConferences({
  slug,
  conferences,
}: {
  slug: string;
  conferences: readonly { id: string; title: string; startsAt: Date; place: string }[];
}) {
  const { t } = useTexts();
  const formats = useFormats();
  const inLanguage = useInLanguage();
  if (conferences.length === 0) return null;
  return (
    <section className="flow-l" aria-labelledby="h-conferences">
      <h2 id="h-conferences">{t("registration.coming")}</h2>
      <div className="flow-s">
        <Rows
          rows={conferences.map(({ id, title, startsAt, place }) => ({
            key: id,
            symbol: <Icon name="calendar-event" />,
            title: <German>{title}</German>,
            href: `/${slug}/konferenzen/${id}${inLanguage}`,
            second: (
              <>
                {formats.moment(startsAt)}
                {place ? (
                  <>
                    {" · "}
                    <German>{place}</German>
                  </>
                ) : null}
              </>
            ),
          }))}
        />
      </div>
    </section>
  );
}
