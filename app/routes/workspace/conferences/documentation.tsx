import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { FileInput, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { StoredFile } from "#app/components/stored-file.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { addConferencePaper, listPapers, removeConferencePaper, WriteDocumentation, writeDocumentation } from "#domain/network/conferences/index.ts";
import { read } from "#platform/db/index.ts";
import { MAX_FILE_SIZE } from "#platform/files/index.ts";
import { Conflict } from "../gremien/conflict.tsx";
import { throwIfClosed } from "../meetings/refusals.ts";
import { isId, textsOf } from "../network/form.ts";
import type { Route } from "./+types/documentation.ts";
import { conferenceCrumbs } from "./crumbs.ts";
import { keptConferencePage } from "./kept-conference.ts";

const NOTICES = ["saved", "paper", "removed"] as const;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const conference = await keptConferencePage(ctx, params.id);
  const word = url.searchParams.get("hinweis");
  return {
    conference,
    papers: await read(ctx, (db) => listPapers(ctx, db, params.id)),
    maxSize: MAX_FILE_SIZE,
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/sitzungen"),
    region: params.region,
    notice: NOTICES.find((known) => known === word) ?? null,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await keptConferencePage(ctx, params.id);
  const form = await request.formData();
  const typed = textsOf(form);
  const again = (fault: MessageKey) => data({ fault, typed, overtaken: null }, { status: 422 });
  const told = (notice: (typeof NOTICES)[number]) => redirect(`${href("/app/:region/konferenzen/:id/dokumentation", params)}?hinweis=${notice}`, 303);
  const conferenceId = params.id;
  if (typed["intent"] === "paper") {
    const file = form.get("file");
    if (!(file instanceof File) || file.size === 0) return again("conferences.paper-missing");
    const upload = { dataFolder: context.get(houseContext).settings.dataFolder, name: file.name, bytes: await file.bytes() };
    const added = await addConferencePaper(ctx, { conferenceId, title: typed["title"] ?? "" }, upload, await idOfForm(form));
    if (added.ok) return told("paper");
    throwIfClosed(added.refusal);
    return again(added.refusal === "file-refused" ? `files.refused-${added.reason}` : "conferences.fault-check");
  }
  if (typed["remove"] !== undefined) {
    if (!isId(typed["remove"])) return again("conferences.fault-check");
    const removed = await removeConferencePaper(ctx, { conferenceId, paperId: typed["remove"] });
    if (!removed.ok) throwIfClosed(removed.refusal);
    return told("removed");
  }
  const workshops = Object.fromEntries(Object.entries(typed).flatMap(([name, text]) => (name.startsWith("of-") ? [[name.slice(3), text]] : [])));
  const input = WriteDocumentation.safeParse({ conferenceId, version: Number(typed["version"]) || 0, text: typed["text"] ?? "", workshops });
  if (!input.success) return again("conferences.fault-check");
  const written = await writeDocumentation(ctx, input.data);
  if (written.ok) return told("saved");
  if (written.refusal === "version-conflict") return data({ fault: null, typed, overtaken: written }, { status: 409 });
  throwIfClosed(written.refusal);
  return again("conferences.fault-check");
}

export default function DocumentationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, conference, papers, notice, maxSize } = loaderData;
  const typed: Record<string, string> = actionData?.typed["version"] === undefined ? {} : actionData.typed;
  const overtaken = actionData?.overtaken;
  const texts = [
    { name: "text", label: t("conferences.documentation-whole"), rows: 6, stored: conference.documentation },
    ...conference.workshops.map(({ id, title, documentation }) => ({
      name: `of-${id}`,
      label: t("conferences.documentation-of", { title }),
      rows: 5,
      stored: documentation,
    })),
  ];
  return (
    <WorkspacePage
      {...frame}
      crumbs={conferenceCrumbs(t, region, conference)}
      title={t("conferences.documentation")}
      lede={t("conferences.documentation-lede")}
      notice={
        actionData?.fault ? (
          <Notice kind="error">{t(actionData.fault)}</Notice>
        ) : notice && !actionData ? (
          <Notice kind="success">{t(`conferences.notice-${notice}`)}</Notice>
        ) : undefined
      }
    >
      <title>{`${t("conferences.documentation")} – ${conference.title} – ${frame.region.name}`}</title>
      {overtaken ? (
        <Conflict
          changed={overtaken.changed}
          yours={Object.fromEntries(texts.map(({ name, label }) => [label, typed[name] ?? ""]))}
          theirs={Object.fromEntries(texts.map(({ label, stored }) => [label, stored]))}
          theirsHref={href("/app/:region/konferenzen/:id/dokumentation", { region, id: conference.id })}
        />
      ) : null}
      <form method="post" className="stack narrow">
        <input type="hidden" name="version" value={overtaken?.version ?? typed["version"] ?? conference.version} />
        {texts.map(({ name, label, rows, stored }) => (
          <TextArea key={name} name={name} label={label} rows={rows} defaultValue={typed[name] ?? stored} maxLength={20_000} optional />
        ))}
        <div className="row">
          <Button kind="primary">{t("conferences.documentation-save")}</Button>
        </div>
      </form>
      <section aria-labelledby="h-papers">
        <h2 id="h-papers">{t("conferences.papers")}</h2>
        {papers.length === 0 ? (
          <p className="muted">{t("conferences.papers-none")}</p>
        ) : (
          <form method="post">
            <ul className="rows flow-s">
              {papers.map(({ id, title, file }) => (
                <li key={id}>
                  <span />
                  <div>
                    <span className="t">{title}</span>
                    <p className="m">
                      <StoredFile file={file} href={href("/app/:region/dateien/:id", { region, id: file.id })} />
                    </p>
                  </div>
                  <div className="act">
                    <Button small kind="tertiary" name="remove" value={id} aria-label={t("conferences.paper-remove-of", { title })}>
                      {t("conferences.paper-remove")}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          </form>
        )}
        <form method="post" encType="multipart/form-data" className="stack narrow flow">
          <FormId />
          <TextInput name="title" label={t("conferences.paper-title")} maxLength={200} optional />
          <FileInput name="file" label={t("conferences.paper-file")} kinds={t("conferences.paper-kinds")} size={formats.bytes(maxSize)} required />
          <div className="row">
            <Button name="intent" value="paper">
              {t("conferences.paper-act")}
            </Button>
          </div>
        </form>
      </section>
    </WorkspacePage>
  );
}
