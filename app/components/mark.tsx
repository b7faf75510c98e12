/** Two arches that share a pillar, with the light where they meet. Never mirrored. */
function MarkDrawing() {
  return (
    <svg viewBox="0 0 48 44" width="31" height="28" aria-hidden="true">
      <path d="M6 42V19a9 9 0 0 1 18 0v23" fill="none" stroke="var(--action)" strokeWidth="8" />
      <path d="M24 42V19a9 9 0 0 1 18 0v23" fill="none" stroke="var(--heide)" strokeWidth="8" />
      <path d="M24 9.62A13 13 0 0 1 28 19v23h-8V19a13 13 0 0 1 4-9.38Z" fill="var(--raps)" />
    </svg>
  );
}

/** The mark with the product's name and, beside it, the county's own. Without `href` it is no link. */
export function Mark({ product, region, href }: { product: string; region?: string; href?: string }) {
  const content = (
    <>
      <MarkDrawing />
      <span lang="de">
        {product}
        {region ? <small>{region}</small> : null}
      </span>
    </>
  );
  return href ? (
    <a className="mark" href={href}>
      {content}
    </a>
  ) : (
    <span className="mark">{content}</span>
  );
}
