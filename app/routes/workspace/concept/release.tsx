import type { ReactNode } from "react";
import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Facts } from "#app/components/facts.tsx";
import { DateInput, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors, type Errors } from "#app/components/forms/form-errors.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Dock } from "#app/components/dock.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import {
  countReleased,
  EditConcept,
  editConcept,
  releaseConcept,
  withdrawConcept,
  type ConceptFields,
  type ReleaseCounts,
} from "#domain/concept/editing/index.ts";
import { findConcept } from "#domain/concept/index.ts";
import { listVersions } from "#domain/concept/versions/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/release.ts";

type CoverDraft = Record<keyof ConceptFields | "version", string>;

const faults: Partial<Record<keyof CoverDraft, MessageKey>> = {
  title: "conceptwork.cover-title-missing",
  periodFrom: "conceptwork.not-a-year",
  periodTo: "conceptwork.not-a-year",
  adoptedOn: "forms.not-a-day",
  edition: "conceptwork.edition-missing",
};

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const frame = await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept");
  const { concept, counts, versions } = await read(ctx, async (db) => ({
    concept: await findConcept(ctx, db),
    counts: await countReleased(ctx, db),
    versions: await listVersions(ctx, db),
  }));
  const asked = new URL(request.url).searchParams;
  const cover = concept && {
    draft: draftOf(concept),
    isAdopted: versions.length > 0,
    releasedAt: concept.releasedAt?.toISOString() ?? null,
    size: {
      fields: concept.fields.length,
      guidingGoals: concept.fields.reduce((sum, field) => sum + field.guidingGoals.filter(({ id }) => id !== null).length, 0),
      goals: concept.fields.reduce((sum, field) => sum + field.goals.length, 0),
      recommendations: concept.progress.total,
    },
  };
  return { frame, region: ctx.region.slug, cover, counts, withdrawing: asked.has("zuruecknehmen"), done: asked.get("fertig") };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const here = href("/app/:region/konzept/freigabe", params);
  const intent = form.get("intent");
  if (intent === "withdraw") {
    await withdrawConcept(ctx);
    return redirect(`${here}?fertig=zurueckgenommen`, { status: 303 });
  }
  const draft = draftFrom(form);
  const refuse = (errors: Record<string, MessageKey>) => data({ draft, errors, conflict: null }, { status: 422 });
  const input = EditConcept.safeParse(inputOf(draft, form.has("edition")));
  if (!input.success) return refuse(Object.fromEntries(input.error.issues.map(({ path }) => [String(path[0]), wordFor(String(path[0]))])));
  const result = intent === "release" ? await releaseConcept(ctx, input.data) : await editConcept(ctx, input.data);
  if (result.ok) return redirect(`${here}?fertig=${intent === "release" ? "freigegeben" : "gespeichert"}`, { status: 303 });
  if (result.refusal === "period-backwards") return refuse({ periodTo: "conceptwork.period-backwards" });
  if (result.refusal === "adopted-in-the-future") return refuse({ adoptedOn: "conceptwork.adopted-in-the-future" });
  if (result.refusal === "resolution-says") return refuse({ "": "conceptwork.resolution-says" });
  if (result.refusal === "version-conflict") {
    const theirs = draftOf(result.stored);
    const by = result.changed && { name: result.changed.by, at: result.changed.at.toISOString() };
    return data({ draft: { ...draft, version: theirs.version }, errors: noErrors, conflict: { theirs, by } }, { status: 409 });
  }
  throw data({ code: result.refusal }, { status: result.refusal === "no-concept" ? 404 : 403 });
}

function draftOf(concept: ConceptFields & { version: number }): CoverDraft {
  const { title, periodFrom, periodTo, adoptedOn, adoptedBy, edition, version } = concept;
  return {
    title,
    periodFrom: String(periodFrom ?? ""),
    periodTo: String(periodTo ?? ""),
    adoptedOn: adoptedOn ?? "",
    adoptedBy: adoptedBy ?? "",
    edition,
    version: String(version),
  };
}

function draftFrom(form: FormData): CoverDraft {
  const given = (name: string) => String(form.get(name) ?? "").trim();
  return {
    title: given("title"),
    periodFrom: given("periodFrom"),
    periodTo: given("periodTo"),
    adoptedOn: given("adoptedOn"),
    adoptedBy: given("adoptedBy"),
    edition: given("edition"),
    version: given("version"),
  };
}

/** @param saysAdoption whether the form asked for edition, day and body */
function inputOf({ title, adoptedOn, adoptedBy, edition, ...draft }: CoverDraft, saysAdoption: boolean): unknown {
  const year = (text: string) => (text === "" ? null : Number(text));
  return {
    title,
    ...(saysAdoption ? { adoptedOn: adoptedOn || null, adoptedBy: adoptedBy || null, edition } : {}),
    periodFrom: year(draft.periodFrom),
    periodTo: year(draft.periodTo),
    version: Number(draft.version),
  };
}

const noErrors: Record<string, MessageKey> = {};

function wordFor(field: string): MessageKey {
  return Object.entries(faults).find(([name]) => name === field)?.[1] ?? "conceptwork.check-input";
}

const notices = new Map<string, MessageKey>([
  ["freigegeben", "conceptwork.released-done"],
  ["gespeichert", "forms.saved"],
  ["zurueckgenommen", "conceptwork.withdrawn-done"],
]);

/** Before the concept becomes public: what everybody will read, and who adopted it when. */
export default function ReleasePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, cover, counts, withdrawing, done } = loaderData;
  const notice = done && !actionData ? notices.get(done) : undefined;
  const overview = href("/app/:region/konzept", { region });
  if (!cover) {
    return (
      <WorkspacePage {...frame} crumbs={[{ label: t("concept.concept"), href: overview }]} title={t("conceptwork.release-title")}>
        <EmptyState
          action={
            <ButtonLink kind="primary" icon="upload" href={href("/app/:region/konzept/einlesen", { region })}>
              {t("conceptwork.read-document")}
            </ButtonLink>
          }
        >
          {t("conceptwork.none")}
        </EmptyState>
      </WorkspacePage>
    );
  }
  const { releasedAt, size, isAdopted } = cover;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("concept.concept"), href: overview }, { label: t("conceptwork.release-title") }]}
      title={t("conceptwork.release-title")}
      lede={releasedAt ? t("conceptwork.released-since", { day: formats.momentDay(releasedAt) }) : t("conceptwork.release-what")}
      actions={
        releasedAt ? (
          <ButtonLink small icon="world" href={href("/:region/konzept", { region })}>
            {t("layout.public-page")}
          </ButtonLink>
        ) : null
      }
      notice={notice ? <Notice kind="success">{t(notice)}</Notice> : null}
    >
      <title>{`${t("conceptwork.release-title")} – ${frame.region.name}`}</title>
      {withdrawing && releasedAt ? (
        <Withdrawal size={size} cancelHref={href("/app/:region/konzept/freigabe", { region })} />
      ) : (
        <>
          <WhatBecomesPublic size={size} counts={counts} released={releasedAt !== null} />
          {actionData?.conflict ? <Conflict draft={actionData.draft} conflict={actionData.conflict} isAdopted={isAdopted} /> : null}
          <Cover
            draft={actionData?.draft ?? cover.draft}
            errors={Object.fromEntries(Object.entries(actionData?.errors ?? {}).map(([name, key]) => [name, t(key)]))}
            released={releasedAt !== null}
            adoption={isAdopted ? <Adoption cover={cover.draft} region={region} /> : null}
          />
        </>
      )}
    </WorkspacePage>
  );
}

type Size = NonNullable<Route.ComponentProps["loaderData"]["cover"]>["size"];

function WhatBecomesPublic({ size, counts, released }: { size: Size; counts: ReleaseCounts; released: boolean }) {
  const { t } = useTexts();
  return (
    <section className="stack-s prose" aria-labelledby="h-public">
      <h2 id="h-public">{t(released ? "conceptwork.is-public" : "conceptwork.becomes-public")}</h2>
      <ul>
        <li>{t("conceptwork.public-texts", size)}</li>
        <li>{t("conceptwork.public-progress")}</li>
        <li>{t("conceptwork.public-measures", { released: counts.releasedMeasures, all: counts.measures })}</li>
        <li>{t("conceptwork.public-updates", { released: counts.releasedUpdates, all: counts.updates })}</li>
      </ul>
      <p className="muted">{t("conceptwork.stays-inside")}</p>
    </section>
  );
}

/** Who adopted which edition when, as the resolution says it. */
function Adoption({ cover, region }: { cover: CoverDraft; region: string }) {
  const { t } = useTexts();
  const { day } = useFormats();
  return (
    <>
      <Facts
        facts={[
          { name: t("conceptwork.edition"), value: cover.edition },
          { name: t("conceptwork.adopted-on"), value: cover.adoptedOn && day(cover.adoptedOn) },
          { name: t("conceptwork.adopted-by"), value: cover.adoptedBy },
        ]}
      />
      <p className="s">
        {t("conceptwork.resolution-says")} <a href={href("/app/:region/konzept/beschluesse", { region })}>{t("versions.resolutions-title")}</a>
      </p>
    </>
  );
}

/** @param adoption shown instead of fields, once a resolution says it */
function Cover({ draft, errors, released, adoption }: { draft: CoverDraft; errors: Errors; released: boolean; adoption: ReactNode }) {
  const { t } = useTexts();
  return (
    <section className="stack prose" aria-labelledby="h-cover">
      <h2 id="h-cover">{t("conceptwork.cover")}</h2>
      <FormErrors errors={errors} />
      <form method="post" className="stack">
        <input type="hidden" name="version" value={draft.version} />
        <TextInput name="title" label={t("conceptwork.cover-title")} required defaultValue={draft.title} error={errors.title} />
        <div className="row">
          <TextInput
            name="periodFrom"
            label={t("conceptwork.period-from")}
            inputMode="numeric"
            optional
            defaultValue={draft.periodFrom}
            error={errors.periodFrom}
          />
          <TextInput name="periodTo" label={t("conceptwork.period-to")} inputMode="numeric" optional defaultValue={draft.periodTo} error={errors.periodTo} />
        </div>
        {adoption ?? (
          <>
            <DateInput name="adoptedOn" label={t("conceptwork.adopted-on")} optional defaultValue={draft.adoptedOn} error={errors.adoptedOn} />
            <TextInput
              name="adoptedBy"
              label={t("conceptwork.adopted-by")}
              hint={t("conceptwork.adopted-by-hint")}
              optional
              defaultValue={draft.adoptedBy}
              error={errors.adoptedBy}
            />
            <TextInput name="edition" label={t("conceptwork.edition")} required defaultValue={draft.edition} error={errors.edition} />
          </>
        )}
        <Dock>
          {released ? (
            <>
              <ButtonLink kind="danger" href="?zuruecknehmen">
                {t("conceptwork.withdraw")}
              </ButtonLink>
              <Button kind="primary" name="intent" value="save">
                {t("common.save")}
              </Button>
            </>
          ) : (
            <>
              <Button name="intent" value="save">
                {t("conceptwork.save-only")}
              </Button>
              <Button kind="primary" name="intent" value="release">
                {t("conceptwork.release-act")}
              </Button>
            </>
          )}
        </Dock>
      </form>
    </section>
  );
}

function Withdrawal({ size, cancelHref }: { size: Size; cancelHref: string }) {
  const { t } = useTexts();
  return (
    <form method="post" className="stack prose">
      <h2>{t("conceptwork.withdraw-title")}</h2>
      <p>{t("conceptwork.withdraw-goes", { recommendations: size.recommendations })}</p>
      <p>{t("conceptwork.withdraw-stays")}</p>
      <div className="row">
        <Button kind="danger" name="intent" value="withdraw">
          {t("conceptwork.withdraw")}
        </Button>
        <ButtonLink kind="tertiary" href={cancelHref}>
          {t("common.cancel")}
        </ButtonLink>
      </div>
    </form>
  );
}

type CoverConflict = { theirs: CoverDraft; by: { name: string; at: string } | null };

function Conflict({ draft, conflict, isAdopted }: { draft: CoverDraft; conflict: CoverConflict; isAdopted: boolean }) {
  const { t } = useTexts();
  const formats = useFormats();
  const labels = [
    ["title", t("conceptwork.cover-title")],
    ["periodFrom", t("conceptwork.period-from")],
    ["periodTo", t("conceptwork.period-to")],
    ...(isAdopted
      ? []
      : ([
          ["adoptedOn", t("conceptwork.adopted-on")],
          ["adoptedBy", t("conceptwork.adopted-by")],
          ["edition", t("conceptwork.edition")],
        ] as const)),
  ] as const;
  return (
    <CompareVersions
      name={conflict.by?.name ?? t("conceptwork.somebody")}
      time={conflict.by ? formats.time(conflict.by.at) : ""}
      moment={conflict.by ? formats.moment(conflict.by.at) : ""}
      theirsHref="?"
      fields={labels.map(([name, label]) => ({ label, yours: draft[name], theirs: conflict.theirs[name] }))}
    />
  );
}
