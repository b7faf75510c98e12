import { Button, ButtonLink } from "#app/components/button.tsx";
import { TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import type { Level } from "#domain/concept/editing/index.ts";

/** One new item, at the place where it will stand. @param parentId "" for what stands below the concept itself */
export function AddItemForm({
  level,
  parentId,
  given = "",
  error,
  cancelHref,
}: {
  level: Level;
  parentId: string;
  given?: string;
  error?: string;
  cancelHref: string;
}) {
  const { t } = useTexts();
  const titled = level === "action-field" || level === "chapter";
  const field = { name: "text", label: titled ? t("conceptwork.field-title") : t("conceptwork.field-text"), required: true, defaultValue: given, error };
  return (
    <form method="post" className="entry" id="neu">
      <FormId />
      <p className="w6">{t(`conceptwork.add-${level}`)}</p>
      <input type="hidden" name="intent" value="add" />
      <input type="hidden" name="level" value={level} />
      <input type="hidden" name="parentId" value={parentId} />
      {titled ? <TextInput {...field} /> : <TextArea {...field} rows={3} />}
      <div className="row">
        <Button kind="primary">{t("common.add")}</Button>
        <ButtonLink kind="tertiary" href={cancelHref}>
          {t("common.cancel")}
        </ButtonLink>
      </div>
    </form>
  );
}
