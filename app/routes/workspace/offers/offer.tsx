import type { ReactNode } from "react";
import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { Facts } from "#app/components/facts.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { Icon } from "#app/components/icon.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { useTimesWords } from "#app/offers/use-times-words.ts";
import { loadFrame } from "#app/workspace.ts";
import { findCapacity } from "#domain/offers/bookings/index.ts";
import { offerChoices, textState, type OfferContent } from "#domain/offers/catalogue/index.ts";
import { listTeachers } from "#domain/offers/courses/index.ts";
import { freshness, isKept, listDeadAddresses, readUpkeepSettings } from "#domain/offers/upkeep/index.ts";
import { isPostKind } from "#domain/offers/posts/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import type { Route } from "./+types/offer.ts";
import { CourseSection } from "./courses/course-section.tsx";
import { DeadAddresses } from "./upkeep-finding.tsx";
import { germanTitle, shownOffer } from "./kept-offer.ts";
import { storedTexts } from "./offer-form.ts";
import { shownTexts } from "./shown-texts.ts";

const NOTICES = ["taken", "created", "saved", "times", "moved", "translated", "restored"] as const;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const offer = await shownOffer(ctx, params.id);
  const { note, ...content } = offer.content;
  const { askAfterDays } = await read(ctx, (db) => readUpkeepSettings(ctx, db));
  const deadAddresses = await read(ctx, (db) => listDeadAddresses(ctx, db, params.id));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    today: ctx.today,
    // Internal notes are read by those who write them.
    offer: { ...offer, content: { ...content, note: offer.mayEdit ? note : "" } },
    title: germanTitle(offer),
    age: isKept(offer.state) ? freshness(offer.confirmedOn, ctx.today, askAfterDays) : ("fresh" as const),
    deadAddresses,
    lacks: offer.mayEdit ? await lackingFor(ctx, params.id, offer.content) : null,
    translations: ctx.region.languages
      .filter((language) => language !== "de")
      .map((language) => ({
        language,
        state: textState(offer.content.texts, language as Locale),
        title: offer.content.texts.find((text) => text.language === language)?.title ?? "",
      })),
    choices: await read(ctx, (db) => offerChoices(ctx, db, { organisationIds: [offer.content.organisationId] })),
    teachers: await read(ctx, (db) => listTeachers(ctx, db, offer.content.organisationId)),
    isCourseSaved: url.searchParams.get("hinweis") === "course",
    notice: NOTICES.find((known) => known === url.searchParams.get("hinweis")) ?? null,
  };
}

/** What somebody has to say before the portal takes anybody for this offer; the public page only says that it takes nobody. */
async function lackingFor(ctx: Context, id: string, { kind, registration, lending }: OfferContent): Promise<"places" | "lending" | null> {
  if (registration !== "here") return null;
  if (kind === "lending") return lending === null ? "lending" : null;
  return (await read(ctx, (db) => findCapacity(ctx, db, id))) === null ? "places" : null;
}

export default function OfferPage({ loaderData }: Route.ComponentProps) {
  const { t, rich } = useTexts();
  const formats = useFormats();
  const { frame, region, offer, title, age, translations, choices, notice, teachers, lacks } = loaderData;
  const { id, state, mayEdit } = offer;
  const german = offer.content.texts.find(({ language }) => language === "de");
  const facts = shownTexts(t, formats, choices, storedTexts(offer.content), useTimesWords(loaderData.today)(offer.content.times));
  const inBody = [t("catalogue.words-title"), t("catalogue.words-summary"), t("catalogue.words-description"), t("catalogue.words-papers")];
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) }, { label: title }]}
      kicker={[t(`catalogue.kind-${offer.content.kind}`), t(`catalogue.state-${state}`)].join(" · ")}
      title={title}
      lede={german?.summary}
      notice={
        <>
          {loaderData.isCourseSaved ? <Notice kind="success">{t("course.notice-saved")}</Notice> : null}
          {notice ? <Notice kind="success">{t(`catalogue.notice-${notice}`)}</Notice> : null}
          {lacks ? (
            <Notice kind="warn">
              {rich(`catalogue.${lacks}-missing`, {
                link: (text: unknown[]) => (
                  <a href={href(lacks === "lending" ? "/app/:region/angebote/:id/leihgabe" : "/app/:region/angebote/:id/anmeldungen", { region, id })}>
                    {text as ReactNode}
                  </a>
                ),
              })}
            </Notice>
          ) : null}
          <DeadAddresses addresses={loaderData.deadAddresses} />
          {offer.hiddenAt ? <Notice kind="warn">{t("catalogue.hidden-because", { day: formats.day(offer.confirmedOn) })}</Notice> : null}
        </>
      }
      actions={
        mayEdit ? (
          <>
            <ButtonLink small kind="tertiary" href={href("/app/:region/angebote/:id/fassungen", { region, id })}>
              {t("catalogue.versions")}
            </ButtonLink>
            {offer.content.kind === "lending" ? (
              <ButtonLink small kind="tertiary" href={href("/app/:region/angebote/:id/ausleihen", { region, id })}>
                {t("lending.list-title")}
              </ButtonLink>
            ) : (
              <ButtonLink small kind="tertiary" href={href("/app/:region/angebote/:id/anmeldungen", { region, id })}>
                {t("bookings.list-title")}
              </ButtonLink>
            )}
            {isPostKind(offer.content.kind) ? (
              <ButtonLink small kind="tertiary" href={href("/app/:region/angebote/:id/stelle", { region, id })}>
                {t("post-form.title")}
              </ButtonLink>
            ) : null}
            <ButtonLink small kind="tertiary" href={href("/app/:region/angebote/:id/termine", { region, id })}>
              {t("events.dates-title")}
            </ButtonLink>
            <ButtonLink small icon="clock" href={href("/app/:region/angebote/:id/zeiten", { region, id })}>
              {t("catalogue.part-when")}
            </ButtonLink>
            <ButtonLink small icon="pencil" href={href("/app/:region/angebote/:id/bearbeiten", { region, id })}>
              {t("catalogue.edit")}
            </ButtonLink>
            <ButtonLink small kind="primary" href={href("/app/:region/angebote/:id/stand", { region, id })}>
              {t("catalogue.move")}
            </ButtonLink>
          </>
        ) : undefined
      }
      aside={
        <Side title={t("catalogue.state-title")}>
          <p>
            <Tag>{t(`catalogue.state-${state}`)}</Tag> {t(`catalogue.state-${state}-means`)}
            {isKept(state) && offer.hiddenAt === null ? (
              <>
                {" "}
                <a href={href("/:region/:lang/angebote/:id", { region, lang: "de", id })}>{t("providers.see-public")}</a>
              </>
            ) : null}
          </p>
          <Facts
            facts={[
              {
                name: t("catalogue.field-organisationId"),
                value: <a href={href("/app/:region/netzwerk/:id", { region, id: offer.content.organisationId })}>{offer.organisation}</a>,
              },
              {
                name: t("catalogue.confirmed"),
                value: age === "fresh" ? formats.day(offer.confirmedOn) : `${formats.day(offer.confirmedOn)} (${t(`catalogue.age-${age}`)})`,
              },
              { name: t("catalogue.published"), value: offer.publishedAt ? formats.moment(offer.publishedAt) : "" },
            ]}
          />
          {mayEdit && state === "draft" && !offer.publishedAt ? (
            <p>
              <a href={href("/app/:region/angebote/:id/loeschen", { region, id })}>{t("catalogue.delete")}</a>
            </p>
          ) : null}
        </Side>
      }
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      {german?.description ? <p className="prose lines">{german.description}</p> : null}
      {german?.papers ? (
        <section aria-labelledby="h-papers">
          <h2 id="h-papers">{t("catalogue.words-papers")}</h2>
          <ul className="flow-s">
            {german.papers.split("\n").map((paper) => (
              <li key={paper}>{paper}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {offer.content.kind === "course" ? <CourseSection {...{ region, id, mayEdit, teachers }} course={offer.content.course} /> : null}
      <section aria-labelledby="h-facts">
        <h2 id="h-facts">{t("catalogue.facts")}</h2>
        <div className="flow-s">
          <Facts
            facts={Object.entries(facts)
              .filter(([name]) => !inBody.includes(name))
              .map(([name, value]) => ({ name, value: value === "" ? "" : <span className="lines">{value}</span> }))}
          />
        </div>
      </section>
      <section aria-labelledby="h-languages">
        <h2 id="h-languages">{t("catalogue.languages")}</h2>
        <p className="muted s">{t("catalogue.languages-lede")}</p>
        <Rows
          rows={translations.map((translation) => ({
            key: translation.language,
            symbol: <Icon name="language" />,
            title: formats.language(translation.language),
            href: mayEdit ? href("/app/:region/angebote/:id/sprachen/:language", { region, id, language: translation.language }) : undefined,
            tag: <Tag>{t(`catalogue.text-${translation.state}`)}</Tag>,
            second: translation.title ? (
              <span lang={translation.language} dir="auto">
                {translation.title}
              </span>
            ) : undefined,
          }))}
        />
      </section>
    </WorkspacePage>
  );
}
