import { data } from "react-router";
import { findConcept } from "#domain/concept/index.ts";
import { read } from "#platform/db/index.ts";
import { useFormats, useInLanguage, useTexts } from "#app/components/locale.tsx";
import { Mark } from "#app/components/mark.tsx";
import { PatternDefs } from "#app/components/pattern-defs.tsx";
import { requestContext } from "#app/request.ts";
import type { Route } from "./+types/wall-picture";
import { ConceptPicture } from "./concept-picture.tsx";
import { publicRegion } from "./frame.tsx";
import { pictureOf } from "./picture.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const concept = await read(ctx, (db) => findConcept(ctx, db));
  if (!concept) throw data({ code: "not-found" }, { status: 404 });
  return { region: publicRegion(ctx.region), today: ctx.today, title: concept.title, progress: concept.progress, picture: pictureOf(concept, () => true) };
}

/** The bands of the whole concept without anything around them, for A3 in landscape. */
export default function WallPicture({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { day } = useFormats();
  const { region, picture, progress, title, today } = loaderData;
  const base = `/${region.slug}/konzept`;
  const inLanguage = useInLanguage();
  return (
    <main className="wrap wall">
      <title>{`${title} – ${region.name}`}</title>
      <PatternDefs />
      <header className="row between base flow">
        <Mark product={t("common.product")} region={region.name} href={`${base}${inLanguage}`} />
        <p className="muted s">{day(today)}</p>
      </header>
      <h1 className="flow" lang="de" dir="ltr">
        {title}
      </h1>
      {progress.percent === null ? null : (
        <p className="lede">
          {progress.percent} % {t("concept.share-reached")}. {t("common.coverage", { covered: String(progress.withMeasure), all: String(progress.total) })}.
        </p>
      )}
      <h2 className="vh">{t("concept.picture")}</h2>
      <ConceptPicture
        fields={picture}
        byState={progress.byState}
        hrefOf={(field, goal) => `${base}/feld/${field}${inLanguage}#ziel-${goal}`}
        fieldHref={(field) => `${base}/feld/${field}${inLanguage}`}
      />
    </main>
  );
}
