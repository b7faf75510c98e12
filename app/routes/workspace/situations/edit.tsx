import { data, href, redirect } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Log } from "#app/components/log.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { isClear } from "#app/named-fields.ts";
import { accountContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import {
  editSituation,
  findSituation,
  mayEditNetwork,
  SITUATION_KINDS,
  SituationFields,
  situationHistory,
  type SituationConflict,
} from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import { isId } from "../network/form.ts";
import type { Route } from "./+types/edit.ts";
import { OrganisationList } from "../network/name-inputs.tsx";
import { peopleIn, readSituationForm } from "./form-data.ts";
import { SituationForm, type ContactPeople } from "./situation-form.tsx";
import {
  draftOfSituation,
  rearranged,
  situationErrors,
  situationInput,
  unclearIn,
  type ContactDraft,
  type SituationDraft,
  type SituationErrors,
} from "./situation-input.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = isId(params.id)
    ? await read(ctx, async (db) => ({ situation: await findSituation(ctx, db, params.id), history: await situationHistory(ctx, db, params.id) }))
    : null;
  if (!found?.situation) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    situation: found.situation,
    history: found.history,
    people: await peopleIn(ctx, draftOfSituation(found.situation)),
    nonce: context.get(scriptNonceContext),
  };
}

type Again = { draft: SituationDraft; version: number; errors: SituationErrors; people: ContactPeople; conflict: SituationConflict | null; moved: boolean };

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditNetwork(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const form = await request.formData();
  const { draft, people } = await readSituationForm(ctx, form);
  const version = Number(form.get("version"));
  const again = (rest: Partial<Again>, status = 422) => data<Again>({ draft, version, errors: {}, people, conflict: null, moved: false, ...rest }, { status });
  const moved = rearranged(draft, String(form.get("intent") ?? ""));
  if (moved) return again({ draft: moved, moved: true }, 200);
  const fields = SituationFields.safeParse(situationInput(draft));
  if (!fields.success) return again({ errors: situationErrors(fields.error, draft) });
  if (!isClear(unclearIn(draft))) return again({});
  const result = await editSituation(ctx, { id: params.id, version, fields: fields.data });
  if (result.ok) return redirect(`${href("/app/:region/wen-anrufen", params)}?hinweis=saved#h-${params.id}`, 303);
  switch (result.refusal) {
    case "version-conflict":
      return again({ conflict: result, version: result.stored.version, draft: onTop(draft, result) }, 409);
    case "contact-unknown":
      return again({ errors: { "contacts.0.organisation": "contact-unknown" } });
    case "not-allowed":
      throw data({ code: "not-allowed" }, { status: 403 });
    case "situation-not-found":
      throw data({ code: "not-found" }, { status: 404 });
  }
}

/** The reader's own words with the newest versions: saving them again is now a decision. */
function onTop(draft: SituationDraft, { stored }: SituationConflict): SituationDraft {
  const newest = (contact: ContactDraft) => {
    const found = stored.contacts.find(({ id }) => id === contact.id);
    return found ? { ...contact, version: String(found.version) } : { ...contact, id: "", version: "0" };
  };
  return { ...draft, contacts: draft.contacts.map(newest) };
}

export default function EditSituationPage({ loaderData, actionData: again, params }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, situation, nonce, history } = loaderData;
  const list = href("/app/:region/wen-anrufen", { region });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("situations.title"), href: list }]}
      title={t("situations.edit")}
      actions={
        <ButtonLink small kind="tertiary" icon="trash" href={href("/app/:region/wen-anrufen/:id/loeschen", params)}>
          {t("common.delete")}
        </ButtonLink>
      }
    >
      <title>{`${t("situations.edit")} – ${frame.region.name}`}</title>
      {again?.moved ? <Notice kind="info">{t("situations.rearranged")}</Notice> : null}
      {again?.conflict ? <Conflict conflict={again.conflict} draft={again.draft} editHref={href("/app/:region/wen-anrufen/:id/bearbeiten", params)} /> : null}
      <OrganisationList region={region} near={[]} nonce={nonce} />
      <SituationForm
        draft={again?.draft ?? draftOfSituation(situation)}
        errors={again?.errors ?? {}}
        people={again?.people ?? loaderData.people}
        version={again?.version ?? situation.version}
        cancelHref={list}
      />
      <History entries={history} />
    </WorkspacePage>
  );
}

function Conflict({ conflict: { stored, changed }, draft, editHref }: { conflict: SituationConflict; draft: SituationDraft; editHref: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  const theirs = draftOfSituation(stored);
  const kind = (word: string) => {
    const known = SITUATION_KINDS.find((one) => one === word);
    return known ? t(`situations.kind-${known}`) : "";
  };
  const yesNo = (is: boolean) => t(is ? "common.yes" : "common.no");
  const lines = ({ contacts }: SituationDraft) =>
    contacts
      .map(({ name, organisation, phone, openingHours, note }) => [name, organisation.text, phone, openingHours, note].filter(Boolean).join(", "))
      .join("\n");
  return (
    <CompareVersions
      name={changed?.by || t("measures.somebody")}
      time={changed ? formats.time(changed.at) : ""}
      moment={changed ? formats.moment(changed.at) : ""}
      fields={[
        { label: t("situations.field-name"), yours: draft.name, theirs: theirs.name },
        { label: t("situations.field-kind"), yours: kind(draft.kind), theirs: kind(theirs.kind) },
        { label: t("situations.field-firstSteps"), yours: draft.firstSteps, theirs: theirs.firstSteps },
        { label: t("situations.field-isPublic"), yours: yesNo(draft.isPublic), theirs: yesNo(theirs.isPublic) },
        { label: t("situations.contacts"), yours: lines(draft), theirs: lines(theirs) },
      ]}
      theirsHref={editHref}
    />
  );
}

const EVENTS = ["created", "edited", "moved", "answered"] as const;

function History({ entries }: { entries: Route.ComponentProps["loaderData"]["history"] }) {
  const { t } = useTexts();
  const { moment } = useFormats();
  return (
    <section className="flow-l" aria-labelledby="h-history">
      <h2 id="h-history">{t("situations.history")}</h2>
      <Log
        entries={entries.map(({ event, actor, at }, place) => ({
          key: String(place),
          state: null,
          meta: t("situations.history-line", { moment: moment(at), name: actor }),
          text: t(`situations.history-situation-${EVENTS.find((known) => event === `situation.${known}`) ?? "other"}`),
        }))}
      />
    </section>
  );
}
