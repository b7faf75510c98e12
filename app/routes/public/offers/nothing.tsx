import { useLocale, useTexts } from "#app/components/locale.tsx";

/** Nothing fits: which filter to leave out. Whom to call stands below it on each page. */
export function Nothing({ chips, said }: { chips: readonly { label: string; href: string }[]; said: string }) {
  const { t } = useTexts();
  const { locale } = useLocale();
  return (
    <section className="flow-s" aria-labelledby="h-nothing">
      <h2 id="h-nothing">{t("finding.nothing")}</h2>
      {said && locale !== "de" ? <p>{t("finding.searched-in")}</p> : null}
      <Loosen chips={chips} />
    </section>
  );
}

/** Each filter, and the same search without it. */
export function Loosen({ chips }: { chips: readonly { label: string; href: string }[] }) {
  const { t } = useTexts();
  if (chips.length === 0) return null;
  return (
    <>
      <p className="flow-s">{t("finding.loosen")}</p>
      <ul className="flow-s">
        {chips.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>{t("finding.without", { filter: label })}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What is shown is not what was typed, only spelled alike: the reader has to know. */
export function SpelledAlike({ said, nearly }: { said: string; nearly: boolean }) {
  const { t } = useTexts();
  return nearly ? <p className="flow-s">{t("finding.nearly", { said })}</p> : null;
}

/** A place that is none of the county's changes nothing: the reader has to know. */
export function UnknownPlace({ place, isKnown }: { place: string; isKnown: boolean }) {
  const { t } = useTexts();
  return place && !isKnown ? <p className="flow-s">{t("finding.unknown-place", { place })}</p> : null;
}
