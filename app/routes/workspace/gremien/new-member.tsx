import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { NOBODY, useNameFaults } from "#app/components/forms/named-input.tsx";
import { isClear, readOrganisations, readPeople } from "#app/named-fields.ts";
import { accountContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { addMember, findGremium, MemberFields } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import { isId, textsOf } from "../network/form.ts";
import { OrganisationList, PersonInput, PersonList } from "../network/name-inputs.tsx";
import type { Route } from "./+types/new-member.ts";
import { useErrorTexts } from "./error-text.ts";
import { fieldOf, inputErrors, memberInput, type GremiumErrors } from "./form.ts";
import { MemberInputs } from "./member-fields.tsx";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = isId(params.id) ? await read(ctx, (db) => findGremium(ctx, db, [], params.id)) : null;
  if (!found || found.gremium.endedOn !== null) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/gremien"),
    region: params.region,
    gremium: { id: params.id, name: found.gremium.name },
    today: ctx.today,
    nonce: context.get(scriptNonceContext),
    seats: found.members.map(({ id, name }) => ({ id, name: name ?? "" })),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const ctx = context.get(requestContext);
  const people = { ...(await readPeople(ctx, form, ["personId"])), ...(await readOrganisations(ctx, form, ["organisationId"])) };
  const typed = textsOf(form);
  const { personId = "" } = typed;
  const again = (errors: GremiumErrors) => data({ typed, errors, people }, { status: 422 });
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const input = MemberFields.safeParse(memberInput(typed));
  const noPerson: GremiumErrors = isId(personId) ? {} : { personId: "choose-one" };
  if (!isClear(people)) return again(input.success ? {} : inputErrors(input.error, typed));
  if (!input.success) return again({ ...noPerson, ...inputErrors(input.error, typed) });
  if (!isId(personId)) return again(noPerson);
  const result = await addMember(ctx, { ...input.data, gremiumId: params.id, personId }, await idOfForm(form));
  if (result.ok) return redirect(`${href("/app/:region/gremien/:id", { region: params.region, id: params.id })}?hinweis=member-saved#h-members`, 303);
  if (result.refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  if (result.refusal === "gremium-not-found") throw data({ code: "not-found" }, { status: 404 });
  return again({ [fieldOf(result.refusal)]: result.refusal });
}

export default function NewMemberPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, gremium, today, nonce, seats } = loaderData;
  const errors: GremiumErrors = actionData?.errors ?? {};
  const texts = { ...useErrorTexts(errors), ...useNameFaults(actionData?.people) };
  const own = href("/app/:region/gremien/:id", { region, id: gremium.id });
  const typed = actionData?.typed ?? { role: "member", votes: "on", fromOn: today };
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("gremien.title"), href: href("/app/:region/gremien", { region }) },
        { label: gremium.name, href: own },
      ]}
      title={t("gremien.add-member")}
    >
      <title>{`${t("gremien.add-member")} – ${frame.region.name}`}</title>
      <form method="post" className="stack narrow" noValidate>
        <FormId />
        <FormErrors errors={texts} />
        <PersonInput
          name="personId"
          label={t("gremien.field-personId")}
          hint={`${t("forms.person-wanted-hint")} ${t("gremien.field-personId-hint")}`}
          error={texts["personId"]}
          person={actionData?.people["personId"] ?? NOBODY}
        />
        <PersonList region={region} near={[]} nonce={nonce} />
        <MemberInputs typed={typed} errors={errors} organisation={actionData?.people["organisationId"] ?? NOBODY} seats={seats} isNew />
        <OrganisationList region={region} near={[]} nonce={nonce} />
        <SubmitBar label={t("gremien.save-member")} cancel={{ href: own, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
