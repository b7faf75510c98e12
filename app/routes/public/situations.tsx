import { contactName } from "#app/contact-name.ts";
import { German } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useInLanguage, useLocale, useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";
import { Telephone } from "#app/components/telephone.tsx";
import { hoursOnOneLine } from "#app/hours-text.ts";
import { requestContext } from "#app/request.ts";
import { listSituations, type Situation, type SituationContact } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/situations";
import { ConceptFrame, publicRegion } from "./frame.tsx";

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return { region: publicRegion(ctx.region), today: ctx.today, situations: await read(ctx, (db) => listSituations(ctx, db)) };
}

/** Kept for everybody until something changes: it tells times and not who is there now. */
export default function PublicSituationsPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const inLanguage = useInLanguage();
  const { region, today, situations } = loaderData;
  return (
    <ConceptFrame region={region} today={today} area="wen-anrufen">
      <title>{`${t("situations.title")} – ${region.name}`}</title>
      <meta name="description" content={t("situations.public-lede")} />
      <header className="page-head hero">
        <h1>{t("situations.title")}</h1>
        <p className="lede">{t(situations.length === 0 ? "situations.public-none" : "situations.public-lede")}</p>
      </header>
      <div className="one-sheet">
        {situations.map((situation) => (
          <PublicSituation key={situation.id} situation={situation} />
        ))}
      </div>
      {situations.length > 0 ? (
        <p className="s noprint flow">
          <a href={`/${region.slug}/wen-anrufen/datei/wen-anrufen.pdf${inLanguage}`}>{t("situations.download-pdf")}</a>
        </p>
      ) : null}
    </ConceptFrame>
  );
}

/** Names are German; its kind tells a reader of another language what it is about. */
function PublicSituation({ situation: { id, kind, name, firstSteps, contacts } }: { situation: Situation }) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const isTold = locale !== "de" && kind !== "other";
  return (
    <section className="flow-l" aria-labelledby={`h-${id}`}>
      <h2 id={`h-${id}`}>{isTold ? t(`situations.kind-${kind}`) : <German>{name}</German>}</h2>
      {isTold ? (
        <p className="muted s">
          <German>{name}</German>
        </p>
      ) : null}
      {firstSteps ? (
        <p className="flow-s">
          <German>{firstSteps}</German>
        </p>
      ) : null}
      <div className="flow-s">
        <Rows
          ordered
          rows={contacts.map((contact) => ({
            key: contact.id,
            symbol: <Icon name="phone" />,
            title: <German>{contactName(contact)}</German>,
            second: <CallLines contact={contact} />,
          }))}
        />
      </div>
    </section>
  );
}

/** The number first, then when, and what else a caller should know. */
export function CallLines({ contact: { phone, openingHours, note, unconfirmedSince } }: { contact: SituationContact }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <>
      <strong className="block">{phone === null ? t("situations.number-as-entry") : <Telephone number={phone} />}</strong>
      {openingHours ? <span className="block">{t("situations.times", { hours: hoursOnOneLine(t, formats, openingHours) })}</span> : null}
      {note ? (
        <span className="block">
          <German>{note}</German>
        </span>
      ) : null}
      {unconfirmedSince ? <span className="block">{t("situations.unconfirmed", { day: formats.day(unconfirmedSince) })}</span> : null}
    </>
  );
}
