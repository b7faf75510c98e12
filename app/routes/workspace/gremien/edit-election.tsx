import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { SubmitBar } from "#app/components/dock.tsx";
import { DateInput, TextArea } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { NOBODY, useNameFaults, type Named } from "#app/components/forms/named-input.tsx";
import { isClear, readPeople } from "#app/named-fields.ts";
import { accountContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { electionsOf, findGremium, type ElectionOfBody } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import { isId, textsOf } from "../network/form.ts";
import { PersonInput, PersonList } from "../network/name-inputs.tsx";
import type { Route } from "./+types/edit-election.ts";
import { Conflict } from "./conflict.tsx";
import { ElectionInputs } from "./election-fields.tsx";
import { electionTexts } from "./election-form.ts";
import { useErrorTexts } from "./error-text.ts";
import type { GremiumErrors, Typed } from "./form.ts";
import { saveElectionForm } from "./save-election-form.ts";
import { useShownElection } from "./shown-texts.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { id } = params;
  const found = isId(id)
    ? await read(ctx, async (db) => ({
        page: await findGremium(ctx, db, [], id),
        elections: await electionsOf(ctx, db, id),
      }))
    : null;
  const election = found?.elections.find((each) => each.id === params.election);
  if (!found?.page || !election) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/gremien"),
    region: params.region,
    gremium: { id, name: found.page.gremium.name },
    election,
    nonce: context.get(scriptNonceContext),
    today: ctx.today,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { id, election, region } = params;
  if (!isId(id) || !isId(election)) throw data({ code: "not-found" }, { status: 404 });
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const people = await readPeople(ctx, form, ["personId"]);
  const typed = textsOf(form);
  if (!isClear(people)) return data({ about: "candidate" as const, typed, errors: {}, people, version: undefined, conflict: undefined }, { status: 422 });
  const saved = await saveElectionForm(ctx, id, election, typed);
  if (saved === "not-found") throw data({ code: "not-found" }, { status: 404 });
  if (saved === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  if (saved === "election-saved") return redirect(`${href("/app/:region/gremien/:id", { region, id })}?hinweis=${saved}#h-elections`, 303);
  if (typeof saved === "string") return redirect(`${href("/app/:region/gremien/:id/wahlen/:election", { region, id, election })}#h-candidates`, 303);
  return data({ ...saved, people }, { status: saved.conflict ? 409 : 422 });
}

export default function EditElectionPage({ loaderData, actionData: again }: Route.ComponentProps) {
  const { t } = useTexts();
  const shown = useShownElection();
  const { frame, region, gremium, election, nonce, today } = loaderData;
  const own = href("/app/:region/gremien/:id", { region, id: gremium.id });
  const mine = again?.about === "election" ? again : undefined;
  const candidate = again?.about === "candidate" ? again : undefined;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("gremien.title"), href: href("/app/:region/gremien", { region }) },
        { label: gremium.name, href: own },
      ]}
      kicker={t("gremien.election-edit")}
      title={election.title}
    >
      <title>{`${t("gremien.election-edit")} – ${frame.region.name}`}</title>
      {mine?.conflict ? (
        <Conflict
          changed={mine.conflict.changed}
          yours={shown(mine.typed)}
          theirs={shown(mine.conflict.stored)}
          theirsHref={href("/app/:region/gremien/:id/wahlen/:election", { region, id: gremium.id, election: election.id })}
        />
      ) : null}
      <form method="post" className="stack narrow" noValidate>
        <input type="hidden" name="version" value={mine?.version ?? election.version} />
        <FormErrors errors={useErrorTexts(mine?.errors ?? {})} />
        <ElectionInputs typed={mine?.typed ?? electionTexts(election)} errors={mine?.errors ?? {}} />
        <SubmitBar label={t("gremien.election-save")} cancel={{ href: own, label: t("common.cancel") }} />
      </form>
      <PersonList region={region} near={[]} nonce={nonce} />
      <Candidates
        candidates={election.candidates}
        person={candidate?.people["personId"] ?? NOBODY}
        typed={candidate?.typed ?? { agreedOn: today }}
        errors={candidate?.errors ?? {}}
        today={today}
      />
    </WorkspacePage>
  );
}

function Candidates({
  candidates,
  person,
  typed,
  errors,
  today,
}: {
  candidates: ElectionOfBody["candidates"];
  person: Named;
  typed: Typed;
  errors: GremiumErrors;
  today: string;
}) {
  const { t } = useTexts();
  const formats = useFormats();
  const texts = { ...useErrorTexts(errors), ...useNameFaults({ personId: person }) };
  return (
    <section className="stack flow-l" aria-labelledby="h-candidates">
      <h2 id="h-candidates">{t("gremien.candidates")}</h2>
      <p className="muted s">{candidates.length === 0 ? t("gremien.candidates-empty") : t("gremien.candidates-internal")}</p>
      <Rows
        rows={candidates.map(({ id, name, presentation, agreedOn }) => ({
          key: id,
          title: name ?? t("gremien.nameless"),
          second: [presentation, t("gremien.candidate-agreed-on", { day: formats.day(agreedOn) })].filter(Boolean).join(" · "),
          act: (
            <form method="post">
              <input type="hidden" name="candidateId" value={id} />
              <Button small kind="tertiary" name="intent" value="remove" aria-label={t("gremien.candidate-remove", { name: name ?? t("gremien.nameless") })}>
                {t("common.remove")}
              </Button>
            </form>
          ),
        }))}
      />
      <form method="post" className="stack narrow" noValidate>
        <FormErrors errors={texts} />
        <PersonInput
          name="personId"
          label={t("gremien.field-personId")}
          hint={`${t("forms.person-wanted-hint")} ${t("gremien.field-personId-hint")}`}
          error={texts["personId"]}
          person={person}
        />
        <TextArea
          name="presentation"
          label={t("gremien.candidate-presentation")}
          defaultValue={typed.presentation}
          error={texts.presentation}
          optional
          maxLength={4000}
        />
        <DateInput name="agreedOn" label={t("gremien.candidate-agreed")} max={today} defaultValue={typed.agreedOn} error={texts.agreedOn} required />
        <p>
          <Button name="intent" value="enter">
            {t("gremien.candidate-add")}
          </Button>
        </p>
      </form>
    </section>
  );
}
