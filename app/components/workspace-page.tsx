import type { ReactNode } from "react";
import stylesheet from "#app/styles/workspace.css?url";
import { Crumbs, type Crumb } from "./crumbs.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { useTexts } from "./locale.tsx";
import { Mark } from "./mark.tsx";
import { PatternDefs } from "./pattern-defs.tsx";

export type RailItem = {
  href: string;
  label: string;
  icon: IconName;
  current?: boolean;
  /** Shown only where something waits. */
  count?: number;
};
export type RailGroup = { label: string; items: readonly RailItem[] };
export type RailAccount = { name: string; href: string; signOutAction: string; regionsHref?: string };
/** `lang`: of a label that is content and not in the language of the page. */

/** Frame of a staff page: rail, path, title with at most two buttons, one sentence, content, margin column. */
export function WorkspacePage({
  region,
  rail,
  account,
  crumbs = [],
  above,
  kicker,
  title,
  sentence = false,
  actions,
  lede,
  head,
  notice,
  aside,
  asideLabel,
  demo = false,
  children,
}: {
  region: { name: string; href: string };
  rail: readonly RailGroup[];
  account: RailAccount;
  crumbs?: readonly Crumb[];
  /** Between path and title: stages. */
  above?: ReactNode;
  /** A quiet line above the title, e.g. "Empfehlung 1.2.1". */
  kicker?: ReactNode;
  title: ReactNode;
  /** The title is a sentence (a recommendation), not a name. */
  sentence?: boolean;
  actions?: ReactNode;
  lede?: ReactNode;
  /** More below title and lede, before the columns. */
  head?: ReactNode;
  notice?: ReactNode;
  aside?: ReactNode;
  asideLabel?: string;
  demo?: boolean;
  children: ReactNode;
}) {
  const { t } = useTexts();
  return (
    <>
      <link rel="stylesheet" href={stylesheet} precedence="workspace" />
      <PatternDefs />
      <a className="skip" href="#inhalt">
        {t("common.skip")}
      </a>
      <div className="ws">
        <Rail region={region} groups={rail} account={account} />
        <main className="page" id="inhalt">
          {demo ? <p className="demo">{t("common.demo-banner")}</p> : null}
          {notice}
          <header className="page-head">
            <Crumbs crumbs={crumbs} />
            {above}
            {sentence ? (
              <>
                <div className="row between base">
                  {kicker ? <p className="muted">{kicker}</p> : <span />}
                  {actions ? <div className="row tight noprint">{actions}</div> : null}
                </div>
                <h1 className="text">{title}</h1>
              </>
            ) : (
              <>
                {kicker ? <p className="muted">{kicker}</p> : null}
                <div className="row between base">
                  <h1>{title}</h1>
                  {actions ? <div className="row tight noprint">{actions}</div> : null}
                </div>
              </>
            )}
            {lede ? <p className="lede">{lede}</p> : null}
            {head}
          </header>
          {aside ? (
            <div className="two">
              <div className="stack-l">{children}</div>
              <aside className="stack" aria-label={asideLabel ?? t("layout.margin")}>
                {aside}
              </aside>
            </div>
          ) : (
            <div className="stack-l">{children}</div>
          )}
        </main>
      </div>
    </>
  );
}

function Rail({ region, groups, account }: { region: { name: string; href: string }; groups: readonly RailGroup[]; account: RailAccount }) {
  const { t } = useTexts();
  const content = (
    <>
      <RailLinks groups={groups} />
      <AccountMenu account={account} />
    </>
  );
  return (
    <header className="rail">
      <div className="inner">
        <div className="row between">
          <Mark product={t("common.product")} region={region.name} href={region.href} />
          <details>
            <summary>
              <Icon name="menu-2" />
              {t("layout.menu")}
            </summary>
            <nav aria-label={t("layout.areas-menu")}>{content}</nav>
          </details>
        </div>
        <nav aria-label={t("layout.areas")}>{content}</nav>
      </div>
    </header>
  );
}

function RailLinks({ groups }: { groups: readonly RailGroup[] }) {
  const { t } = useTexts();
  return groups
    .filter((group) => group.items.length > 0)
    .map((group) => (
      <div key={group.label}>
        <h2>{group.label}</h2>
        <ul className="navlist">
          {group.items.map(({ href, label, icon, current, count }) => (
            <li key={href}>
              <a href={href} aria-current={current ? "page" : undefined}>
                <Icon name={icon} />
                {label}
                {count ? (
                  <span className="count num" title={t("layout.waiting", { count })}>
                    {count}
                  </span>
                ) : null}
              </a>
            </li>
          ))}
        </ul>
      </div>
    ));
}

function AccountMenu({ account }: { account: RailAccount }) {
  const { t } = useTexts();
  return (
    <div className="rail-account">
      <p>{t("layout.account-of", { name: account.name })}</p>
      <ul className="navlist">
        <li>
          <a href={account.href}>
            <Icon name="user" />
            {t("layout.account")}
          </a>
        </li>
        {account.regionsHref ? (
          <li>
            <a href={account.regionsHref}>
              <Icon name="map-pin" />
              {t("layout.switch-region")}
            </a>
          </li>
        ) : null}
        <li>
          <form method="post" action={account.signOutAction}>
            <button type="submit">
              <Icon name="logout" />
              {t("layout.sign-out")}
            </button>
          </form>
        </li>
      </ul>
    </div>
  );
}
