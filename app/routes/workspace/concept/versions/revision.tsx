import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Select, TextInput } from "#app/components/forms/controls.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { proposalsForRevision } from "#domain/concept/evaluation/index.ts";
import { findConcept, mayLeadConcept } from "#domain/concept/index.ts";
import {
  beginRevision,
  DecideConflict,
  decideConflict,
  GiveReason,
  giveReason,
  linesOf,
  readAdoption,
  readRevisionSides,
  type Change,
  type Conflict,
} from "#domain/concept/versions/index.ts";
import { read, type Context, type Reader } from "#platform/db/index.ts";
import type { Route } from "./+types/revision.ts";
import { ChangeCounts, Changes, SideBySide } from "./changes.tsx";

const NOTICES = ["begun", "reason", "decided", "given-up"] as const;

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const word = new URL(request.url).searchParams.get("hinweis");
  const { sides, adoption } = await read(ctx, async (db) => ({ sides: await readRevisionSides(ctx, db), adoption: await readAdoption(ctx, db) }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: ctx.region.slug,
    hasConcept: adoption !== null,
    version: adoption?.versions[0] ?? null,
    revision: sides && adoption?.revision ? { begunAt: sides.revision.begunAt, changes: sides.changes, conflicts: adoption.revision.conflicts } : null,
    proposals: await read(ctx, (db) => readProposals(ctx, db)),
    mayLead: mayLeadConcept(ctx.actor),
    notice: NOTICES.find((known) => known === word) ?? null,
  };
}

/** What evaluations propose for the next version, in the order of the goals. */
async function readProposals(ctx: Context, db: Reader) {
  const proposals = await proposalsForRevision(ctx, db);
  if (proposals.size === 0) return [];
  const concept = await findConcept(ctx, db);
  return (concept?.fields ?? []).flatMap(({ goals }) =>
    goals.flatMap(({ id, number, title }) => {
      const proposal = proposals.get(id);
      return proposal ? [{ id, number, title, kind: proposal.kind, sentence: proposal.sentence, round: proposal.round }] : [];
    }),
  );
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const here = href("/app/:region/konzept/fortschreibung", params);
  const given = (name: string) => String(form.get(name) ?? "");
  const fault = () => data({ error: "conceptwork.check-input" as const }, { status: 422 });
  if (given("intent") === "begin") {
    const begun = await beginRevision(ctx, await idOfForm(form));
    if (begun.ok) return redirect(`${here}?hinweis=begun`, 303);
    return data({ error: `versions.refused-${begun.refusal}` as const }, { status: begun.refusal === "not-allowed" ? 403 : 409 });
  }
  if (given("intent") === "decide") {
    const input = DecideConflict.safeParse({ id: given("id"), take: given("take") });
    if (!input.success) return fault();
    const decided = await decideConflict(ctx, input.data);
    if (decided.ok) return redirect(`${here}?hinweis=decided`, 303);
    return data({ error: `versions.refused-${decided.refusal}` as const }, { status: decided.refusal === "not-allowed" ? 403 : 409 });
  }
  const input = GiveReason.safeParse({ itemId: given("id"), reason: given("reason"), outcome: given("outcome") || null });
  if (!input.success) return fault();
  const said = await giveReason(ctx, input.data);
  if (said.ok) return redirect(`${here}?hinweis=reason#c-${input.data.itemId}`, 303);
  return data({ error: `versions.refused-${said.refusal}` as const }, { status: said.refusal === "not-allowed" ? 403 : 409 });
}

/** The revision: begin it, then see item by item what it changes, say why, and settle what changed in force meanwhile. */
export default function RevisionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { day, momentDay } = useFormats();
  const { frame, region, hasConcept, version, revision, proposals, mayLead, notice } = loaderData;
  const since = version ? t("versions.in-force-since", { edition: version.edition, day: day(version.adoptedOn) }) : t("versions.in-force-not-adopted");
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("concept.concept"), href: href("/app/:region/konzept", { region }) }, { label: t("versions.revision-title") }]}
      title={t("versions.revision-title")}
      lede={revision ? t("versions.revision-lede", { day: momentDay(revision.begunAt), since }) : since}
      notice={
        actionData ? <Notice kind="error">{t(actionData.error)}</Notice> : notice ? <Notice kind="success">{t(`versions.notice-${notice}`)}</Notice> : null
      }
      actions={
        revision ? (
          <>
            <ButtonLink small icon="books" href={href("/app/:region/konzept/fortschreibung/nebeneinander", { region })}>
              {t("versions.side-by-side")}
            </ButtonLink>
            {mayLead ? (
              <ButtonLink kind="primary" small icon="gavel" href={href("/app/:region/konzept/beschluesse/neu", { region })}>
                {t("versions.adopt-revision")}
              </ButtonLink>
            ) : null}
          </>
        ) : null
      }
    >
      <title>{`${t("versions.revision-title")} – ${frame.region.name}`}</title>
      {revision ? (
        <>
          {revision.conflicts.length > 0 ? <Conflicts conflicts={revision.conflicts} mayLead={mayLead} /> : null}
          <section className="stack" aria-labelledby="h-changes">
            <h2 id="h-changes">{t("versions.changes-title")}</h2>
            <ChangeCounts changes={revision.changes} />
            <p className="muted s">
              {t("versions.edit-in")} <a href={href("/app/:region/konzept/gliederung", { region })}>{t("conceptwork.structure-title")}</a>
              {", "}
              <a href={href("/app/:region/konzept/grundlagen", { region })}>{t("conceptwork.foundations-title")}</a>
            </p>
            <Changes changes={revision.changes} below={(change) => <Reason change={change} />} />
          </section>
        </>
      ) : hasConcept && mayLead ? (
        <form method="post" className="stack prose">
          <FormId />
          <p>{t("versions.begin-what")}</p>
          <p>
            <Button kind="primary" name="intent" value="begin">
              {t("versions.begin")}
            </Button>
          </p>
        </form>
      ) : (
        <EmptyState>{t(hasConcept ? "versions.revision-none" : "conceptwork.none")}</EmptyState>
      )}
      {proposals.length > 0 ? (
        <section aria-labelledby="h-proposals">
          <h2 id="h-proposals">{t("versions.proposals-title")}</h2>
          <Rows
            rows={proposals.map(({ id, number, title, kind, sentence, round }) => ({
              key: id,
              title: `${number} ${title}`,
              href: href("/app/:region/konzept/ziele/:id", { region, id }),
              second: [t("evaluation.proposal", { kind: t(`evaluation.kind-${kind}`) }), sentence].filter(Boolean).join(" · "),
              act: <a href={href("/app/:region/konzept/bewertung/:id/ergebnis", { region, id: round.id })}>{round.title}</a>,
            }))}
          />
        </section>
      ) : null}
      {revision && mayLead ? (
        <p>
          <a href={href("/app/:region/konzept/fortschreibung/aufgeben", { region })}>{t("versions.give-up")}</a>
        </p>
      ) : null}
    </WorkspacePage>
  );
}

function Reason({ change }: { change: Change }) {
  const { t } = useTexts();
  const { id, kind, after, reason } = change;
  return (
    <form method="post" className="stack-s narrow flow-s">
      <input type="hidden" name="id" value={id} />
      {after === null ? (
        <Select
          id={`outcome-${id}`}
          name="outcome"
          label={t("versions.outcome")}
          empty={t("versions.outcome-open")}
          defaultValue={kind === "gone" ? "" : kind}
          choices={[
            { value: "done", label: t("versions.kind-done") },
            { value: "dropped", label: t("versions.kind-dropped") },
          ]}
        />
      ) : null}
      <TextInput id={`reason-${id}`} name="reason" label={t("versions.reason")} optional maxLength={1000} defaultValue={reason} />
      <Button small name="intent" value="reason">
        {t("versions.keep-reason")}
      </Button>
    </form>
  );
}

function Conflicts({ conflicts, mayLead }: { conflicts: readonly Conflict[]; mayLead: boolean }) {
  const { t } = useTexts();
  return (
    <section className="stack" aria-labelledby="h-conflicts">
      <h2 id="h-conflicts">{t("versions.conflicts-title", { count: conflicts.length })}</h2>
      <p>{t("versions.conflicts-what")}</p>
      {conflicts.map(({ id, kind, level, inForce, revision }) => (
        <article key={id}>
          <h3>
            {t(`versions.level-${level}`)}: {t(`versions.conflict-${kind}`)}
          </h3>
          <SideBySide before={inForce ? linesOf(inForce) : null} after={revision ? linesOf(revision) : null} />
          {mayLead ? (
            <form method="post" className="row flow-s">
              <input type="hidden" name="intent" value="decide" />
              <input type="hidden" name="id" value={id} />
              <Button small name="take" value="revision">
                {t("versions.take-revision")}
              </Button>
              <Button small name="take" value="in-force">
                {t("versions.take-in-force")}
              </Button>
            </form>
          ) : null}
        </article>
      ))}
    </section>
  );
}
