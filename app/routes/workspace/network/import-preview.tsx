import { data, href, redirect } from "react-router";
import { z } from "zod";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Confirmation } from "#app/components/confirmation.tsx";
import { Dock } from "#app/components/dock.tsx";
import { Select } from "#app/components/forms/controls.tsx";
import { Found, Stages } from "#app/components/import-parts.tsx";
import { BadRows, columnsIn, ColumnsForm } from "#app/components/list-import.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { mayDo } from "#app/long-jobs/works.ts";
import { importWords } from "#app/network-import-words.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditNetwork } from "#domain/network/index.ts";
import {
  CHOICES,
  ChooseColumns,
  chooseColumns,
  findOrganisationImport,
  IMPORT_FIELDS,
  keepChoices,
  takeOverOrganisations,
  undoOrganisationImport,
} from "#domain/network/imports/index.ts";
import { read } from "#platform/db/index.ts";
import { LONG_FROM, startLongJob } from "#platform/long-jobs/index.ts";
import type { Route } from "./+types/import-preview.ts";
import { useReasons } from "./alike-list.tsx";
import { isId, textsOf } from "./form.ts";
import { useFaultText } from "./import-faults.ts";

const HERE = "/app/:region/netzwerk/einlesen/:id";
/** So many new entries are named; the rest is counted. */
const NAMED = 20;

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = isId(params.id) ? await read(ctx, async (db) => findOrganisationImport(ctx, db, params.id, await importWords(ctx, db))) : null;
  if (!found) throw data({ code: "not-found" }, { status: 404 });
  const { good, made, madePeople, filledFields, badRows, ...list } = found;
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    list: {
      ...list,
      badRows: badRows.map(({ row, name, faults }) => ({ row, name, faults })),
      made: made.length,
      madePeople: madePeople.length,
      filledEntries: filledFields.length,
    },
    alike: good.filter((row) => row.alike !== null).map(({ row, fields, alike, nameTaken, choice }) => ({ row, name: fields.name, alike, nameTaken, choice })),
    fresh: good.filter((row) => row.alike === null).map(({ fields }) => fields.name),
  };
}

const Chosen = z.record(z.string().regex(/^\d{1,7}$/), z.enum(CHOICES));

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditNetwork(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const { region, id: importId } = params;
  if (!isId(importId)) throw data({ code: "not-found" }, { status: 404 });
  const here = href(HERE, { region, id: importId });
  const typed = textsOf(await request.formData());
  const under = (prefix: string) =>
    Object.fromEntries(Object.entries(typed).flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [])));

  if (typed.act === "columns") {
    const input = ChooseColumns.safeParse({ importId, columns: columnsIn(typed) });
    if (!input.success) throw data(null, { status: 400 });
    const chosen = await chooseColumns(ctx, input.data);
    if (chosen.ok) return redirect(here, 303);
    if (chosen.refusal === "chosen-twice") return data({ refusal: chosen.refusal }, { status: 422 });
    throw data({ code: "not-found" }, { status: 404 });
  }
  if (typed.act === "undo") {
    const undone = await undoOrganisationImport(ctx, importId);
    // Sent twice: it is undone.
    if (undone.ok || undone.refusal === "not-taken-over") return redirect(here, 303);
    throw data({ code: "not-found" }, { status: 404 });
  }
  const choices = Chosen.safeParse(under("row."));
  if (!choices.success) throw data(null, { status: 400 });
  const kept = await keepChoices(ctx, importId, choices.data);
  // Taken over in the meantime: the page says what became of it.
  if (!kept.ok) return redirect(here, 303);
  const words = await read(ctx, (db) => importWords(ctx, db));
  const list = await read(ctx, (db) => findOrganisationImport(ctx, db, importId, words));
  if ((list?.rowCount ?? 0) > LONG_FROM) {
    const started = await startLongJob(ctx, { kind: "network-import", asked: { importId }, locale: context.get(localeContext) }, mayDo);
    if (started.ok) return redirect(href("/app/:region/vorgaenge/:id", { region, id: started.value.longJobId }), 303);
  }
  const taken = await takeOverOrganisations(ctx, { importId, words });
  if (taken.ok || taken.refusal === "already-taken-over") return redirect(here, 303);
  if (taken.refusal === "not-allowed" || taken.refusal === "import-not-found") throw data({ code: "not-found" }, { status: 404 });
  return data({ refusal: taken.refusal }, { status: 409 });
}

export default function ImportPreviewPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, list, alike, fresh } = loaderData;
  const title = t(list.undoneAt ? "network-import.report-undone" : list.takenOverAt ? "network-import.report" : "network-import.preview");
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("network.title"), href: href("/app/:region/netzwerk", { region }) },
        { label: t("network-import.title"), href: href("/app/:region/netzwerk/einlesen", { region }) },
      ]}
      kicker={
        <Stages stages={[t("network-import.stage-file"), t("network-import.stage-check"), t("network-import.stage-take")]} current={list.takenOverAt ? 2 : 1} />
      }
      title={title}
      lede={
        list.takenOverAt
          ? t("network-import.report-lede", { file: list.fileName })
          : t("network-import.preview-lede", { file: list.fileName, rows: list.rowCount })
      }
      notice={actionData?.refusal ? <Notice kind="error">{t(`network-import.refused-${actionData.refusal}`)}</Notice> : undefined}
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      {list.takenOverAt ? <Report list={list} region={region} /> : <Preview list={list} alike={alike} fresh={fresh} region={region} />}
    </WorkspacePage>
  );
}

type List = Route.ComponentProps["loaderData"]["list"];
type AlikeRow = Route.ComponentProps["loaderData"]["alike"][number];

/** What still needs somebody; for a list of before this was kept, only how many. */
function Bad({ list, region }: { list: List; region: string }) {
  const { t } = useTexts();
  const faultText = useFaultText();
  return (
    <BadRows
      what={t("network.field-name")}
      rows={list.badRows.map(({ row, name, faults }) => ({ row, name, why: faults.map(faultText).join(" ") }))}
      fileHref={href("/app/:region/netzwerk/einlesen/:id/datei/:file", { region, id: list.id, file: "offene-zeilen.xlsx" })}
    />
  );
}

function Report({ list, region }: { list: List; region: string }) {
  const { t } = useTexts();
  const brought = list.made + list.madePeople + list.filledEntries;
  return (
    <>
      <Found
        numbers={[
          { name: t("network-import.count-added"), value: list.added ?? 0 },
          { name: t("network-import.count-filled"), value: list.filled ?? 0 },
          { name: t("network-import.count-left-out"), value: list.leftOut ?? 0 },
          { name: t("network-import.count-bad"), value: list.bad ?? 0 },
        ]}
      />
      <p>{list.undoneAt ? t("network-import.undone", { kept: list.kept ?? 0 }) : t("network-import.report-gone")}</p>
      <p>
        <ButtonLink kind="primary" href={href("/app/:region/netzwerk", { region })}>
          {t("network-import.to-network")}
        </ButtonLink>
      </p>
      <Bad list={list} region={region} />
      {list.undoneAt || brought === 0 ? null : (
        <section aria-labelledby="h-undo">
          <h2 id="h-undo">{t("offer-import.undo-title")}</h2>
          <Confirmation
            goes={[
              ...(list.made > 0 ? [t("network-import.undo-goes", { count: list.made })] : []),
              ...(list.madePeople > 0 ? [t("network-import.undo-goes-people", { count: list.madePeople })] : []),
              ...(list.filledEntries > 0 ? [t("network-import.undo-goes-filled", { count: list.filledEntries })] : []),
            ]}
            stays={[t("network-import.undo-stays")]}
            act={t("offer-import.undo")}
            cancelHref={href("/app/:region/netzwerk", { region })}
          >
            <input type="hidden" name="act" value="undo" />
          </Confirmation>
        </section>
      )}
    </>
  );
}

function Preview({ list, alike, fresh, region }: { list: List; alike: AlikeRow[]; fresh: string[]; region: string }) {
  const { t } = useTexts();
  const unknown = list.headings.filter((_, place) => list.columns[place] === null);
  const nothing = alike.length + fresh.length === 0;
  return (
    <>
      {list.nameMissing ? (
        <Notice kind="warn">{t("network-import.name-missing")}</Notice>
      ) : (
        <Found
          numbers={[
            { name: t("network-import.count-new"), value: fresh.length },
            { name: t("network-import.count-alike"), value: alike.length },
            { name: t("network-import.count-bad"), value: list.badRows.length },
          ]}
        />
      )}
      {unknown.length > 0 ? <p>{t("network-import.unknown-columns", { columns: unknown.map((heading) => `„${heading}“`).join(", ") })}</p> : null}
      <ColumnsForm
        headings={list.headings}
        columns={list.columns}
        fields={IMPORT_FIELDS.map((field) => ({ value: field, label: t(`network-import.field-${field}`) }))}
        open={list.nameMissing}
      />
      <Bad list={list} region={region} />
      {list.nameMissing ? null : (
        <form method="post" className="stack">
          {alike.length > 0 ? (
            <section className="stack" aria-labelledby="h-alike">
              <h2 id="h-alike">{t("network-import.alike-title")}</h2>
              <p>{t("network-import.alike-lede")}</p>
              {alike.map((row) => (
                <AlikeChoice key={row.row} row={row} region={region} />
              ))}
            </section>
          ) : null}
          {fresh.length > 0 ? (
            <details>
              <summary>{t("network-import.new-title", { count: fresh.length })}</summary>
              <ul>
                {fresh.slice(0, NAMED).map((name) => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
              {fresh.length > NAMED ? <p>{t("network-import.new-more", { count: fresh.length - NAMED })}</p> : null}
            </details>
          ) : null}
          <Dock status={nothing ? t("network-import.refused-nothing-to-take") : t("network-import.nothing-yet")}>
            <ButtonLink kind="tertiary" href={href("/app/:region/netzwerk", { region })}>
              {t("common.cancel")}
            </ButtonLink>
            <Button kind="primary" name="act" value="take-over" disabled={nothing}>
              {t("network-import.take-over")}
            </Button>
          </Dock>
        </form>
      )}
    </>
  );
}

function AlikeChoice({ row: { row, name, alike, nameTaken, choice }, region }: { row: AlikeRow; region: string }) {
  const { t } = useTexts();
  const reasons = useReasons();
  return (
    <div className="stack-s">
      <Select
        name={`row.${row}`}
        label={t("network-import.row-of", { row, name })}
        defaultValue={choice}
        choices={CHOICES.filter((offered) => offered !== "new" || !nameTaken).map((offered) => ({
          value: offered,
          label: t(`network-import.choice-${offered}`),
        }))}
      />
      {alike ? (
        <p className="s">
          <a href={href("/app/:region/netzwerk/:id", { region, id: alike.id })}>{alike.name}</a> · {reasons(alike.reasons)}
        </p>
      ) : null}
    </div>
  );
}
