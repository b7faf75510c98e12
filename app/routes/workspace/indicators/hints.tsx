import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditConcept } from "#domain/concept/index.ts";
import { listHints, SetAside, setHintAside, takeHintBack, type ConceptHint } from "#domain/concept/hints/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/hints.ts";

const NOTICES = ["set-aside", "taken-back"] as const;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const word = new URL(request.url).searchParams.get("hinweis");
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    hints: await read(ctx, (db) => listHints(ctx, db)),
    notice: NOTICES.find((known) => known === word) ?? null,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditConcept(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const form = await request.formData();
  const input = SetAside.safeParse({ key: form.get("key"), note: form.get("note") ?? "" });
  if (!input.success) return data({ gone: true }, { status: 422 });
  const isBack = form.get("intent") === "take-back";
  const result = await (isBack ? takeHintBack(ctx, input.data) : setHintAside(ctx, input.data));
  if (!result.ok) return data({ gone: true }, { status: 422 });
  return redirect(`${href("/app/:region/konzept/zahlen", params)}?hinweis=${isBack ? "taken-back" : "set-aside"}`, 303);
}

/** What does not fit together in the concept's figures, each with its arithmetic and the way to its place. */
export default function HintsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, hints, notice } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("concept.concept"), href: href("/app/:region/konzept", { region }) }]}
      title={t("plausibility.title")}
      lede={t("plausibility.lede", { open: hints.open.length })}
      notice={
        actionData?.gone ? (
          <Notice kind="warn">{t("plausibility.gone")}</Notice>
        ) : notice ? (
          <Notice kind="success">{t(`plausibility.notice-${notice}`)}</Notice>
        ) : undefined
      }
    >
      <title>{`${t("plausibility.title")} – ${frame.region.name}`}</title>
      <div className="stack prose">
        {hints.open.length === 0 ? <EmptyState>{t("plausibility.note")}</EmptyState> : <p className="muted">{t("plausibility.note")}</p>}
        <ul className="rows">
          {hints.open.map((hint) => (
            <li key={hint.key} id={`h-${hint.key.slice(0, 12)}`}>
              <span />
              <div className="stack-s">
                <HintEntry region={region} hint={hint} />
                <details>
                  <summary>{t("plausibility.so-wanted")}</summary>
                  <form method="post" className="stack-s">
                    <input type="hidden" name="key" value={hint.key} />
                    <TextInput name="note" id={`note-${hint.key.slice(0, 12)}`} label={t("plausibility.so-wanted-note")} optional maxLength={500} />
                    <div>
                      <Button small name="intent" value="set-aside">
                        {t("plausibility.so-wanted")}
                      </Button>
                    </div>
                  </form>
                </details>
              </div>
            </li>
          ))}
        </ul>
        <Aside region={region} hints={hints.setAside} />
        {hints.explanations.length > 0 ? (
          <details className="more">
            <summary>{t("plausibility.explanations", { count: hints.explanations.length })}</summary>
            <ul className="stack">
              {hints.explanations.map((hint) => (
                <li key={hint.key}>
                  <HintEntry region={region} hint={hint} />
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
    </WorkspacePage>
  );
}

function Aside({ region, hints }: { region: string; hints: readonly ConceptHint[] }) {
  const { t } = useTexts();
  const formats = useFormats();
  if (hints.length === 0) return null;
  return (
    <details className="more">
      <summary>{t("plausibility.set-aside-title", { count: hints.length })}</summary>
      <ul className="stack">
        {hints.map((hint) => (
          <li key={hint.key} className="stack-s">
            <HintEntry region={region} hint={hint} />
            <p className="s">
              {hint.setAside?.note}{" "}
              <span className="muted">
                {t("plausibility.set-aside-by", { name: hint.setAside?.by ?? "", day: formats.momentDay(hint.setAside?.at ?? "") })}
              </span>
            </p>
            <form method="post">
              <input type="hidden" name="key" value={hint.key} />
              <Button small kind="tertiary" name="intent" value="take-back">
                {t("plausibility.take-back")}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </details>
  );
}

function HintEntry({ region, hint }: { region: string; hint: ConceptHint }) {
  const { t } = useTexts();
  const { code, quote, arithmetic, place } = hint;
  const paragraph = place.paragraph ?? 0;
  const where = {
    chapter: {
      text: t("plausibility.in-chapter", { title: place.title, paragraph }),
      href: `${href("/app/:region/konzept/grundlagen", { region })}#absatz-${place.id}-${paragraph}`,
    },
    field: { text: t("plausibility.in-field", { title: place.title, paragraph }), href: href("/app/:region/konzept/felder/:id", { region, id: place.id }) },
    indicator: { text: t("plausibility.in-indicator", { title: place.title }), href: href("/app/:region/kennzahlen/:id", { region, id: place.id }) },
  }[place.kind];
  return (
    <>
      <p className="w6">{t(`plausibility.hint-${code}`)}</p>
      {quote === "" ? null : (
        <p>
          <q lang="de">{quote}</q>
        </p>
      )}
      <p className="num">
        <span className="vh">{t("plausibility.arithmetic")}: </span>
        {arithmetic}
      </p>
      <p className="s">
        <a href={where.href}>{where.text}</a>
      </p>
    </>
  );
}
