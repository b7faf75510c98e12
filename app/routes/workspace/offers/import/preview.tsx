import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Confirmation } from "#app/components/confirmation.tsx";
import { Dock } from "#app/components/dock.tsx";
import { CheckBox } from "#app/components/forms/controls.tsx";
import { Found, Stages } from "#app/components/import-parts.tsx";
import { BadRows, columnsIn, ColumnsForm } from "#app/components/list-import.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditOffers } from "#domain/offers/index.ts";
import { ChooseColumns, chooseColumns, findOfferImport, OFFER_COLUMNS, takeOverOffers, undoOfferImport } from "#domain/offers/list-import/index.ts";
import { read } from "#platform/db/index.ts";
import { isId, textsOf } from "../../network/form.ts";
import type { Route } from "./+types/preview.ts";
import { importWords } from "./import-words.ts";
import { useFaultText } from "./row-faults.ts";

const HERE = "/app/:region/angebote/einlesen/:id";
/** So many new offers are named; the rest is counted. */
const NAMED = 20;

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = isId(params.id) ? await read(ctx, async (db) => findOfferImport(ctx, db, params.id, await importWords(ctx, db))) : null;
  if (!found) throw data({ code: "not-found" }, { status: 404 });
  const { good, there, made, badRows, ...list } = found;
  const titles = (rows: typeof good) => rows.map(({ row, fields }) => ({ row, title: fields.words.title }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    list: { ...list, made: made.length, badRows: badRows.map(({ row, title, faults }) => ({ row, title, faults })) },
    fresh: titles(good),
    there: titles(there),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditOffers(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const { region, id: importId } = params;
  if (!isId(importId)) throw data({ code: "not-found" }, { status: 404 });
  const here = href(HERE, { region, id: importId });
  const typed = textsOf(await request.formData());
  if (typed.act === "columns") {
    const input = ChooseColumns.safeParse({ importId, columns: columnsIn(typed) });
    if (!input.success) throw data(null, { status: 400 });
    const chosen = await chooseColumns(ctx, input.data);
    if (chosen.ok) return redirect(here, 303);
    if (chosen.refusal === "chosen-twice") return data({ refusal: chosen.refusal }, { status: 422 });
    throw data({ code: "not-found" }, { status: 404 });
  }
  if (typed.act === "undo") {
    const undone = await undoOfferImport(ctx, importId);
    // Sent twice: it is undone.
    if (undone.ok || undone.refusal === "not-taken-over") return redirect(here, 303);
    throw data({ code: "not-found" }, { status: 404 });
  }
  const words = await read(ctx, (db) => importWords(ctx, db));
  const taken = await takeOverOffers(ctx, { importId, publishes: "publishes" in typed, words });
  if (taken.ok || taken.refusal === "already-taken-over") return redirect(here, 303);
  if (taken.refusal === "nothing-to-take") return data({ refusal: taken.refusal }, { status: 409 });
  throw data({ code: "not-found" }, { status: 404 });
}

export default function OfferImportPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, list } = loaderData;
  const title = t(list.takenOverAt ? "network-import.report" : "network-import.preview");
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) },
        { label: t("offer-import.title"), href: href("/app/:region/angebote/einlesen", { region }) },
      ]}
      kicker={
        <Stages stages={[t("network-import.stage-file"), t("network-import.stage-check"), t("network-import.stage-take")]} current={list.takenOverAt ? 2 : 1} />
      }
      title={title}
      lede={t("network-import.preview-lede", { file: list.fileName, rows: list.rowCount })}
      notice={actionData?.refusal ? <Notice kind="error">{t(`network-import.refused-${actionData.refusal}`)}</Notice> : undefined}
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      {list.takenOverAt ? <Report list={list} region={region} /> : <Preview {...loaderData} />}
    </WorkspacePage>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

function Report({ list, region }: { list: Loaded["list"]; region: string }) {
  const { t } = useTexts();
  return (
    <>
      <Found
        numbers={[
          { name: t("offer-import.count-made"), value: list.made },
          { name: t("offer-import.count-there"), value: list.leftOut ?? 0 },
          { name: t("network-import.count-bad"), value: list.bad ?? 0 },
        ]}
      />
      <Bad list={list} region={region} />
      <p>{t(list.publishes ? "offer-import.are-public" : "offer-import.are-drafts")}</p>
      {list.undoneAt ? (
        <p>{t("offer-import.undone", { kept: list.kept ?? 0 })}</p>
      ) : (
        <section aria-labelledby="h-undo">
          <h2 id="h-undo">{t("offer-import.undo-title")}</h2>
          <Confirmation
            goes={[t("offer-import.undo-goes", { count: list.made })]}
            stays={[t("offer-import.undo-stays")]}
            act={t("offer-import.undo")}
            cancelHref={href("/app/:region/angebote", { region })}
          >
            <input type="hidden" name="act" value="undo" />
          </Confirmation>
        </section>
      )}
    </>
  );
}

function Preview({ list, fresh, there, region }: Loaded) {
  const { t } = useTexts();
  const unknown = list.headings.filter((_, place) => list.columns[place] === null);
  return (
    <>
      {list.missing.length > 0 ? (
        <Notice kind="warn">{t("offer-import.missing", { columns: list.missing.map((field) => `„${t(`offer-import.field-${field}`)}“`).join(", ") })}</Notice>
      ) : (
        <Found
          numbers={[
            { name: t("offer-import.count-new"), value: fresh.length },
            { name: t("offer-import.count-there"), value: there.length },
            { name: t("network-import.count-bad"), value: list.badRows.length },
          ]}
        />
      )}
      {unknown.length > 0 ? <p>{t("network-import.unknown-columns", { columns: unknown.map((heading) => `„${heading}“`).join(", ") })}</p> : null}
      <ColumnsForm
        headings={list.headings}
        columns={list.columns}
        fields={OFFER_COLUMNS.map((field) => ({ value: field, label: t(`offer-import.field-${field}`) }))}
        open={list.missing.length > 0}
      />
      <Bad list={list} region={region} />
      <Titles title={t("offer-import.new-title", { count: fresh.length })} rows={fresh} />
      <Titles title={t("offer-import.there-title", { count: there.length })} rows={there} />
      {list.missing.length > 0 ? null : (
        <form method="post" className="stack">
          <CheckBox name="publishes" label={t("offer-import.publishes")} hint={t("offer-import.publishes-hint")} />
          <Dock status={t(fresh.length > 0 ? "network-import.nothing-yet" : there.length === 0 ? "offer-import.nothing-readable" : "offer-import.nothing-new")}>
            <ButtonLink kind="tertiary" href={href("/app/:region/angebote", { region })}>
              {t("common.cancel")}
            </ButtonLink>
            <Button kind="primary" name="act" value="take-over" disabled={fresh.length === 0}>
              {t("offer-import.take-over")}
            </Button>
          </Dock>
        </form>
      )}
    </>
  );
}

function Bad({ list, region }: { list: Loaded["list"]; region: string }) {
  const { t } = useTexts();
  const faultText = useFaultText();
  return (
    <BadRows
      what={t("offer-import.field-title")}
      rows={list.badRows.map(({ row, title, faults }) => ({ row, name: title, why: faults.map(faultText).join(" ") }))}
      fileHref={href("/app/:region/angebote/einlesen/:id/datei/:file", { region, id: list.id, file: "offene-zeilen.xlsx" })}
    />
  );
}

function Titles({ title, rows }: { title: string; rows: readonly { row: number; title: string }[] }) {
  const { t } = useTexts();
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {rows.slice(0, NAMED).map((one) => (
          <li key={one.row}>{one.title}</li>
        ))}
      </ul>
      {rows.length > NAMED ? <p>{t("network-import.new-more", { count: rows.length - NAMED })}</p> : null}
    </details>
  );
}
