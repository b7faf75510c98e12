import type { ReactNode } from "react";
import { German } from "./german.tsx";
import { useTexts } from "./locale.tsx";

/** `lang`: of a label that is German content on a page of another language. */
export type Crumb = { label: string; href?: string; lang?: "de" };

export function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = useTexts();
  if (crumbs.length === 0) return null;
  return (
    <nav aria-label={t("common.path")}>
      <ol className="crumbs">
        {crumbs.map(({ label, href, lang }) => (
          <li key={label} aria-current={href ? undefined : "page"}>
            <Label lang={lang}>{href ? <a href={href}>{label}</a> : label}</Label>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Label({ lang, children }: { lang?: "de"; children: ReactNode }) {
  return lang === "de" ? <German>{children}</German> : children;
}
