import type { ReactNode } from "react";

export type Row = {
  key: string;
  /** <StateSymbol/> or <Icon/> */
  symbol?: ReactNode;
  title: ReactNode;
  href?: string;
  /** Behind the title, e.g. <span class="tag">. */
  tag?: ReactNode;
  second?: ReactNode;
  /** What no line can hold, e.g. a fold. */
  below?: ReactNode;
  /** A button, a link or a figure. */
  act?: ReactNode;
  /** How far it is set in, where the list shows a structure. */
  depth?: number;
};

/** A list without boxes: one clear line, one quiet line, at most one act. */
export function Rows({ rows, ordered = false }: { rows: readonly Row[]; ordered?: boolean }) {
  const List = ordered ? "ol" : "ul";
  return (
    <List className="rows">
      {rows.map(({ key, symbol, title, href, tag, second, below, act, depth }) => (
        <li key={key} className={depth ? `depth-${Math.min(depth, 4)}` : undefined}>
          {symbol ?? <span />}
          <div>
            {href ? (
              <a className="plain t" href={href}>
                {title}
              </a>
            ) : (
              <span className="t">{title}</span>
            )}
            {tag ? <> {tag}</> : null}
            {second ? <p className="m">{second}</p> : null}
            {below}
          </div>
          {act ? <div className="act">{act}</div> : null}
        </li>
      ))}
    </List>
  );
}

export function Tag({ children }: { children: ReactNode }) {
  return <span className="tag">{children}</span>;
}
