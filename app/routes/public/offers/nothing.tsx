import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import type { PassedOver } from "#app/offers/passed-over.ts";

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

const FILTER_NAMES: Record<PassedOver["filter"], MessageKey> = {
  kind: "finding.kind",
  branch: "finding.branch",
  topic: "finding.topic",
  group: "finding.group",
  organisation: "finding.column-provider",
  within: "finding.within",
  weekday: "finding.weekday",
  dayPart: "finding.day-part",
  language: "finding.language",
  level: "finding.level",
  isFree: "finding.free",
  hasChildcare: "finding.childcare",
  isStepFree: "finding.step-free",
  hasFreePlaces: "finding.free-places",
};

/** What an address says that nothing here is called changes nothing: the reader has to know. */
export function NotHere({ passedOver }: { passedOver: readonly PassedOver[] }) {
  const { t } = useTexts();
  const { list } = useFormats();
  if (passedOver.length === 0) return null;
  const named = passedOver.map(({ filter, value }) => t("finding.passed-over-one", { filter: t(FILTER_NAMES[filter]), value }));
  return <p className="flow-s">{t("finding.passed-over", { named: list(named) })}</p>;
}
