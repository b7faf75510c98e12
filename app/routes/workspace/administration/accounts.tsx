import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { NOBODY } from "#app/components/forms/named-input.tsx";
import { idOfForm } from "#app/form-id.ts";
import { isClear, readOrganisations } from "#app/named-fields.ts";
import { invitationMail } from "#app/mails/accounts.ts";
import { textsIn, type MessageKey } from "#app/messages/texts.ts";
import { accountContext, houseContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { faultsOf, type Faults } from "#app/routes/account/form.ts";
import { loadFrame } from "#app/workspace.ts";
import { organisationNames } from "#domain/network/names/index.ts";
import {
  ChangeEnd,
  changeMembershipEnd,
  endMembership,
  INVITABLE_ROLES,
  Invite,
  inviteMember,
  listMemberships,
  listOpenInvitations,
  listTied,
  revokeInvitation,
  SecondFactorDuty,
  setSecondFactorDuty,
} from "#platform/auth/index.ts";
import { actorName, read } from "#platform/db/index.ts";
import { LANGUAGES } from "#platform/i18n/index.ts";
import { textsOf } from "../network/form.ts";
import { OrganisationList } from "../network/name-inputs.tsx";
import type { Route } from "./+types/accounts.ts";
import { DutyForm } from "./duty-form.tsx";
import { InviteForm } from "./invite-form.tsx";
import { MembershipTable } from "./membership-table.tsx";

const notices = new Map<string, MessageKey>([
  ["eingeladen", "accounts.invited"],
  ["zurueckgezogen", "accounts.revoked"],
  ["ende", "accounts.endChanged"],
  ["beendet", "accounts.membershipEnded"],
  ["pflicht", "accounts.dutySaved"],
  ["geloest", "signin.untied"],
]);

/** Without a mail server the invitation waits where the administration fetches its link. */
const told = (name: string, hasMailServer: boolean): MessageKey | null =>
  name === "eingeladen" && !hasMailServer ? "accounts.invited-without-server" : (notices.get(name) ?? null);

const words: Faults = {
  email: "accounts.emailInvalid",
  name: "accounts.inviteNameMissing",
  role: "accounts.roleMissing",
  organisationId: "accounts.organisation-missing",
  language: "accounts.language-missing",
  endsOn: "accounts.dayInvalid",
};

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const account = context.get(accountContext);
  const frame = await loadFrame(ctx, account, context.get(localeContext), "/app/:region/verwaltung/zugaenge");
  const path = `/app/${ctx.region.slug}/verwaltung/zugaenge`;
  const tied = await listTied(ctx);
  const memberships = await listMemberships(ctx);
  const names = await read(ctx, (db) =>
    organisationNames(
      ctx,
      db,
      memberships.map(({ organisationId }) => organisationId),
    ),
  );
  const members = memberships.map(({ id, accountId, name, email, role, organisationId, language, startsOn, endsOn, state, twoFactorEnabled }) => ({
    id,
    name,
    email,
    role,
    startsOn,
    endsOn,
    state,
    twoFactorEnabled,
    tied: tied.has(accountId),
    untieHref: tied.has(accountId) && account?.id !== accountId ? `${path}/${accountId}/haus` : null,
    scope: names.get(organisationId ?? "") ?? LANGUAGES.find(({ code }) => code === language)?.name ?? "",
  }));
  const invitations = (await listOpenInvitations(ctx)).map(({ invitedAt, ...invitation }) => ({ ...invitation, invitedAt: invitedAt.toISOString() }));
  return {
    frame,
    members,
    invitations,
    region: ctx.region.slug,
    nonce: context.get(scriptNonceContext),
    duty: ctx.region.twoFactorRoles,
    notice: told(new URL(request.url).searchParams.get("hinweis") ?? "", context.get(houseContext).settings.smtpUrl !== null),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const named = await readOrganisations(ctx, form, ["organisationId"]);
  const { intent, ...given } = textsOf(form);
  const back = (notice: string) => redirect(`/app/${params.region}/verwaltung/zugaenge?hinweis=${notice}`, { status: 303 });
  const refuse = (faults: Faults) => data({ faults, given, organisation: named.organisationId }, { status: 422 });

  if (intent === "invite") {
    const blankAsNull = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value === "" && name !== "salutation" ? null : value]));
    const input = Invite.strip().safeParse(blankAsNull);
    if (!input.success) return refuse(faultsOf(input.error, words));
    if (!isClear(named)) return refuse({});
    const { origin } = context.get(houseContext).settings;
    const texts = textsIn("de"); // the language of a new person is not known yet
    const result = await inviteMember(
      ctx,
      input.data,
      (code) =>
        invitationMail(texts, {
          ...input.data,
          by: actorName(ctx.actor),
          region: ctx.region.name,
          role: texts.t(`roles.${input.data.role}`),
          link: `${origin}/app/einladung/${code}`,
        }),
      await idOfForm(form),
    );
    if (result.ok) return back("eingeladen");
    const field = { "organisation-missing": "organisationId", "language-missing": "language", "end-in-the-past": "endsOn", "not-allowed": "" }[result.refusal];
    return refuse({ [field]: `accounts.${result.refusal}` });
  }
  if (intent === "duty") {
    const input = SecondFactorDuty.safeParse({ roles: INVITABLE_ROLES.filter((role) => given[`duty-${role}`] === "on") });
    const result = input.success ? await setSecondFactorDuty(ctx, input.data) : null;
    return result?.ok ? back("pflicht") : refuse({ "": "accounts.not-allowed" });
  }
  if (intent === "revoke") {
    const result = await revokeInvitation(ctx, given.id ?? "");
    return result.ok ? back("zurueckgezogen") : refuse({ "": `accounts.${result.refusal}` });
  }
  if (intent === "end") {
    const result = await endMembership(ctx, given.id ?? "");
    return result.ok ? back("beendet") : refuse({ "": `accounts.${result.refusal}` });
  }
  const input = ChangeEnd.safeParse({ membershipId: given.id, endsOn: given.endsOn || null });
  if (!input.success) return refuse({ "": "accounts.dayInvalid" });
  const result = await changeMembershipEnd(ctx, input.data);
  return result.ok ? back("ende") : refuse({ "": `accounts.${result.refusal}` });
}

export default function AccountsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, nonce, members, invitations, duty, notice } = loaderData;
  const faults: Faults = actionData?.faults ?? {};
  const here = members.filter(({ state }) => state !== "ended");
  const people = new Set(here.map(({ email }) => email)).size;
  const { "": overall, ...inviteFaults } = faults;
  return (
    <WorkspacePage
      {...frame}
      title={t("accounts.accountsTitle")}
      lede={t("accounts.accountsLede", { people, invited: invitations.length })}
      notice={overall ? <Notice kind="error">{t(overall)}</Notice> : notice && !actionData ? <Notice kind="success">{t(notice)}</Notice> : null}
    >
      <title>{`${t("accounts.accountsTitle")} – ${frame.region.name}`}</title>
      <section className="stack">
        <h2>{t("accounts.accountsMembers")}</h2>
        <MembershipTable caption={t("accounts.accountsMembers")} members={here} />
      </section>
      <section className="stack">
        <h2>{t("accounts.accountsOpen")}</h2>
        <OpenInvitations invitations={invitations} />
      </section>
      <section className="stack">
        <h2>{t("accounts.inviteTitle")}</h2>
        <p className="muted">{t("accounts.inviteLede")}</p>
        <OrganisationList region={region} near={[]} nonce={nonce} />
        <InviteForm organisation={actionData?.organisation ?? NOBODY} faults={inviteFaults} given={actionData?.given ?? {}} />
      </section>
      <details>
        <summary>{t("accounts.dutyTitle")}</summary>
        <DutyForm duty={duty} />
      </details>
      {members.length > here.length ? (
        <details>
          <summary>{t("accounts.accountsEnded")}</summary>
          <MembershipTable caption={t("accounts.accountsEnded")} members={members.filter(({ state }) => state === "ended")} />
        </details>
      ) : null}
    </WorkspacePage>
  );
}

function OpenInvitations({ invitations }: Pick<Route.ComponentProps["loaderData"], "invitations">) {
  const { t } = useTexts();
  const formats = useFormats();
  if (invitations.length === 0) return <EmptyState>{t("accounts.accountsNoneOpen")}</EmptyState>;
  return (
    <Rows
      rows={invitations.map(({ id, name, email, role, invitedAt, expired }) => ({
        key: id,
        symbol: <Icon name="mail" />,
        title: name,
        tag: expired ? <Tag>{t("accounts.expired")}</Tag> : null,
        second: `${email} · ${t(`roles.${role}`)} · ${t("accounts.invitedOn", { day: formats.moment(invitedAt) })}`,
        act: (
          <form method="post">
            <input type="hidden" name="id" value={id} />
            <Button small name="intent" value="revoke" aria-label={`${t("accounts.revoke")}: ${name}`}>
              {t("accounts.revoke")}
            </Button>
          </form>
        ),
      }))}
    />
  );
}
