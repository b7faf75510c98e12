import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { FileInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { Found, Stages } from "#app/components/import-parts.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Side } from "#app/components/side.tsx";
import { Table } from "#app/components/table.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { HintList } from "#app/indicators/hint-list.tsx";
import { textsIn, type MessageKey } from "#app/messages/texts.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { readTableFile } from "#domain/concept/import/index.ts";
import { mayEditConcept } from "#domain/concept/index.ts";
import { findIndicator, previewValues, takeOverValues, type Indicator } from "#domain/concept/indicators/index.ts";
import type { SeriesHint } from "#domain/concept/plausibility/index.ts";
import { municipalityChoices } from "#domain/network/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { isId } from "../network/form.ts";
import { typedNumber } from "../measures/german-number.ts";
import type { Route } from "./+types/import.ts";
import { readKept, readValueFile, type LineFault } from "./value-file.ts";
import type { ValueDraft } from "./value-input.ts";

const MOST_ROWS = 2000;

async function shownIndicator(ctx: Context, id: string): Promise<Indicator> {
  const found = isId(id) ? await read(ctx, (db) => findIndicator(ctx, db, id)) : null;
  if (!found) throw data({ code: "not-found" }, { status: 404 });
  return found;
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { id, name } = await shownIndicator(ctx, params.id);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    indicator: { id, name },
  };
}

type Line = { row: number; draft: ValueDraft; place: string; before: number | null; version: number | null; is: "new" | "same" | "changed" };
type Preview = { lines: Line[]; bad: LineFault[]; others: number; hints: SeriesHint[] };
type Answer = { error: MessageKey | null; preview: Preview | null };

/** Reads a file and shows what it would change, or takes over what was shown. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditConcept(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const indicator = await shownIndicator(ctx, params.id);
  const form = await request.formData();
  const refuse = (error: MessageKey, status = 422) => data<Answer>({ error, preview: null }, { status });
  if (form.get("intent") === "take") {
    const lines = readKept(String(form.get("lines") ?? ""));
    const taken = lines && (await takeOverValues(ctx, { indicatorId: indicator.id, lines }));
    if (taken?.ok) return redirect(`${href("/app/:region/kennzahlen/:id", params)}?hinweis=taken-over`, 303);
    return refuse(taken?.refusal === "changed-meanwhile" ? "network-import.refused-changed-since" : "indicators.file-again", 409);
  }
  const file = form.get("file");
  const table = await readTableFile(file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array());
  if (!table.ok) return refuse(`network-import.refused-${table.refusal}`);
  if (table.value.length > MOST_ROWS) return refuse("network-import.refused-too-many-rows");
  const places = await read(ctx, (db) => municipalityChoices(ctx, db));
  const { t } = textsIn(context.get(localeContext));
  const { missing, good, bad, others } = readValueFile(table.value, indicator, places, t("concept.whole-county"));
  if (missing.length > 0) return refuse("indicators.file-columns");
  if (good.length === 0 && bad.length === 0) return refuse(others > 0 ? "indicators.file-only-others" : "network-import.refused-nothing-below");
  const fields = good.map((line) => line.fields);
  const found = await read(ctx, (db) => previewValues(ctx, db, indicator.id, fields));
  const lines = (found?.coming ?? []).flatMap(({ stored, is }, place): Line[] => {
    const line = good[place];
    if (!line) return [];
    const { row, draft } = line;
    const name = places.find(({ id }) => id === draft.municipalityId)?.name ?? "";
    return [{ row, draft, place: name, before: stored?.value ?? null, version: stored?.version ?? null, is }];
  });
  return data<Answer>({ error: null, preview: { lines, bad, others, hints: bad.length > 0 ? [] : (found?.hints ?? []) } });
}

/** Many values at once: choose a file, see what it changes, take it over as a whole. */
export default function ImportValuesPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, indicator } = loaderData;
  const own = href("/app/:region/kennzahlen/:id", params);
  const preview = actionData?.preview;
  const title = t("indicators.file-title");
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("indicators.title"), href: href("/app/:region/kennzahlen", { region }) },
        { label: indicator.name, href: own },
      ]}
      title={title}
      lede={t("indicators.file-lede")}
      aside={
        <Side title={t("network-import.what-we-read")}>
          <ul className="stack-s s flow-s">
            <li>{t("indicators.file-what-columns")}</li>
            <li>{t("indicators.file-what-place")}</li>
            <li>{t("indicators.file-what-twice")}</li>
          </ul>
        </Side>
      }
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      <div className="stack">
        <Stages stages={[t("network-import.stage-file"), t("network-import.stage-check"), t("network-import.stage-take")]} current={preview ? 1 : 0} />
        {preview ? <PreviewPart preview={preview} here={`${own}/einlesen`} /> : <FileForm error={actionData?.error ? t(actionData.error) : undefined} />}
      </div>
    </WorkspacePage>
  );
}

function FileForm({ error }: { error: string | undefined }) {
  const { t } = useTexts();
  const { bytes } = useFormats();
  return (
    <form method="post" encType="multipart/form-data" className="entry">
      {error ? <FormErrors errors={{ file: error }} /> : null}
      <FileInput
        name="file"
        label={t("network-import.file")}
        hint={t("network-import.file-hint")}
        kinds="XLSX, CSV"
        size={bytes(20_000_000)}
        accept=".xlsx,.csv,.txt"
        required
        error={error}
      />
      <div>
        <Button kind="primary" icon="upload">
          {t("network-import.read")}
        </Button>
      </div>
    </form>
  );
}

function PreviewPart({ preview: { lines, bad, others, hints }, here }: { preview: Preview; here: string }) {
  const { t } = useTexts();
  const count = (is: Line["is"]) => lines.filter((line) => line.is === is).length;
  const coming = lines.filter(({ is }) => is !== "same");
  return (
    <>
      <Found
        numbers={[
          { name: t("indicators.file-new"), value: count("new") },
          { name: t("indicators.file-changed"), value: count("changed") },
          { name: t("indicators.file-same"), value: count("same") },
          ...(others > 0 ? [{ name: t("indicators.file-others"), value: others }] : []),
        ]}
      />
      {bad.length > 0 ? <Faults bad={bad} /> : null}
      {hints.length > 0 ? (
        <Notice kind="warn" title={t("indicators.hints-title")}>
          <HintList hints={hints} />
        </Notice>
      ) : null}
      {coming.length > 0 ? <Coming lines={coming} /> : null}
      <form method="post" className="row">
        <input type="hidden" name="lines" value={JSON.stringify(lines.map(({ draft, version }) => ({ draft, version })))} />
        {bad.length === 0 && coming.length > 0 ? (
          <Button kind="primary" name="intent" value="take">
            {t("indicators.file-take", { count: coming.length })}
          </Button>
        ) : null}
        <ButtonLink href={here}>{t("indicators.file-other")}</ButtonLink>
      </form>
    </>
  );
}

/** As long as one line cannot be read, none is taken. */
function Faults({ bad }: { bad: readonly LineFault[] }) {
  const { t } = useTexts();
  return (
    <Notice kind="warn" title={t("indicators.file-faults", { count: bad.length })}>
      <ul>
        {bad.map(({ row, field, text, code }) => (
          <li key={`${row} ${field}`}>
            {t("indicators.file-fault", { row, field: t(`indicators.field-${field}`), text: text === "" ? "–" : text })}{" "}
            {code === "twice" ? t("indicators.error-twice") : code === "too-long" || code === "required" ? null : t(`indicators.error-${code}`)}
          </li>
        ))}
      </ul>
      <p>{t("indicators.file-faults-do")}</p>
    </Notice>
  );
}

function Coming({ lines }: { lines: readonly Line[] }) {
  const { t } = useTexts();
  return (
    <Table
      caption={t("indicators.file-coming")}
      showCaption
      columns={[
        { label: t("indicators.field-period") },
        { label: t("indicators.field-municipalityId") },
        { label: t("indicators.file-before"), numeric: true },
        { label: t("indicators.field-value"), numeric: true },
      ]}
      rows={lines.map(({ row, draft, place, before }) => ({
        key: String(row),
        cells: [draft.period, place || t("concept.whole-county"), before === null ? "–" : typedNumber(before), draft.value],
      }))}
    />
  );
}
