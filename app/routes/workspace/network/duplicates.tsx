import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditNetwork } from "#domain/network/index.ts";
import { listDuplicates, MarkDifferent, markDifferent } from "#domain/network/duplicates/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/duplicates.ts";
import { useReasons } from "./alike-list.tsx";
import { textsOf } from "./form.ts";

const PATH = "/app/:region/netzwerk/doppelt";
/** Who has told these apart comes back for the next. */
const SHOWN = 50;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const pairs = await read(ctx, (db) => listDuplicates(ctx, db));
  const shown = ({ id, name, place, municipality, street, phone }: (typeof pairs)[number]["one"]) => ({
    id,
    name,
    second: [street, place ?? municipality, phone].filter(Boolean).join(", "),
  });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    total: pairs.length,
    pairs: pairs.slice(0, SHOWN).map(({ one, other, reasons }) => ({ one: shown(one), other: shown(other), reasons })),
    noted: new URL(request.url).searchParams.get("hinweis") === "verschieden",
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditNetwork(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const { oneId, otherId } = textsOf(await request.formData());
  const input = MarkDifferent.safeParse({ oneId, otherId });
  if (!input.success) throw data(null, { status: 400 });
  const result = await markDifferent(ctx, input.data);
  if (!result.ok && result.refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  // One of the two is gone meanwhile: the list shows it.
  return redirect(href(PATH, { region: params.region }) + (result.ok ? "?hinweis=verschieden" : ""), 303);
}

export default function DuplicatesPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const reasons = useReasons();
  const { frame, region, total, pairs, noted } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("network.title"), href: href("/app/:region/netzwerk", { region }) }]}
      title={t("duplicates.title")}
      lede={t("duplicates.lede", { count: total })}
      notice={noted ? <Notice kind="success" title={t("duplicates.noted-different")} /> : undefined}
    >
      <title>{`${t("duplicates.title")} – ${frame.region.name}`}</title>
      {total === 0 ? <EmptyState>{t("duplicates.empty")}</EmptyState> : null}
      {total > pairs.length ? <p>{t("duplicates.first", { count: pairs.length })}</p> : null}
      {pairs.map(({ one, other, reasons: why }) => (
        <section key={one.id + other.id} className="stack-s" aria-label={t("duplicates.pair", { one: one.name, other: other.name })}>
          <div className="pair">
            <Entry entry={one} region={region} />
            <Entry entry={other} region={region} />
          </div>
          <p className="s">{t("duplicates.why", { reasons: reasons(why) })}</p>
          <form method="post" className="row">
            <input type="hidden" name="oneId" value={one.id} />
            <input type="hidden" name="otherId" value={other.id} />
            <ButtonLink small href={href("/app/:region/netzwerk/:id/zusammenfuehren/:other", { region, id: one.id, other: other.id })}>
              {t("duplicates.to-merge")}
            </ButtonLink>
            <Button small kind="tertiary">
              {t("duplicates.differ")}
            </Button>
          </form>
          <hr />
        </section>
      ))}
    </WorkspacePage>
  );
}

function Entry({ entry, region }: { entry: { id: string; name: string; second: string }; region: string }) {
  return (
    <div>
      <h2 className="h3">
        <a className="plain" href={href("/app/:region/netzwerk/:id", { region, id: entry.id })}>
          {entry.name}
        </a>
      </h2>
      {entry.second ? <p className="muted s">{entry.second}</p> : null}
    </div>
  );
}
