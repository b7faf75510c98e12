import { useLocale } from "#app/components/locale.tsx";
import { direction } from "#platform/i18n/index.ts";
import { titleFor, type Titles } from "./title-for.ts";

export function OfferTitle({ titles }: { titles: Titles }) {
  const { locale } = useLocale();
  const { language, title } = titleFor(titles, locale);
  return (
    <span lang={language} dir={direction(language)}>
      {title}
    </span>
  );
}
