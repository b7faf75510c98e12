import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { hasRole, ROLES, type Role } from "#platform/auth/index.ts";
import type { Route } from "./+types/roles.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const frame = await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/rollen");
  return { frame, own: ROLES.filter((role) => hasRole(ctx.actor, role)) };
}

export default function RolesPage({ loaderData: { frame, own } }: Route.ComponentProps) {
  const { t } = useTexts();
  const others = ROLES.filter((role) => !own.includes(role));
  return (
    <WorkspacePage {...frame} title={t("roles.title")} lede={t("roles.lede")}>
      <title>{`${t("roles.title")} – ${frame.region.name}`}</title>
      <section className="stack">
        <h2>{t("accounts.rolesOwn")}</h2>
        <RoleList roles={own} />
      </section>
      <section className="stack">
        <h2>{t("accounts.rolesOther")}</h2>
        <RoleList roles={others} />
      </section>
    </WorkspacePage>
  );
}

/** Each role has an address of its own on the page, so that an error page can point to it. */
function RoleList({ roles }: { roles: readonly Role[] }) {
  const { t } = useTexts();
  return (
    <dl className="prose stack">
      {roles.map((role) => (
        <div key={role} id={role}>
          <dt className="w6">{t(`roles.${role}`)}</dt>
          <dd>{t(`roles.${role}-may`)}</dd>
        </div>
      ))}
    </dl>
  );
}
