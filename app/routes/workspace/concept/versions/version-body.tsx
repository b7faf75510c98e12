import { useTexts } from "#app/components/locale.tsx";
import type { AdoptedPart, NumberedField } from "#domain/concept/versions/index.ts";

export type ShownPart = Pick<AdoptedPart, "id" | "content">;

/** An adopted version from its first part to its last, as it was adopted. The texts are German in every language. */
export function VersionBody({ parts }: { parts: readonly ShownPart[] }) {
  const { t } = useTexts();
  return (
    <>
      {parts.map(({ id, content }) => {
        if (content.kind === "principles")
          return (
            <section key={id} className="flow-l prose stack" aria-labelledby={`p-${id}`}>
              <h2 id={`p-${id}`}>{t("concept.principles")}</h2>
              <ol className="stack" lang="de" dir="ltr">
                {content.principles.map((principle) => (
                  <li key={principle.id}>
                    <p className="w6">{principle.text}</p>
                    <ul className="subs">
                      {principle.focusPoints.map((point) => (
                        <li key={point}>{point}</li>
                      ))}
                    </ul>
                  </li>
                ))}
              </ol>
            </section>
          );
        if (content.kind === "chapter")
          return (
            <section key={id} className="flow-l prose stack" lang="de" dir="ltr">
              <h2>{content.chapter.title}</h2>
              {content.chapter.paragraphs.map((paragraph, place) => (
                <p key={place}>{paragraph}</p>
              ))}
            </section>
          );
        return <Field key={id} field={content.field} />;
      })}
    </>
  );
}

function Field({ field }: { field: NumberedField }) {
  return (
    <section className="flow-l prose stack" lang="de" dir="ltr">
      <h2>{`${field.number} ${field.title}`}</h2>
      {field.introduction.map((paragraph, place) => (
        <p key={place}>{paragraph}</p>
      ))}
      {field.guidingGoals.map((group) => (
        <div key={group.id ?? ""} className="stack">
          {group.text === null ? null : <p className="w6">{group.text}</p>}
          {group.goals.map((goal) => (
            <div key={goal.id} className="stack-s">
              <h3>{`${goal.number} ${goal.text}`}</h3>
              {goal.recommendations.map((item) => (
                <div key={item.id}>
                  <p>{`${item.number} ${item.text}`}</p>
                  {item.subPoints.length > 0 ? (
                    <ul className="subs">
                      {item.subPoints.map((point) => (
                        <li key={point}>{point}</li>
                      ))}
                    </ul>
                  ) : null}
                  {item.notes.map((note) => (
                    <p key={note} className="muted s">
                      {note}
                    </p>
                  ))}
                </div>
              ))}
            </div>
          ))}
        </div>
      ))}
    </section>
  );
}
