import { Button } from "#app/components/button.tsx";
import { useTexts } from "#app/components/locale.tsx";

/** Order and acts of a principle or a chapter. The arrows belong to the page's form "move". */
export function ItemControls({
  level,
  id,
  name,
  editHref,
  removeHref,
  more,
}: {
  level: "principle" | "chapter";
  id: string;
  name: string;
  editHref: string;
  removeHref: string;
  more?: { href: string; label: string };
}) {
  const { t } = useTexts();
  return (
    <p className="row tight s noprint">
      <Button small kind="tertiary" form="move" name="move" value={`up:${level}:${id}`} icon="arrow-up" aria-label={t("conceptwork.move-up", { name })}>
        {t("conceptwork.up")}
      </Button>
      <Button small kind="tertiary" form="move" name="move" value={`down:${level}:${id}`} icon="arrow-down" aria-label={t("conceptwork.move-down", { name })}>
        {t("conceptwork.down")}
      </Button>
      <a href={editHref}>
        {t("common.edit")}
        <span className="vh">: {name}</span>
      </a>
      {more ? (
        <a href={more.href}>
          {more.label}
          <span className="vh">: {name}</span>
        </a>
      ) : null}
      <a href={removeHref}>
        {t("common.remove")}
        <span className="vh">: {name}</span>
      </a>
    </p>
  );
}
