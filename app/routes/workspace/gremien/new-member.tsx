import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { Select } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { personLabels } from "#app/person-labels.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { addMember, findGremium, MemberFields, organisationChoices, personChoices } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import { isId, textsOf } from "../network/form.ts";
import type { Route } from "./+types/new-member.ts";
import { useErrorTexts } from "./error-text.ts";
import { fieldOf, inputErrors, memberInput, type GremiumErrors } from "./form.ts";
import { MemberInputs } from "./member-fields.tsx";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = isId(params.id)
    ? await read(ctx, async (db) => ({
        page: await findGremium(ctx, db, [], params.id),
        organisations: await organisationChoices(ctx, db),
        people: await personChoices(ctx, db),
      }))
    : null;
  if (!found?.page || found.page.gremium.endedOn !== null) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/gremien"),
    region: params.region,
    gremium: { id: params.id, name: found.page.gremium.name },
    today: ctx.today,
    organisations: found.organisations,
    people: personLabels(found.people),
    seats: found.page.members.map(({ id, name }) => ({ id, name: name ?? "" })),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const typed = textsOf(form);
  const { personId = "" } = typed;
  const again = (errors: GremiumErrors) => data({ typed, errors }, { status: 422 });
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const input = MemberFields.safeParse(memberInput(typed));
  const noPerson: GremiumErrors = isId(personId) ? {} : { personId: "choose-one" };
  if (!input.success) return again({ ...noPerson, ...inputErrors(input.error, typed) });
  if (!isId(personId)) return again(noPerson);
  const result = await addMember(context.get(requestContext), { ...input.data, gremiumId: params.id, personId }, await idOfForm(form));
  if (result.ok) return redirect(`${href("/app/:region/gremien/:id", { region: params.region, id: params.id })}?hinweis=member-saved#h-members`, 303);
  if (result.refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  if (result.refusal === "gremium-not-found") throw data({ code: "not-found" }, { status: 404 });
  return again({ [fieldOf(result.refusal)]: result.refusal });
}

export default function NewMemberPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, gremium, today, organisations, people, seats } = loaderData;
  const errors: GremiumErrors = actionData?.errors ?? {};
  const texts = useErrorTexts(errors);
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
        <Select
          name="personId"
          label={t("gremien.field-personId")}
          hint={t("gremien.field-personId-hint")}
          empty={t("forms.please-choose")}
          defaultValue={typed.personId}
          error={texts.personId}
          choices={people}
        />
        <MemberInputs typed={typed} errors={errors} organisations={organisations} seats={seats} isNew />
        <SubmitBar label={t("gremien.save-member")} cancel={{ href: own, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
