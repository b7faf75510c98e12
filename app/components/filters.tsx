import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { useTexts } from "./locale.tsx";

/** A plain GET form in one row: filters stand in the address. Children are Selects and TextInputs. */
export function FilterBar({ action, submit, children }: { action?: string; submit?: string; children: ReactNode }) {
  const { t } = useTexts();
  return (
    <form className="filterbar noprint" method="get" action={action}>
      {children}
      <button className="kern-btn kern-btn--primary" type="submit">
        {submit ?? t("common.show")}
      </button>
    </form>
  );
}

/** The filters beside a list, one below the other; on phones they stand below it. Filters stand in the address. @param chosen how many are */
export function FilterForm({ chosen = 0, children }: { chosen?: number; children: ReactNode }) {
  const { t } = useTexts();
  return (
    <form className="filters stack noprint" id="filter" method="get">
      <h2 className="row between base l">
        <span>
          <Icon name="filter" /> {t("common.filter")}
        </span>
        {chosen > 0 ? <span className="num">{t("common.filters-chosen", { count: chosen })}</span> : null}
      </h2>
      {children}
      <button className="kern-btn kern-btn--primary" type="submit">
        {t("common.show")}
      </button>
    </form>
  );
}

/** Above the list: the way to the filters where they stand below it, and what is chosen. */
export function ChosenFilters(chosen: { chips: readonly { label: string; href: string }[]; clearHref?: string }) {
  const { t } = useTexts();
  return (
    <div className="row tight">
      <a className="chip jump" href="#filter">
        <Icon name="filter" />
        {t("common.jump-to-filter")}
      </a>
      <Chips {...chosen} />
    </div>
  );
}

/** What is chosen, each removable by a link to the address without it. */
export function Chips({ chips, clearHref }: { chips: readonly { label: string; href: string }[]; clearHref?: string }) {
  const { t } = useTexts();
  if (chips.length === 0) return null;
  return (
    <ul className="row tight noprint" aria-label={t("common.chosen-filters")}>
      {chips.map(({ label, href }) => (
        <li key={href}>
          <a className="chip" href={href} aria-label={t("common.remove-filter", { name: label })}>
            {label}
            <Icon name="x" />
          </a>
        </li>
      ))}
      {clearHref && chips.length > 1 ? (
        <li>
          <a className="s" href={clearHref}>
            {t("common.remove-all-filters")}
          </a>
        </li>
      ) : null}
    </ul>
  );
}

/** Ways through a long list; keyset pages know only before and after. */
export function Pagination({ previousHref, nextHref }: { previousHref?: string; nextHref?: string }) {
  const { t } = useTexts();
  if (!previousHref && !nextHref) return null;
  return (
    <nav className="row between flow noprint" aria-label={t("common.pages")}>
      {previousHref ? (
        <a className="kern-btn kern-btn--secondary" href={previousHref} rel="prev">
          <Icon name="arrow-left" />
          {t("common.previous-page")}
        </a>
      ) : (
        <span />
      )}
      {nextHref ? (
        <a className="kern-btn kern-btn--secondary" href={nextHref} rel="next">
          {t("common.next-page")}
          <Icon name="arrow-right" />
        </a>
      ) : null}
    </nav>
  );
}
