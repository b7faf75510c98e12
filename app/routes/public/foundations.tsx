import { data } from "react-router";
import { findConcept, readFoundations } from "#domain/concept/index.ts";
import { read } from "#platform/db/index.ts";
import { german } from "#app/components/german.tsx";
import { useInLanguage, useLocale, useTexts } from "#app/components/locale.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { requestContext } from "#app/request.ts";
import type { Route } from "./+types/foundations";
import { ConceptFrame, publicRegion } from "./frame.tsx";

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return read(ctx, async (db) => {
    const concept = await findConcept(ctx, db);
    if (!concept) throw data({ code: "not-found" }, { status: 404 });
    return {
      region: publicRegion(ctx.region),
      today: ctx.today,
      fields: concept.fields.map(({ id, number, title }) => ({ id, number, title })),
      ...(await readFoundations(ctx, db, concept.id)),
    };
  });
}

export default function PublicFoundations({ loaderData }: Route.ComponentProps) {
  const { t, rich } = useTexts();
  const { locale, direction } = useLocale();
  const inLanguage = useInLanguage();
  const { region, principles, chapters, fields, today } = loaderData;
  const base = `/${region.slug}/konzept`;
  return (
    <ConceptFrame region={region} today={today}>
      <title>{`${t("concept.foundations-title")} – ${region.name}`}</title>
      <header className="page-head hero">
        <Crumbs crumbs={[{ label: t("concept.concept"), href: `${base}${inLanguage}` }]} />
        <h1>{t("concept.foundations-title")}</h1>
        <p className="lede">{t("concept.foundations-lede")}</p>
      </header>
      {principles.length > 0 ? (
        <section aria-labelledby="h-leit">
          <h2 id="h-leit">{t("concept.principles")}</h2>
          <ol className="stack flow prose" lang="de" dir="ltr">
            {principles.map((principle) => (
              <li key={principle.id}>
                <p className="w6">{principle.text}</p>
                <ul className="subs">
                  {principle.focusPoints.map((point) => (
                    <li key={point}>{point}</li>
                  ))}
                </ul>
                {principle.fieldIds.length > 0 ? (
                  <p className="muted s" lang={locale} dir={direction}>
                    {rich("concept.linked-fields", {
                      german,
                      fields: fields
                        .filter(({ id }) => principle.fieldIds.includes(id))
                        .map(({ number, title }) => `${number} ${title}`)
                        .join(", "),
                    })}
                  </p>
                ) : null}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      {chapters.map((chapter) => (
        <section key={chapter.id} className="flow-l prose stack" lang="de" dir="ltr">
          <h2>{chapter.title}</h2>
          {chapter.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
    </ConceptFrame>
  );
}
