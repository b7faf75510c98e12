import { textsIn, type AppTexts } from "#app/messages/texts.ts";
import { deviceOf } from "#app/routes/account/device.ts";
import type { ComposeDeviceNotice } from "#platform/auth/index.ts";
import { createFormats } from "#platform/i18n/index.ts";

type Person = { name: string; salutation: string };
type MailText = { subject: string; body: string };

/** To somebody invited; subjects carry no names, because they show on locked phones. */
export function invitationMail({ t }: AppTexts, input: Person & { by: string; region: string; role: string; link: string }): MailText {
  const { by, region, role, link } = input;
  return { subject: t("accounts.mailInvitationSubject"), body: t("accounts.mailInvitationBody", { greeting: greeting({ t }, input), by, region, role, link }) };
}

export function resetMail({ t }: AppTexts, input: Person & { link: string }): MailText {
  return { subject: t("accounts.mailResetSubject"), body: t("accounts.mailResetBody", { greeting: greeting({ t }, input), link: input.link }) };
}

/** To somebody whose account an administrator untied from the house. Carries no link that opens anything. */
export function untiedMail({ t }: AppTexts, input: Person & { region: string; link: string }): MailText {
  const { region, link } = input;
  return { subject: t("signin.mailUntiedSubject"), body: t("signin.mailUntiedBody", { greeting: greeting({ t }, input), region, link }) };
}

/** To somebody whose account was used on a device for the first time. Names the page instead of linking a code. */
export function composeDeviceNotice(origin: string): ComposeDeviceNotice {
  return (account, { userAgent, at }) => {
    const { t } = textsIn(account.locale);
    const device = deviceOf(userAgent);
    return {
      subject: t("signin.mailDeviceSubject"),
      body: t("signin.mailDeviceBody", {
        greeting: greeting({ t }, account),
        device: device ? t("accounts.deviceOn", device) : t("accounts.deviceUnknown"),
        moment: createFormats(account.locale).moment(at.toISOString()),
        page: `${origin}/app/konto`,
      }),
    };
  };
}

function greeting({ t }: Pick<AppTexts, "t">, { name, salutation }: Person): string {
  const lastName = name.trim().split(/\s+/).at(-1) ?? name;
  if (salutation === "Frau") return t("accounts.greetingMrs", { name: lastName });
  if (salutation === "Herr") return t("accounts.greetingMr", { name: lastName });
  return t("accounts.greetingPlain", { name });
}
