import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { SubmitBar } from "#app/components/dock.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { NOBODY, useNameFaults } from "#app/components/forms/named-input.tsx";
import { isClear, readOrganisations, shownOrganisation } from "#app/named-fields.ts";
import { accountContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { accountToTie, findGremium, findMember } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import { isId, textsOf } from "../network/form.ts";
import { OrganisationList } from "../network/name-inputs.tsx";
import type { Route } from "./+types/edit-member.ts";
import { Conflict } from "./conflict.tsx";
import { useErrorTexts } from "./error-text.ts";
import { memberTexts } from "./form.ts";
import { MemberInputs } from "./member-fields.tsx";
import { saveMemberForm } from "./save-member-form.ts";
import { useShownMember } from "./shown-texts.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { id, member } = params;
  const found =
    isId(id) && isId(member)
      ? await read(ctx, async (db) => {
          const seat = await findMember(ctx, db, id, member);
          return {
            page: await findGremium(ctx, db, [], id),
            seat,
            organisation: await shownOrganisation(ctx, db, seat?.member.organisationId),
          };
        })
      : null;
  if (!found?.page || !found.seat || found.page.gremium.endedOn !== null) throw data({ code: "not-found" }, { status: 404 });
  const { page, seat, organisation } = found;
  const person = seat.person;
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/gremien"),
    region: params.region,
    gremium: { id, name: page.gremium.name },
    member: seat.member,
    name: [person?.salutation, person?.firstName, person?.lastName].filter(Boolean).join(" "),
    email: person?.email ?? "",
    isTied: Boolean(person?.accountId),
    account: person?.accountId ? null : ((await accountToTie(ctx, person?.email ?? null))?.name ?? null),
    organisation,
    nonce: context.get(scriptNonceContext),
    seats: [...page.members, ...page.former].filter((other) => other.id !== member).map((other) => ({ id: other.id, name: other.name ?? "" })),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { id, member, region } = params;
  if (!isId(id) || !isId(member)) throw data({ code: "not-found" }, { status: 404 });
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const organisations = await readOrganisations(ctx, form, ["organisationId"]);
  const typed = textsOf(form);
  const saved = isClear(organisations) ? await saveMemberForm(ctx, id, member, typed) : { typed, errors: {} };
  switch (saved) {
    case "member-saved":
      return redirect(`${href("/app/:region/gremien/:id", { region, id })}?hinweis=${saved}#h-members`, 303);
    case "account-tied":
    case "account-untied":
      return redirect(`${href("/app/:region/gremien/:id", { region, id })}?hinweis=${saved}`, 303);
    case "not-found":
      throw data({ code: "not-found" }, { status: 404 });
    case "not-allowed":
      throw data({ code: "not-allowed" }, { status: 403 });
    default:
      return data(
        {
          ...saved,
          organisations,
          theirs: saved.conflict ? await read(ctx, (db) => shownOrganisation(ctx, db, saved.conflict?.stored["organisationId"])) : NOBODY,
        },
        { status: saved.conflict ? 409 : 422 },
      );
  }
}

export default function EditMemberPage({ loaderData, actionData: again }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, gremium, member, name, nonce, seats } = loaderData;
  const organisation = again?.organisations["organisationId"] ?? loaderData.organisation;
  const shown = useShownMember(again ? [organisation, again.theirs].map(({ id, text }) => ({ id, name: text })) : [], seats);
  const own = href("/app/:region/gremien/:id", { region, id: gremium.id });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("gremien.title"), href: href("/app/:region/gremien", { region }) },
        { label: gremium.name, href: own },
      ]}
      kicker={t("gremien.edit-member")}
      title={name || t("gremien.nameless")}
    >
      <title>{`${t("gremien.edit-member")} – ${frame.region.name}`}</title>
      {again?.conflict ? (
        <Conflict
          changed={again.conflict.changed}
          yours={shown(again.typed)}
          theirs={shown(again.conflict.stored)}
          theirsHref={href("/app/:region/gremien/:id/mitglieder/:member", { region, id: gremium.id, member: member.id })}
        />
      ) : null}
      <form method="post" className="stack narrow" noValidate>
        <input type="hidden" name="version" value={again?.version ?? member.version} />
        <FormErrors errors={{ ...useErrorTexts(again?.errors ?? {}), ...useNameFaults(again?.organisations) }} />
        <MemberInputs typed={again?.typed ?? memberTexts(member)} errors={again?.errors ?? {}} organisation={organisation} seats={seats} isNew={false} />
        <OrganisationList region={region} near={[]} nonce={nonce} />
        <SubmitBar label={t("gremien.save-member")} cancel={{ href: own, label: t("common.cancel") }} />
      </form>
      <AccountForm isTied={loaderData.isTied} account={loaderData.account} email={loaderData.email} />
    </WorkspacePage>
  );
}

/** One click ties the person to the account, after somebody has read both names. */
function AccountForm({ isTied, account, email }: { isTied: boolean; account: string | null; email: string }) {
  const { t } = useTexts();
  return (
    <section className="stack flow-l" aria-labelledby="h-account">
      <h2 id="h-account">{t("gremien.account")}</h2>
      {isTied ? (
        <form method="post" className="stack">
          <p className="prose">{t("gremien.account-tied")}</p>
          <p>
            <Button small name="intent" value="untie">
              {t("gremien.account-untie")}
            </Button>
          </p>
        </form>
      ) : null}
      {!isTied && account !== null ? (
        <form method="post" className="stack">
          <p className="prose">{t("gremien.account-found", { name: account, email })}</p>
          <p>
            <Button small name="intent" value="tie">
              {t("gremien.account-tie")}
            </Button>
          </p>
        </form>
      ) : null}
      {!isTied && account === null ? <p className="muted prose">{t("gremien.account-none")}</p> : null}
    </section>
  );
}
