import { href } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { pairsOf, readRevisionSides } from "#domain/concept/versions/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/side-by-side.ts";
import { changeName } from "./change-name.ts";
import { ChangeSymbol, SideBySide } from "./changes.tsx";

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const sides = await read(ctx, (db) => readRevisionSides(ctx, db));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: ctx.region.slug,
    pairs: sides ? pairsOf(sides.before, sides.after) : null,
    changes: sides?.changes.map(({ id, kind, level, before, after }) => ({ id, kind, level, before: numberOf(before), after: numberOf(after) })) ?? [],
  };
}

const numberOf = (side: { number: string } | null) => side && { number: side.number };

/** The whole concept read twice: in force on the left, the revision on the right. */
export default function SideBySidePage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, pairs, changes } = loaderData;
  const changed = new Map(changes.map((change) => [change.id, change]));
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("concept.concept"), href: href("/app/:region/konzept", { region }) },
        { label: t("versions.revision-title"), href: href("/app/:region/konzept/fortschreibung", { region }) },
      ]}
      title={t("versions.side-by-side")}
      lede={t("versions.side-by-side-lede")}
    >
      <title>{`${t("versions.side-by-side")} – ${frame.region.name}`}</title>
      {pairs ? (
        <>
          <JumpList changes={changes} />
          <div className="stack">
            {pairs.map(({ id, level, number, before, after }) => {
              const change = changed.get(id);
              return (
                <div key={id} id={`p-${id}`}>
                  {change ? (
                    <h2 className="s">
                      <ChangeSymbol kind={change.kind} /> {t(`versions.kind-${change.kind}`)}: {changeName(t, change)}
                    </h2>
                  ) : level === "recommendation" ? (
                    <p className="muted xs">{number}</p>
                  ) : (
                    <p className="muted s">
                      {t(`versions.level-${level}`)} {number}
                    </p>
                  )}
                  <SideBySide before={before} after={after} />
                </div>
              );
            })}
          </div>
        </>
      ) : (
        <EmptyState>{t("versions.revision-none")}</EmptyState>
      )}
    </WorkspacePage>
  );
}

type Jump = Route.ComponentProps["loaderData"]["changes"][number];

/** The whole concept is long, and few of its items change: from here to each of them. */
function JumpList({ changes }: { changes: readonly Jump[] }) {
  const { t } = useTexts();
  if (changes.length === 0) return <p className="muted">{t("versions.no-changes")}</p>;
  return (
    <nav aria-labelledby="h-jump" className="stack-s">
      <h2 id="h-jump">{t("versions.jump", { count: changes.length })}</h2>
      <ul className="plain-list stack-s">
        {changes.map((change) => (
          <li key={change.id}>
            <ChangeSymbol kind={change.kind} />{" "}
            <a href={`#p-${change.id}`}>
              {t(`versions.kind-${change.kind}`)}: {changeName(t, change)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
