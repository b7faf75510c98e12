import type { Block, HandoutWords } from "#platform/documents/index.ts";
import { direction } from "#platform/i18n/index.ts";
import { Table } from "./table.tsx";

/** The blocks of a document as a page shows them: what its PDF prints, in the same order. */
export function DocumentBody({ blocks, lang }: { blocks: readonly Block[]; lang?: string }) {
  return (
    <div className="stack" lang={lang}>
      {blocks.map((block, place) => (
        <BlockView key={place} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case "heading":
      return block.level === 1 ? <h2>{block.text}</h2> : <h3>{block.text}</h3>;
    case "paragraph":
      return (
        <p className="prose" style={{ whiteSpace: "pre-line" }}>
          {block.text}
        </p>
      );
    case "list":
      return (
        <ul className="prose">
          {block.items.map((item, place) => (
            <li key={place} style={{ overflowWrap: "anywhere" }}>
              {item}
            </li>
          ))}
        </ul>
      );
    case "facts":
      return (
        <dl className="facts s prose">
          {block.facts.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd style={{ whiteSpace: "pre-line", overflowWrap: "anywhere" }}>{value}</dd>
            </div>
          ))}
        </dl>
      );
    case "table":
      return (
        <Table
          caption={block.caption}
          columns={block.columns.map((label) => ({ label }))}
          rows={block.rows.map((cells, place) => ({
            key: String(place),
            cells: cells.map((cell, at) => (typeof cell === "string" ? cell : <Foreign key={at} words={cell} />)),
          }))}
        />
      );
  }
}

function Foreign({ words: { text, language } }: { words: HandoutWords }) {
  return (
    <span lang={language} dir={direction(language)}>
      {text}
    </span>
  );
}
