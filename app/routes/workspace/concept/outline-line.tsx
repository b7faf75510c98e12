import { href } from "react-router";
import "./outline.css";
import { Icon } from "#app/components/icon.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { AddItemForm } from "./add-item-form.tsx";
import type { FailedItemAct } from "./item-acts.ts";
import type { Dragging } from "./outline-dragging.ts";
import { LEVELS_BELOW, type OutlineItem, type OutlineShown } from "./outline-items.ts";
import { WordingForm } from "./wording-form.tsx";

type LineProps = { item: OutlineItem; shown: OutlineShown; failed: FailedItemAct | null; dragging: Dragging };

/** One line of the outline with its controls, and everything below it. */
export function OutlineLine(props: LineProps) {
  const { t } = useTexts();
  const { item, shown, failed } = props;
  const here = href("/app/:region/konzept/gliederung", { region: shown.region });
  const edited = shown.wording?.id === item.id ? shown.wording : null;
  const added = shown.adding.parentId === item.id ? LEVELS_BELOW[item.level].find((level) => level === shown.adding.level) : undefined;
  return (
    <li id={`i-${item.id}`}>
      {edited ? (
        <WordingForm
          level={edited.level}
          id={item.id}
          draft={failed?.id === item.id ? failed.draft : edited.draft}
          conflict={failed?.id === item.id ? failed.conflict : null}
          error={failed?.id === item.id && !failed.conflict ? t(failed.error) : undefined}
          cancelHref={`${here}#i-${item.id}`}
        />
      ) : (
        <Line {...props} />
      )}
      {item.children.length > 0 ? (
        <ol>
          {item.children.map((child) => (
            <OutlineLine key={child.id} {...props} item={child} />
          ))}
        </ol>
      ) : null}
      {added ? (
        <AddItemForm
          level={added}
          parentId={item.id}
          given={failed?.draft.text}
          error={failed ? t(failed.error) : undefined}
          cancelHref={`${here}#i-${item.id}`}
        />
      ) : null}
    </li>
  );
}

function Line({ item, shown: { region }, dragging }: LineProps) {
  const { t } = useTexts();
  const here = href("/app/:region/konzept/gliederung", { region });
  const name = item.number || item.text.slice(0, 60);
  const edit =
    item.level === "recommendation"
      ? href("/app/:region/konzept/empfehlungen/:id/bearbeiten", { region, id: item.id })
      : `${here}?bearbeiten=${item.id}#i-${item.id}`;
  const side = dragging.over?.id !== item.id ? "" : dragging.over.after ? " after" : " before";
  return (
    <div className={`outline-line${side}`} {...dragging.line(item)}>
      <span className={item.level === "action-field" ? "w6" : undefined} {...dragging.handle(item)}>
        <span className="grip" {...dragging.grip(item)}>
          <Icon name="grip-vertical" />
        </span>
        <span className="muted s"> {item.number || t("concept.guiding-goal")} </span>
        {item.text}
      </span>
      <span className="row tight s noprint">
        <Arrow item={item} way="up" name={name} />
        <Arrow item={item} way="down" name={name} />
        <a href={edit}>
          {t("common.edit")}
          <span className="vh">: {name}</span>
        </a>
        {LEVELS_BELOW[item.level].map((level) => (
          <a key={level} href={`${here}?neu=${level}:${item.id}#neu`}>
            {t(`conceptwork.plus-${level}`)}
            <span className="vh"> ({name})</span>
          </a>
        ))}
        <a href={`${here}?entfernen=${item.id}`}>
          {t("common.remove")}
          <span className="vh">: {name}</span>
        </a>
      </span>
    </div>
  );
}

function Arrow({ item, way, name }: { item: OutlineItem; way: "up" | "down"; name: string }) {
  const { t } = useTexts();
  const label = t(way === "up" ? "conceptwork.move-up" : "conceptwork.move-down", { name });
  return (
    <button
      type="submit"
      form="move"
      id={`${way}-${item.id}`}
      name="move"
      value={`${way}:${item.level}:${item.id}`}
      className="kern-btn kern-btn--tertiary kern-btn--small"
      aria-label={label}
      title={label}
    >
      <Icon name={way === "up" ? "arrow-up" : "arrow-down"} />
    </button>
  );
}
