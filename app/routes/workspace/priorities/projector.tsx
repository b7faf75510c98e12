import { href } from "react-router";
import { Beamer } from "#app/components/beamer.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { usePriorityValue } from "#app/components/priority-value.tsx";
import { QrCode } from "#app/components/qr-code.tsx";
import { houseContext, requestContext, scriptNonceContext } from "#app/request.ts";
import stylesheet from "#app/styles/ballot.css?url";
import type { ItemResult, RoundPage } from "#domain/concept/priorities/index.ts";
import type { Route } from "./+types/projector.ts";
import { shownRound } from "./shown-round.ts";

/** Seconds between two looks, where no script looks more often. */
const REFRESH = 2;

/** For the back row: the question, the code, and how it stands. */
export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const shown = await shownRound(ctx, params.id);
  return {
    shown,
    address: shown.link ? `${context.get(houseContext).settings.origin}/j/${shown.link.code}/priorisierung` : null,
    region: params.region,
    regionName: ctx.region.name,
    nonce: context.get(scriptNonceContext),
    isOver: shown.round.endsAt !== null && shown.round.endsAt <= ctx.now,
    // Whoever wants it to stand still says so (WCAG 2.2.2).
    runs: shown.round.state === "open" && !url.searchParams.has("fest"),
  };
}

export default function ProjectorPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { shown, address, region, regionName, nonce, runs } = loaderData;
  const { round, occasion } = shown;
  const path = href("/app/:region/priorisierung/:id/leinwand", { region, id: round.id });
  return (
    <>
      <link rel="stylesheet" href={stylesheet} precedence="workspace" />
      {runs ? (
        <noscript>
          <meta httpEquiv="refresh" content={String(REFRESH)} />
        </noscript>
      ) : null}
      <Beamer
        title={round.question}
        occasion={occasion.conference ?? occasion.meeting?.gremium ?? t("common.product")}
        region={regionName}
        acts={
          <>
            {round.state === "open" ? <a href={runs ? `${path}?fest=1` : path}>{t(runs ? "priorities.projector-stop" : "priorities.projector-go")}</a> : null}
            <a href={href("/app/:region/priorisierung/:id", { region, id: round.id })}>{t("common.back")}</a>
          </>
        }
        joinLabel={t("priorities.join")}
        join={
          address && shown.link && round.state === "open" ? (
            <>
              <QrCode text={address} label={t("priorities.qr")} />
              <p className="host">{`${new URL(address).host}/j`}</p>
              <p className="code num">{`${shown.link.shortCode.slice(0, 3)}\u2009${shown.link.shortCode.slice(3)}`}</p>
            </>
          ) : null
        }
      >
        <Stand shown={loaderData} />
      </Beamer>
      {round.state === "open" ? <script type="module" src="/projector.js" nonce={nonce} /> : null}
    </>
  );
}

/** What changes while people vote; public/projector.js puts it in place. */
function Stand({ shown: { shown, isOver, runs } }: { shown: Route.ComponentProps["loaderData"] }) {
  const { t } = useTexts();
  const formats = useFormats();
  const { round, counted, entitled, result, items } = shown;
  return (
    <section id="stand" data-runs={runs ? "1" : undefined} aria-labelledby="h">
      <h1 id="h">{round.question}</h1>
      {result ? <Bars method={round.method} result={result} /> : <Waiting shown={shown} labels={items.map(({ label }) => label)} />}
      <p className="counted flow-l">
        {round.state === "open" ? <span className="here">{t(isOver ? "priorities.time-is-up" : "priorities.state-open")}</span> : null}{" "}
        <b className="num">{formats.number(counted.ballots)}</b>{" "}
        {entitled === null ? t("priorities.have-voted", { count: counted.ballots }) : t("priorities.have-voted-of", { entitled })}
        {counted.onPaper > 0 ? ` (${t("priorities.on-paper", { count: counted.onPaper })})` : ""}
        {round.state === "open" && round.endsAt && !isOver ? ` · ${t("priorities.until", { time: formats.time(round.endsAt) })}` : ""}
      </p>
    </section>
  );
}

function Bars({ method, result }: { method: RoundPage["round"]["method"]; result: readonly ItemResult[] }) {
  const { t } = useTexts();
  const value = usePriorityValue();
  // Effect minus effort begins at -4, the scale of criteria at 1.
  const [least, most] = method === "points" ? [0, Math.max(1, ...result.map((item) => item.value ?? 0))] : method === "effort" ? [-4, 4] : [1, 5];
  return (
    <ol className="bars">
      {result.map(({ recommendationId, label, rank, value: found }) => (
        <li key={recommendationId} className={rank !== null && rank <= 3 && result.length > 3 ? "top" : undefined}>
          <span className="bt">{label}</span>
          <span className="bp num">{found === null ? t("priorities.under-five") : value(method, found)}</span>
          <span className="bb">
            <i style={{ inlineSize: `${found === null ? 0 : Math.round((100 * (found - least)) / (most - least))}%` }} />
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Before there is a result: what stands to the vote, and from when on there is one. */
function Waiting({ shown: { round }, labels }: { shown: RoundPage; labels: readonly string[] }) {
  const { t } = useTexts();
  return (
    <>
      <ul className="bars">
        {labels.map((label) => (
          <li key={label}>{label}</li>
        ))}
      </ul>
      <p className="lede">
        {t(round.state === "closed" ? "priorities.no-result" : round.strength === "members" ? "priorities.no-interim" : "priorities.too-few-yet")}
      </p>
    </>
  );
}
