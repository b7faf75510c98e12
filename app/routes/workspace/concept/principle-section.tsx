import { href } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { CheckList } from "#app/components/forms/controls.tsx";
import { german } from "#app/components/german.tsx";
import { useTexts } from "#app/components/locale.tsx";
import type { FailedAct, FoundationsData } from "./foundations-data.ts";
import { ItemControls } from "./item-controls.tsx";
import { WordingForm } from "./wording-form.tsx";

/** A guiding goal of the whole concept with its focus points and the fields that serve it. */
export function PrincipleSection({
  principle,
  shown,
  failed,
}: {
  principle: FoundationsData["principles"][number];
  shown: FoundationsData;
  failed: FailedAct | null;
}) {
  const { t, rich } = useTexts();
  const { region, edited, linked, fields } = shown;
  const { id, text, focusPoints, fieldIds } = principle;
  const here = href("/app/:region/konzept/grundlagen", { region });
  const back = `${here}#i-${id}`;
  const draft = { title: "", label: "", text, lines: focusPoints.join("\n"), version: "" };
  const own = failed?.id === id ? failed : null;
  const serves = fields.filter((field) => fieldIds.includes(field.id)).map(({ name }) => name);
  return (
    <article id={`i-${id}`} className="stack-s prose">
      {edited === id ? (
        <WordingForm
          level="principle"
          id={id}
          draft={own?.draft ?? draft}
          seen={draft}
          conflict={own?.conflict}
          error={own && !own.conflict ? t(own.error) : undefined}
          cancelHref={back}
        />
      ) : (
        <>
          <h3>{text}</h3>
          {focusPoints.length > 0 ? (
            <ul className="subs">
              {focusPoints.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          ) : null}
          {serves.length > 0 ? <p className="muted s">{rich("concept.linked-fields", { german, fields: serves.join(", ") })}</p> : null}
          <ItemControls
            level="principle"
            id={id}
            name={text.slice(0, 60)}
            editHref={`${here}?bearbeiten=${id}#i-${id}`}
            removeHref={`${here}?entfernen=${id}`}
            more={{ href: `${here}?verknuepfen=${id}#i-${id}`, label: t("conceptwork.link-fields") }}
          />
        </>
      )}
      {linked === id ? (
        <form method="post" className="entry">
          <input type="hidden" name="intent" value="link" />
          <input type="hidden" name="id" value={id} />
          <CheckList
            name="actionFieldIds"
            label={t("conceptwork.link-question")}
            choices={fields.map((field) => ({ value: field.id, label: field.name }))}
            chosen={fieldIds}
          />
          <div className="row">
            <Button kind="primary">{t("common.save")}</Button>
            <ButtonLink kind="tertiary" href={back}>
              {t("common.cancel")}
            </ButtonLink>
          </div>
        </form>
      ) : null}
    </article>
  );
}
