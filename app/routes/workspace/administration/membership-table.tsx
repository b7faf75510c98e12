import { Button } from "#app/components/button.tsx";
import { DateInput } from "#app/components/forms/controls.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Table } from "#app/components/table.tsx";
import type { ListedMembership, Role } from "#platform/auth/index.ts";

type Member = Pick<ListedMembership, "id" | "name" | "email" | "startsOn" | "endsOn" | "state" | "twoFactorEnabled"> & {
  role: Role;
  /** The organisation or language that the role is for. */
  scope: string;
  /** Signs in through the region's house. */
  tied: boolean;
  /** Where that can be ended; null where it cannot. */
  untieHref: string | null;
};

/** Who does what until when; the end is changed in place. */
export function MembershipTable({ caption, members }: { caption: string; members: readonly Member[] }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <Table
      caption={caption}
      columns={[{ label: t("accounts.person") }, { label: t("accounts.role") }, { label: t("accounts.endsOn") }]}
      rows={members.map((member) => ({
        key: member.id,
        cells: [
          <>
            {member.name}
            <br />
            <span className="muted s">
              {member.email}
              {member.twoFactorEnabled ? ` · ${t("accounts.withSecondFactor")}` : ""}
              {member.tied ? ` · ${t("signin.tied")}` : ""}
            </span>
            {member.untieHref ? (
              <>
                <br />
                <a className="s" href={member.untieHref} aria-label={`${t("signin.untie")}: ${member.name}`}>
                  {t("signin.untie")}
                </a>
              </>
            ) : null}
          </>,
          <>
            {t(`roles.${member.role}`)}
            {member.scope ? (
              <>
                <br />
                <span className="muted s">{member.scope}</span>
              </>
            ) : null}
          </>,
          <>
            {member.state === "future" ? `${t("accounts.future", { day: formats.day(member.startsOn) })}, ` : ""}
            {member.endsOn ? formats.day(member.endsOn) : t("accounts.openEnd")}
            <EndForms member={member} />
          </>,
        ],
      }))}
    />
  );
}

function EndForms({ member: { id, name, role, endsOn, state } }: { member: Member }) {
  const { t } = useTexts();
  return (
    <details>
      <summary aria-label={`${t("accounts.changeEnd")}: ${name}, ${t(`roles.${role}`)}`}>{t("accounts.changeEnd")}</summary>
      <div className="stack">
        <form method="post" className="stack-s">
          <input type="hidden" name="id" value={id} />
          <DateInput name="endsOn" id={`end-${id}`} label={t("accounts.endsOn")} hint={t("accounts.endsOnHint")} defaultValue={endsOn ?? ""} />
          <Button small name="intent" value="change-end">
            {t("accounts.save")}
          </Button>
        </form>
        {state === "ended" ? null : (
          <form method="post" className="stack-s">
            <input type="hidden" name="id" value={id} />
            <p className="s">{t("accounts.endNowSure", { name, role: t(`roles.${role}`) })}</p>
            <Button kind="danger" small name="intent" value="end">
              {t("accounts.endNowConfirm")}
            </Button>
          </form>
        )}
      </div>
    </details>
  );
}
