import { data, href, redirect } from "react-router";
import { acceptAll } from "#domain/concept/import/index.ts";
import { decidePlaces, discardImport, importFile, importPreview, takeOver } from "#domain/concept/imports/index.ts";
import { countTree } from "#domain/concept/index.ts";
import { mayDo, type AskedImport } from "#app/long-jobs/works.ts";
import { LONG_FROM, startLongJob } from "#platform/long-jobs/index.ts";
import { Button } from "#app/components/button.tsx";
import { Dock } from "#app/components/dock.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { RadioList } from "#app/components/forms/controls.tsx";
import { Icon } from "#app/components/icon.tsx";
import { Found, Stages } from "#app/components/import-parts.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import type { Route } from "./+types/import-preview";
import { Difference, PlaceList, ResultTree } from "./import-preview-parts.tsx";
import { placeOf, problemOf } from "./import-words.ts";

const CONCEPT = "/app/:region/konzept";

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const preview = await importPreview(ctx, { importId: params.id, dataFolder: context.get(houseContext).settings.dataFolder });
  if (!preview.ok) throw data({ code: "not-found" }, { status: 404 });
  if (preview.value.takenOver) throw redirect(`/app/${params.region}/konzept`);
  const { reading, difference, intoRevision, revisionUnderWay, storedTexts, open, file, readIn } = preview.value;
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), CONCEPT),
    file,
    readIn,
    open,
    difference,
    intoRevision,
    revisionUnderWay,
    storedTexts,
    counts: countTree(reading.tree),
    suggestions: reading.suggestions,
    problems: reading.problems,
    tree: reading.tree.actionFields.map((field) => ({
      title: field.title,
      guidingGoals: field.guidingGoals.map((guidingGoal) => ({
        text: guidingGoal.text,
        goals: guidingGoal.goals.map(({ text, recommendations }) => ({ text, recommendations })),
      })),
    })),
    onlyOpen: url.searchParams.get("zeige") === "offen",
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const { dataFolder } = context.get(houseContext).settings;
  const form = await request.formData();
  const act = form.get("act");
  const here = `/app/${params.region}/konzept/einlesen/${params.id}`;
  const decisions = Object.fromEntries(
    [...form].flatMap(([name, value]) => (name.startsWith("place.") && typeof value === "string" ? [[name.slice(6), value] as const] : [])),
  );
  if (act === "discard") {
    const discarded = await discardImport(ctx, { importId: params.id });
    // Gone already: somebody else threw it away, or this form was sent twice.
    if (discarded.ok || discarded.refusal === "import-not-found") return redirect(`/app/${params.region}/konzept/einlesen?verworfen=1`, 303);
    return data({ refusal: discarded.refusal }, { status: 409 });
  }
  if (act === "accept-all") {
    const preview = await importPreview(ctx, { importId: params.id, dataFolder });
    if (preview.ok) await decidePlaces(ctx, { importId: params.id, decisions: { ...acceptAll(preview.value.reading.suggestions), ...decisions } });
    return redirect(here, 303);
  }
  if (Object.keys(decisions).length > 0) await decidePlaces(ctx, { importId: params.id, decisions });
  if (act !== "take-over") return redirect(here, 303);

  const file = await importFile(ctx, { importId: params.id, dataFolder });
  if (!file.ok) throw data({ code: "not-found" }, { status: 404 });
  const chosen = form.getAll("change").map(String);
  const title = file.value.name.replace(/\.[^.]+$/, "").replaceAll("_", " ");
  const selection = form.get("edition") === "new" ? "as-new" : form.get("chosen") === "yes" ? chosen : "all";
  if (file.value.recommendations > LONG_FROM) {
    const asked: AskedImport = { importId: params.id, title, selection };
    const started = await startLongJob(ctx, { kind: "concept-import", asked, locale: context.get(localeContext) }, mayDo);
    if (started.ok) return redirect(href("/app/:region/vorgaenge/:id", { region: params.region, id: started.value.longJobId }), 303);
  }
  const taken = await takeOver(ctx, {
    importId: params.id,
    file: file.value,
    title,
    selection: Array.isArray(selection) ? new Set(selection) : selection,
  });
  if (taken.ok)
    return redirect(`/app/${params.region}/konzept/benannt?uebernommen=${taken.value.counts.recommendations}&felder=${taken.value.counts.fields}`, 303);
  return data({ refusal: taken.refusal }, { status: 409 });
}

export default function ImportPreview({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTexts();
  const { bytes, decimal } = useFormats();
  const { frame, file, counts, suggestions, open, problems, tree, difference, onlyOpen } = loaderData;
  const concept = `/app/${params.region}/konzept`;
  const sure = suggestions.filter((suggestion) => suggestion.sure && suggestion.decided === null).length;
  const decided = suggestions.filter((suggestion) => suggestion.decided !== null).length;
  const nothingNew = difference !== null && difference.edited.length + difference.moved.length + difference.removed.length + difference.added.length === 0;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("layout.concept"), href: concept },
        { label: t("import.title"), href: `${concept}/einlesen` },
      ]}
      kicker={<Stages stages={[t("import.stage-file"), t("import.stage-check"), t("import.stage-take")]} current={1} />}
      title={difference ? t("import.found-title-second") : t("import.found-title")}
      lede={open > 0 ? t("import.found-lede-open", { sure, open }) : t("import.found-lede-sure", { sure })}
      head={
        <>
          {loaderData.intoRevision ? <p className="s flow-s">{t("versions.import-into-revision")}</p> : null}
          <p className="s muted flow-s">
            <Icon name="file-text" />{" "}
            {t("import.file-line", { name: file.name, size: bytes(file.size), seconds: decimal(Math.max(0.1, loaderData.readIn / 1000)) })}
          </p>
          <div className="flow">
            <Found
              numbers={[
                { name: t("import.count-fields"), value: counts.fields },
                { name: t("import.count-guiding-goals"), value: counts.guidingGoals },
                { name: t("import.count-goals"), value: counts.goals },
                { name: t("import.count-recommendations"), value: counts.recommendations },
                { name: t("import.count-sub-points"), value: counts.subPoints },
              ]}
            />
          </div>
        </>
      }
      asideLabel={t("import.result")}
      aside={
        <>
          <Side title={t("import.result")}>
            <ResultTree fields={tree} />
          </Side>
          <Side title={t("import.not-taken")}>
            {problems.length === 0 ? (
              <p className="s">{t("import.not-taken-none")}</p>
            ) : (
              <ul className="stack-s s">
                {problems.map((problem, index) => (
                  <li key={index}>
                    {problemOf(t, problem)} <span className="muted">{placeOf(t, problem.place)}</span>
                  </li>
                ))}
              </ul>
            )}
          </Side>
        </>
      }
    >
      <title>{t("import.found-title")}</title>
      {actionData ? (
        <Notice kind="error">{actionData.refusal === "places-open" ? t("import.places-open") : t(`import.refused-${actionData.refusal}`)}</Notice>
      ) : null}
      <form method="post">
        {suggestions.length === 0 ? (
          <section aria-labelledby="h-stellen">
            <h2 id="h-stellen">{t("import.places-none")}</h2>
            <p className="muted flow-s">{t("import.places-none-text")}</p>
          </section>
        ) : (
          <PlaceList suggestions={suggestions} open={open} onlyOpen={onlyOpen} />
        )}
        {difference === null ? null : (
          <RadioList
            name="edition"
            label={t("import.edition")}
            chosen={difference.unchanged === 0 ? "new" : "changes"}
            choices={[
              { value: "changes", label: t("import.edition-changes"), hint: t("import.edition-changes-hint") },
              { value: "new", label: t("import.edition-new"), hint: t(loaderData.revisionUnderWay ? "import.edition-new-later" : "import.edition-new-hint") },
            ]}
          />
        )}
        {difference === null ? null : nothingNew ? (
          <EmptyState>{t("import.difference-none")}</EmptyState>
        ) : (
          <Difference difference={difference} storedTexts={loaderData.storedTexts} />
        )}
        <Dock
          status={
            <>
              <b>{open > 0 ? t("import.open-of", { open: String(open), count: String(suggestions.length) }) : t("import.none-open")}</b>{" "}
              <span className="muted">{t("import.preview-stays")}</span>
            </>
          }
        >
          {suggestions.length > 0 ? (
            <Button name="act" value="save">
              {t("import.save-places")}
            </Button>
          ) : null}
          {open > 0 ? (
            <Button name="act" value="accept-all">
              {t("import.accept-all")}
            </Button>
          ) : null}
          <Button kind="primary" name="act" value="take-over">
            {difference && difference.unchanged > 0 ? t("import.take-over-changes") : t("import.take-over")}
          </Button>
        </Dock>
      </form>
      <details className="more">
        <summary>{t("import.discard")}</summary>
        <form method="post" className="stack-s flow-s">
          <p>{t("import.discard-what", { decided })}</p>
          <div>
            <Button kind="danger" name="act" value="discard">
              {t("import.discard")}
            </Button>
          </div>
        </form>
      </details>
    </WorkspacePage>
  );
}
