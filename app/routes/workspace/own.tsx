import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { German } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { readStandings } from "#app/own-standings.ts";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { openOwnPages } from "#domain/network/upkeep/index.ts";
import { waitingFor, type OwnStanding } from "#domain/offers/providers/index.ts";
import { findSession, tieToBrowser } from "#platform/auth/index.ts";
import type { Route } from "./+types/own.ts";
import { isId, textsOf } from "./network/form.ts";
import { useOwnWaiting } from "./own-waiting.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/eigenes"),
    standings: await readStandings(ctx),
  };
}

/** The pages behind an organisation's link that open from here. */
const PAGES = ["angebote", "eintrag", "kursbuch", "offenheit", "angebote-stimmen"] as const;
const isPage = (to: string) => PAGES.some((page) => page === to) || (to.startsWith("angebote/") && isId(to.slice("angebote/".length)));

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const house = context.get(houseContext);
  const { organisationId = "", to = "" } = textsOf(await request.formData());
  const session = await findSession(house, request);
  if (!session || !isId(organisationId) || !isPage(to)) throw data(null, { status: 400 });
  const opened = await openOwnPages(ctx, { organisationId, session });
  if (!opened.ok) throw data({ code: opened.refusal }, { status: opened.refusal === "not-allowed" ? 403 : 404 });
  const locale = context.get(localeContext);
  return redirect(`/j/${opened.value.code}/${to}${locale === "de" ? "" : `?sprache=${locale}`}`, {
    status: 303,
    headers: { "set-cookie": tieToBrowser(house.settings, session) },
  });
}

/** What an organisation's people see of their own: how it stands, what waits for them, and the way to change it. */
export default function OwnPage({ loaderData: { frame, standings } }: Route.ComponentProps) {
  const { t } = useTexts();
  const count = standings.reduce((sum, standing) => sum + waitingFor(standing), 0);
  return (
    <WorkspacePage {...frame} title={t("own.title")} lede={standings.length === 0 ? t("own.lede-none") : t("own.lede", { count })}>
      <title>{`${t("own.title")} – ${frame.region.name}`}</title>
      {standings.map((standing) => (
        <Organisation key={standing.organisation.id} standing={standing} />
      ))}
      {standings.length === 0 ? null : <p className="muted s prose">{t("own.how")}</p>}
    </WorkspacePage>
  );
}

function Organisation({ standing }: { standing: OwnStanding }) {
  const { t } = useTexts();
  const { id, name } = standing.organisation;
  const waiting = useOwnWaiting()(standing);
  const heading = `h-${id}`;
  return (
    <section className="stack" aria-labelledby={heading}>
      <h2 id={heading}>
        <German>{name}</German>
      </h2>
      <Sentences standing={standing} />
      {waiting.length === 0 ? null : (
        <>
          <h3>{t("own.waiting")}</h3>
          <Rows
            rows={waiting.map(({ key, icon, title, second, isGerman, act, to }) => ({
              key,
              symbol: <Icon name={icon} />,
              title,
              second: isGerman ? <German>{second}</German> : second,
              act: (
                <form method="post">
                  <input type="hidden" name="organisationId" value={id} />
                  <Button small name="to" value={to} aria-label={t("own.look-at", { act, what: isGerman ? `${title}: ${second}` : title })}>
                    {act}
                  </Button>
                </form>
              ),
            }))}
          />
        </>
      )}
      <form method="post" className="row">
        <input type="hidden" name="organisationId" value={id} />
        <Button kind="primary" name="to" value="angebote">
          {t("own.to-angebote")}
        </Button>
        <Button name="to" value="eintrag">
          {t("own.to-eintrag")}
        </Button>
        {standing.courses > 0 ? (
          <Button name="to" value="kursbuch">
            {t("own.to-kursbuch")}
          </Button>
        ) : null}
        {standing.services > 0 ? (
          <Button name="to" value="offenheit">
            {t("own.to-offenheit")}
          </Button>
        ) : null}
      </form>
    </section>
  );
}

function Sentences({ standing: { entry, offers, courses, trusted } }: { standing: OwnStanding }) {
  const { t } = useTexts();
  const { day } = useFormats();
  const some = [
    ["own.offers-paused", offers.paused],
    ["own.offers-in-review", offers["in-review"]],
    ["own.offers-changes", offers.changesWait],
    ["own.offers-draft", offers.draft],
    ["own.offers-ended", offers.ended],
    ["own.courses", courses],
  ] as const;
  return (
    <div className="prose">
      <p>{t(entry.hidden ? "own.entry-hidden" : "own.entry-confirmed", { day: day(entry.confirmedOn) })}</p>
      <p>
        {[
          t("own.offers", { public: offers.public + offers.paused }),
          ...some.flatMap(([key, count]) => (count > 0 ? [t(key, { count })] : [])),
          t(trusted ? "providers.own-trusted" : "providers.own-reviewed"),
        ].join(" ")}
      </p>
    </div>
  );
}
