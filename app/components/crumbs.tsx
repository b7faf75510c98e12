import { useTexts } from "./locale.tsx";

export type Crumb = { label: string; href?: string; lang?: string };

export function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = useTexts();
  if (crumbs.length === 0) return null;
  return (
    <nav aria-label={t("common.path")}>
      <ol className="crumbs">
        {crumbs.map(({ label, href, lang }) => (
          <li key={label} lang={lang} aria-current={href ? undefined : "page"}>
            {href ? <a href={href}>{label}</a> : label}
          </li>
        ))}
      </ol>
    </nav>
  );
}
