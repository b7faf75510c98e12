import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { CheckBox, RadioList } from "#app/components/forms/controls.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditNetwork, municipalityChoices, regionKinds } from "#domain/network/index.ts";
import { agree, findBoth, fullerInLoser, Merge, merge, MERGED_FIELDS, type BothEntries, type MergedField } from "#domain/network/duplicates/index.ts";
import { bothFound } from "#domain/network/founding/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/merge.ts";
import { fieldText } from "./field-text.ts";
import { isId, textsOf } from "./form.ts";
import { useMergedText, type MergeWords } from "./merged-text.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditNetwork(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const { region, id, other } = params;
  const found =
    isId(id) && isId(other)
      ? await read(ctx, async (db) => ({
          // With itself: the page says why not.
          both: await findBoth(ctx, db, id, other),
          found: await bothFound(ctx, db, id, other),
          words: { municipalities: await municipalityChoices(ctx, db), kinds: await regionKinds(ctx, db) },
        }))
      : null;
  if (!found || (!found.both && id !== other)) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region,
    ...found,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditNetwork(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const { region, id, other } = params;
  const typed = textsOf(await request.formData());
  const fromLoser = MERGED_FIELDS.filter((field) => typed[`field.${field}`] === "loser");
  const input = Merge.safeParse({
    winnerId: id,
    winnerVersion: Number(typed.winnerVersion ?? 0),
    loserId: other,
    loserVersion: Number(typed.loserVersion ?? 0),
    fromLoser,
  });
  if (!input.success) throw data({ code: "not-found" }, { status: 404 });
  // The versions that this form showed: whoever chose between those words shall see the new ones.
  if (id !== other && typed.sure !== "on") return data({ refusal: "not-sure" as const, fromLoser, conflict: null }, { status: 422 });
  const result = await merge(ctx, input.data);
  if (result.ok) return redirect(`${href("/app/:region/netzwerk/:id", { region, id })}?hinweis=merged-${Math.min(99, result.value.peopleMerged)}`, 303);
  switch (result.refusal) {
    case "not-allowed":
      throw data({ code: "not-allowed" }, { status: 403 });
    case "organisation-not-found":
      throw data({ code: "not-found" }, { status: 404 });
    case "version-conflict":
      return data({ refusal: null, fromLoser, conflict: { changed: result.changed, shown: shownTexts(typed) } }, { status: 409 });
    case "same-organisation":
    case "name-taken":
      return data({ refusal: result.refusal, fromLoser, conflict: null }, { status: 422 });
  }
}

/** The words between which somebody chose, as the form carried them. */
function shownTexts(typed: Record<string, string>): Partial<Record<MergedField, string>> {
  return Object.fromEntries(MERGED_FIELDS.flatMap((field) => (typed[`shown.${field}`] === undefined ? [] : [[field, typed[`shown.${field}`] ?? ""]])));
}

export default function MergePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, both, found, words } = loaderData;
  const crumbs = [
    { label: t("network.title"), href: href("/app/:region/netzwerk", { region }) },
    { label: t("duplicates.title"), href: href("/app/:region/netzwerk/doppelt", { region }) },
  ];
  const title = t("duplicates.merge-title");
  return (
    <WorkspacePage
      {...frame}
      crumbs={crumbs}
      title={title}
      lede={both ? t("duplicates.merge-lede", { winner: both.winner.name, loser: both.loser.name }) : undefined}
      notice={
        actionData?.refusal && actionData.refusal !== "same-organisation" ? (
          <Notice kind="error">{t(`duplicates.merge-${actionData.refusal}`)}</Notice>
        ) : undefined
      }
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      {both ? (
        <Choices both={both} found={found} words={words} region={region} again={actionData} />
      ) : (
        <Notice kind="warn">{t("duplicates.merge-same")}</Notice>
      )}
    </WorkspacePage>
  );
}

type Again = Route.ComponentProps["actionData"];

type Shown = { both: BothEntries; /** Both are on the way to an association. */ found: boolean; words: MergeWords; region: string; again: Again };

function Choices({ both, found, words, region, again }: Shown) {
  const { t } = useTexts();
  const textOf = useMergedText(words);
  const { winner, loser } = both;
  const names = { winner: winner.name, loser: loser.name };
  const open = MERGED_FIELDS.filter((field) => !agree(winner, loser, field));
  const fromLoser = (field: MergedField) => (again ? again.fromLoser.includes(field) : fullerInLoser(winner, loser, field));
  return (
    <>
      {again?.conflict ? <Changed conflict={again.conflict} both={both} words={words} region={region} /> : null}
      <form method="post" className="stack narrow">
        <input type="hidden" name="winnerVersion" value={winner.version} />
        <input type="hidden" name="loserVersion" value={loser.version} />
        <h2>{t("duplicates.merge-choose")}</h2>
        {open.map((field) => (
          <RadioList
            key={field}
            name={`field.${field}`}
            label={mergedLabel(t, field)}
            chosen={fromLoser(field) ? "loser" : "winner"}
            choices={(["winner", "loser"] as const).map((side) => ({
              value: side,
              label: t("duplicates.merge-from", { text: textOf(both[side], field) || t("duplicates.merge-empty"), name: names[side] }),
            }))}
          />
        ))}
        {MERGED_FIELDS.map((field) => (
          <input key={field} type="hidden" name={`shown.${field}`} value={`${textOf(winner, field)} | ${textOf(loser, field)}`} />
        ))}
        <p className="muted s">
          {t("duplicates.merge-both")} {t("duplicates.merge-agree")}
        </p>
        <h2>{t("duplicates.merge-what")}</h2>
        <ul>
          <li>{t("duplicates.merge-moves", names)}</li>
          <li>{t("duplicates.merge-people")}</li>
          {found ? <li>{t("duplicates.merge-foundings")}</li> : null}
          <li>{t("duplicates.merge-address", names)}</li>
          <li>{t("duplicates.merge-changes", names)}</li>
          <li>{t("duplicates.merge-forever")}</li>
        </ul>
        <CheckBox name="sure" label={t("duplicates.merge-sure")} />
        <div className="row">
          <Button kind="danger">{t("duplicates.merge-act")}</Button>
          <ButtonLink kind="tertiary" href={href("/app/:region/netzwerk/doppelt", { region })}>
            {t("common.cancel")}
          </ButtonLink>
        </div>
      </form>
      <p>
        <a href={href("/app/:region/netzwerk/:id/zusammenfuehren/:other", { region, id: loser.id, other: winner.id })}>{t("duplicates.merge-swap", names)}</a>
      </p>
    </>
  );
}

/** Somebody saved one of the two while the reader chose: what was shown, beside what stands there now. */
function Changed({
  conflict,
  both,
  words,
  region,
}: {
  conflict: NonNullable<NonNullable<Again>["conflict"]>;
  both: BothEntries;
  words: MergeWords;
  region: string;
}) {
  const { t } = useTexts();
  const formats = useFormats();
  const textOf = useMergedText(words);
  const { changed, shown } = conflict;
  return (
    <CompareVersions
      name={changed?.by || t("duplicates.merge-somebody")}
      time={changed ? formats.time(changed.at) : ""}
      moment={changed ? formats.moment(changed.at) : ""}
      fields={MERGED_FIELDS.map((field) => ({
        label: mergedLabel(t, field),
        yours: shown[field] ?? "",
        theirs: `${textOf(both.winner, field)} | ${textOf(both.loser, field)}`,
      }))}
      theirsHref={href("/app/:region/netzwerk/:id/zusammenfuehren/:other", { region, id: both.winner.id, other: both.loser.id })}
    />
  );
}

function mergedLabel(t: ReturnType<typeof useTexts>["t"], field: MergedField): string {
  return field === "address" ? t("duplicates.merge-field-address") : fieldText(t, field);
}
