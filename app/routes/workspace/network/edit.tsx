import { data, href, redirect } from "react-router";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { SubmitBar } from "#app/components/dock.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { composeReleaseLetter, composeUpkeepLetter } from "#app/mails/network.ts";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { topicsOfOrganisation } from "#domain/concept/organisations/index.ts";
import { findOrganisation, mayEditNetwork } from "#domain/network/index.ts";
import { sendEntryLink } from "#domain/network/upkeep/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/edit.ts";
import { useErrorText } from "./error-text.ts";
import { fieldText } from "./field-text.ts";
import { isId, textsOf } from "./form.ts";
import { formChoices, OrganisationInputs } from "./organisation-fields.tsx";
import { PersonForm } from "./person-form.tsx";
import type { ShownPerson } from "./release-state.tsx";
import { saveNetworkForm, type Again } from "./save.ts";
import { organisationTexts, personTexts, topicTexts } from "./typed.ts";
import { UsesList } from "./uses-list.tsx";

const NOTICES = ["created", "person-saved", "person-removed", "release-asked", "release-ended"] as const;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditNetwork(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const found = isId(params.id)
    ? await read(ctx, async (db) => ({
        organisation: await findOrganisation(ctx, db, params.id),
        topics: await topicsOfOrganisation(ctx, db, params.id),
        choices: await formChoices(ctx, db),
      }))
    : null;
  if (!found?.organisation) throw data({ code: "not-found" }, { status: 404 });
  const word = new URL(request.url).searchParams.get("hinweis");
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    organisation: found.organisation,
    topics: found.topics,
    choices: found.choices,
    notice: NOTICES.find((known) => known === word) ?? null,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const form = await request.formData();
  if (form.get("intent") === "send-link") return sendLink(context, params);
  const saved = await saveNetworkForm(context.get(requestContext), params.id, textsOf(form), composeReleaseLetter(context.get(houseContext).settings.origin));
  switch (saved.kind) {
    case "saved":
      return redirect(`${href("/app/:region/netzwerk/:id", { region: params.region, id: params.id })}?hinweis=saved`, 303);
    case "person-saved":
    case "person-removed":
    case "release-asked":
    case "release-ended":
      return redirect(`${href("/app/:region/netzwerk/:id/bearbeiten", { region: params.region, id: params.id })}?hinweis=${saved.kind}#h-people`, 303);
    case "not-found":
      throw data({ code: "not-found" }, { status: 404 });
    case "not-allowed":
      throw data({ code: "not-allowed" }, { status: 403 });
    case "again":
      return data(saved, { status: saved.conflict || saved.uses.length > 0 ? 409 : 422 });
  }
}

async function sendLink(context: Route.ActionArgs["context"], params: Route.ActionArgs["params"]) {
  const compose = composeUpkeepLetter(context.get(houseContext).settings.origin);
  const result = await sendEntryLink(context.get(requestContext), { organisationId: params.id }, compose);
  if (!result.ok && result.refusal !== "address-missing") {
    throw data({ code: result.refusal === "not-allowed" ? "not-allowed" : "not-found" }, { status: result.refusal === "not-allowed" ? 403 : 404 });
  }
  return redirect(`${href("/app/:region/netzwerk/:id", { region: params.region, id: params.id })}?hinweis=${result.ok ? "link-sent" : "no-address"}`, 303);
}

export default function EditOrganisationPage({ loaderData, actionData: again }: Route.ComponentProps) {
  const { t } = useTexts();
  const errorText = useErrorText();
  const { frame, region, organisation, topics, choices, notice } = loaderData;
  const own = href("/app/:region/netzwerk/:id", { region, id: organisation.id });
  const mine = again?.about === "organisation" ? again : undefined;
  const errors = mine?.errors ?? {};
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("network.title"), href: href("/app/:region/netzwerk", { region }) },
        { label: organisation.name, href: own },
      ]}
      title={t("network.edit")}
      notice={notice ? <Notice kind="success" title={t(`network.notice-${notice}`)} /> : undefined}
    >
      <title>{`${t("network.edit")} – ${frame.region.name}`}</title>
      {again?.conflict ? <Conflict conflict={again.conflict} editHref={href("/app/:region/netzwerk/:id/bearbeiten", { region, id: organisation.id })} /> : null}
      {again && again.uses.length > 0 ? (
        <section className="stack" aria-label={t("network.in-use-title")}>
          <Notice kind="warn">{t("network.person-in-use")}</Notice>
          <UsesList uses={again.uses} region={region} />
        </section>
      ) : null}
      <form method="post" className="stack narrow" noValidate>
        <input type="hidden" name="version" value={mine?.version ?? organisation.version} />
        <FormErrors errors={Object.fromEntries(Object.entries(errors).map(([name, code]) => [name, errorText(code)]))} />
        <OrganisationInputs typed={mine?.typed ?? { ...organisationTexts(organisation), ...topicTexts(topics) }} errors={errors} choices={choices} />
        <SubmitBar label={t("network.save")} cancel={{ href: own, label: t("common.cancel") }} />
      </form>
      <People people={organisation.people} again={again} />
    </WorkspacePage>
  );
}

function People({ people, again }: { people: readonly ShownPerson[]; again?: Again }) {
  const { t } = useTexts();
  const of = (id: string) => (again?.about === id ? again : undefined);
  const added = of("new");
  return (
    <section className="stack" aria-labelledby="h-people">
      <h2 id="h-people">{t("network.people")}</h2>
      {people.map((person) => (
        <details key={person.id} open={of(person.id) !== undefined}>
          <summary>{[person.salutation, person.firstName, person.lastName].filter(Boolean).join(" ")}</summary>
          <PersonForm
            person={{ ...person, version: of(person.id)?.version ?? person.version }}
            typed={of(person.id)?.typed ?? personTexts(person)}
            errors={of(person.id)?.errors ?? {}}
          />
        </details>
      ))}
      <details open={people.length === 0 || added !== undefined}>
        <summary>{t("network.add-person")}</summary>
        <PersonForm person={null} typed={added?.typed ?? {}} errors={added?.errors ?? {}} />
      </details>
    </section>
  );
}

function Conflict({ conflict, editHref }: { conflict: NonNullable<Again["conflict"]>; editHref: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  const { changed, fields } = conflict;
  return (
    <CompareVersions
      name={changed?.by || t("measures.somebody")}
      time={changed ? formats.time(changed.at) : ""}
      moment={changed ? formats.moment(changed.at) : ""}
      fields={fields.map(({ field, yours, theirs }) => ({ label: fieldText(t, field), yours, theirs }))}
      theirsHref={editHref}
    />
  );
}
