import { use, type ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { useTexts } from "./locale.tsx";
import { Mark } from "./mark.tsx";
import { PatternDefs } from "./pattern-defs.tsx";
import { WayBack } from "./way-back.tsx";

/** Frame of a page behind a signed link, and of signing in: one thing, one hand, a telephone. */
export function JoinPage({
  region,
  languages = [],
  title,
  lede,
  demo = false,
  children,
}: {
  region?: string;
  /** The same page in other languages, each by its own name. */
  languages?: readonly { href: string; locale: string; label: string }[];
  title: ReactNode;
  lede?: ReactNode;
  demo?: boolean;
  children: ReactNode;
}) {
  const { t } = useTexts();
  const wayBack = use(WayBack);
  return (
    <div className="portal join">
      <PatternDefs />
      <a className="skip" href="#inhalt">
        {t("common.skip")}
      </a>
      <header className="join-head">
        {demo ? <p className="demo">{t("common.demo-banner")}</p> : null}
        <div className="wrap row between">
          <Mark product={t("common.product")} region={region} />
          {languages.length > 0 ? (
            <nav className="row s" aria-label={t("layout.languages")}>
              {languages.map(({ href, locale, label }) => (
                <a key={locale} className="touch" href={href} lang={locale} hrefLang={locale}>
                  {label}
                </a>
              ))}
            </nav>
          ) : null}
        </div>
        {wayBack === null ? null : (
          <p className="wrap s">
            <a href={wayBack}>
              <Icon name="arrow-left" /> {t("layout.to-workspace")}
            </a>
          </p>
        )}
      </header>
      <main className="wrap narrow" id="inhalt">
        <h1 className="flow">{title}</h1>
        {lede ? <p className="flow-s">{lede}</p> : null}
        {children}
      </main>
    </div>
  );
}
