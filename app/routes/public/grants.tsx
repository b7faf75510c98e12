import { ButtonLink } from "#app/components/button.tsx";
import { German } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useInLanguage, useTexts } from "#app/components/locale.tsx";
import { requestContext, localeContext } from "#app/request.ts";
import { listCalls, listReleased, takesApplications, textOfCall } from "#domain/concept/micro-grants/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/grants";
import { ConceptFrame, publicRegion } from "./frame.tsx";

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const locale = context.get(localeContext);
  const { calls, released } = await read(ctx, async (db) => ({ calls: await listCalls(ctx, db), released: await listReleased(ctx, db) }));
  return {
    region: publicRegion(ctx.region),
    today: ctx.today,
    calls: calls
      // What is long over is told by what became of it, below.
      .filter(({ untilOn }) => untilOn >= ctx.today)
      .map((call) => ({
        id: call.id,
        fromOn: call.fromOn,
        untilOn: call.untilOn,
        maxCents: call.maxCents,
        totalCents: call.totalCents,
        isOpen: takesApplications(call, ctx.today),
        text: textOfCall(call, locale),
      })),
    released,
  };
}

export default function GrantsPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { region, today, calls, released } = loaderData;
  return (
    <ConceptFrame region={{ ...region, languages: ["de", "en", "ar"] }} today={today} area="kleinfoerderung">
      <title>{`${t("grants-join.public-title")} – ${region.name}`}</title>
      <header className="page-head hero">
        <h1>{t("grants-join.public-title")}</h1>
        <p className="lede">{t(calls.length > 0 ? "grants-join.public-lede" : "grants-join.public-none")}</p>
      </header>
      {calls.map((call) => (
        <Call key={call.id} call={call} region={region.slug} />
      ))}
      {released.length > 0 ? <Released released={released} region={region.slug} /> : null}
    </ConceptFrame>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

function Call({ call, region }: { call: Loaded["calls"][number]; region: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  const inLanguage = useInLanguage();
  const { language, title, who, rules } = call.text;
  const own = { lang: language, dir: language === "ar" ? "rtl" : "ltr" };
  return (
    <section aria-labelledby={`h-${call.id}`} className="stack narrow flow">
      <h2 id={`h-${call.id}`} {...own}>
        {title}
      </h2>
      <ul className="stack-s">
        <li>
          <Icon name="calendar-event" />{" "}
          {t(call.isOpen ? "grants-join.open-until" : "grants-join.opens-on", { from: formats.day(call.fromOn), until: formats.day(call.untilOn) })}
        </li>
        <li>
          <Icon name="report-money" /> {t("grants-join.up-to", { most: formats.money(call.maxCents), total: formats.money(call.totalCents) })}
        </li>
      </ul>
      {who === "" ? null : (
        <>
          <h3>{t("grants-join.who")}</h3>
          <p className="lines" {...own}>
            {who}
          </p>
        </>
      )}
      {rules === "" ? null : (
        <>
          <h3>{t("grants-join.rules")}</h3>
          <p className="lines" {...own}>
            {rules}
          </p>
        </>
      )}
      {call.isOpen ? (
        <p>
          <ButtonLink kind="primary" href={`/${region}/kleinfoerderung/${call.id}/antrag${inLanguage}`}>
            {t("grants-join.apply")}
          </ButtonLink>
        </p>
      ) : null}
    </section>
  );
}

function Released({ released, region }: Pick<Loaded, "released"> & { region: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <section aria-labelledby="h-released" className="stack flow">
      <h2 id="h-released">{t("grants-join.released")}</h2>
      <p className="muted">
        {t("grants-join.released-lede", { count: released.length, sum: formats.money(released.reduce((sum, { amountCents }) => sum + amountCents, 0)) })}
      </p>
      <ul className="rows">
        {released.map(({ id, title, place, amountCents, picture, year }) => (
          <li key={id}>
            <Icon name="circle-check" />
            <div>
              <span className="t">
                <German>{title}</German>
              </span>
              <p className="m">
                {place ? (
                  <>
                    <German>{place}</German>
                    {" · "}
                  </>
                ) : null}
                {formats.money(amountCents)} · <bdi>{year}</bdi>
              </p>
              {picture ? <img src={`/${region}/kleinfoerderung/bild/${id}`} alt={t("grants-join.picture-of", { title })} loading="lazy" width={320} /> : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
