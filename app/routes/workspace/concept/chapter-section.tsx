import { href } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Select, TextArea } from "#app/components/forms/controls.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import type { FailedAct, FoundationsData } from "./foundations-data.ts";
import { ItemControls } from "./item-controls.tsx";
import { WordingForm } from "./wording-form.tsx";

/** One of the concept's own chapters; each paragraph can become a recommendation. */
export function ChapterSection({ chapter, shown, failed }: { chapter: FoundationsData["chapters"][number]; shown: FoundationsData; failed: FailedAct | null }) {
  const { t } = useTexts();
  const { region, edited, marking, goals } = shown;
  const { id, title, paragraphs, version } = chapter;
  const here = href("/app/:region/konzept/grundlagen", { region });
  const back = `${here}#i-${id}`;
  const own = failed?.id === id ? failed : null;
  return (
    <article id={`i-${id}`} className="stack-s prose">
      {edited === id ? (
        <WordingForm
          level="chapter"
          id={id}
          draft={own?.draft ?? { title, label: "", text: "", lines: paragraphs.join("\n\n"), version: String(version) }}
          conflict={own?.conflict}
          error={own && !own.conflict ? t(own.error) : undefined}
          cancelHref={back}
        />
      ) : (
        <>
          <h3>{title}</h3>
          <ItemControls level="chapter" id={id} name={title} editHref={`${here}?bearbeiten=${id}#i-${id}`} removeHref={`${here}?entfernen=${id}`} />
          <details>
            <summary>{t("conceptwork.paragraphs", { count: paragraphs.length })}</summary>
            <div className="stack-s">
              {paragraphs.map((paragraph, place) => (
                <div key={place} id={`absatz-${id}-${place + 1}`}>
                  <p>{paragraph}</p>
                  {goals.length > 0 ? (
                    <p className="xs noprint">
                      <a href={`${here}?markieren=${id}:${place + 1}#markieren`}>
                        {t("conceptwork.mark-this")}
                        <span className="vh">
                          {" "}
                          ({title}, {place + 1})
                        </span>
                      </a>
                    </p>
                  ) : null}
                </div>
              ))}
            </div>
          </details>
        </>
      )}
      {marking.chapterId === id ? (
        <form method="post" className="entry" id="markieren">
          <FormId />
          <h4>{t("conceptwork.mark-title")}</h4>
          <input type="hidden" name="intent" value="mark" />
          <input type="hidden" name="id" value={id} />
          <TextArea
            name="passage"
            label={t("conceptwork.mark-passage")}
            hint={t("conceptwork.mark-hint")}
            rows={5}
            required
            defaultValue={own?.passage ?? marking.passage}
            error={own?.error === "conceptwork.passage-not-found" ? t(own.error) : undefined}
          />
          <Select
            name="goalId"
            label={t("conceptwork.mark-goal")}
            required
            empty={t("forms.please-choose")}
            defaultValue={own?.goalId ?? ""}
            error={own?.field === "goalId" ? t("forms.choose-one") : undefined}
            choices={goals.map((goal) => ({ value: goal.id, label: goal.name }))}
          />
          <div className="row">
            <Button kind="primary">{t("conceptwork.mark-act")}</Button>
            <ButtonLink kind="tertiary" href={back}>
              {t("common.cancel")}
            </ButtonLink>
          </div>
        </form>
      ) : null}
    </article>
  );
}
