import type { ReactNode } from "react";
import { LANGUAGES, type Locale } from "#platform/i18n/index.ts";
import { Icon } from "./icon.tsx";
import { useLocale, useTexts } from "./locale.tsx";
import { Mark } from "./mark.tsx";
import { PatternDefs } from "./pattern-defs.tsx";

export type PublicNavItem = { href: string; label: string; current?: boolean };
export type LanguageLink = { href: string; locale: Locale };

/** Frame of a page for everybody. It carries no script. */
export function PublicPage({
  region,
  nav = [],
  languages = [],
  demo = false,
  asksSignIn = true,
  footer,
  children,
}: {
  /** Absent on the list of regions. */
  region?: { name: string; href: string };
  nav?: readonly PublicNavItem[];
  languages?: readonly LanguageLink[];
  demo?: boolean;
  /** The foot leads to the sign-in. */
  asksSignIn?: boolean;
  footer?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTexts();
  return (
    <div className="portal">
      <PatternDefs />
      <a className="skip" href="#inhalt">
        {t("common.skip")}
      </a>
      <PublicHeader region={region} nav={nav} languages={languages} demo={demo} />
      <main className="wrap" id="inhalt">
        {children}
      </main>
      {asksSignIn ? <PublicFooter>{footer}</PublicFooter> : null}
    </div>
  );
}

function PublicHeader({
  region,
  nav,
  languages,
  demo,
}: {
  region?: { name: string; href: string };
  nav: readonly PublicNavItem[];
  languages: readonly LanguageLink[];
  demo: boolean;
}) {
  const { t } = useTexts();
  return (
    <header className="pt-head">
      {demo ? <p className="demo">{t("common.demo-banner")}</p> : null}
      <div className="wrap">
        <Mark product={t("common.product")} region={region?.name} href={region?.href ?? "/"} />
        {nav.length > 0 ? (
          <nav className="pt-nav" aria-label={t("layout.areas")}>
            {nav.map(({ href, label, current }) => (
              <a key={href} href={href} aria-current={current ? "page" : undefined}>
                {label}
              </a>
            ))}
          </nav>
        ) : null}
        {languages.length > 1 ? <LanguageMenu languages={languages} /> : null}
      </div>
    </header>
  );
}

const named = (code: Locale) => LANGUAGES.find((language) => language.code === code);

/** Languages by their own names, so that nobody needs German to find theirs. */
function LanguageMenu({ languages }: { languages: readonly LanguageLink[] }) {
  const { locale } = useLocale();
  const { t } = useTexts();
  return (
    <details className="lang">
      <summary>
        <Icon name="language" />
        <span className="vh">{t("layout.languages")}: </span>
        {named(locale)?.name}
      </summary>
      <ul>
        {languages.map(({ href, locale: code }) => (
          <li key={code}>
            <a href={href} lang={code} hrefLang={code} dir={named(code)?.direction} aria-current={code === locale ? "true" : undefined}>
              {named(code)?.name}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function PublicFooter({ children }: { children?: ReactNode }) {
  const { t } = useTexts();
  return (
    <footer className="foot">
      <div className="wrap stack-s">
        {children}
        <ul>
          <li>
            <a href="/app">{t("layout.sign-in")}</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}
