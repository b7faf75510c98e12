import type { AppTexts } from "#app/messages/texts.ts";

type Person = { name: string; salutation: string };
type MailText = { subject: string; body: string };

/** To somebody invited; subjects carry no names, because they show on locked phones. */
export function invitationMail({ t }: AppTexts, input: Person & { region: string; role: string; link: string }): MailText {
  const { region, role, link } = input;
  return { subject: t("accounts.mailInvitationSubject"), body: t("accounts.mailInvitationBody", { greeting: greeting({ t }, input), region, role, link }) };
}

export function resetMail({ t }: AppTexts, input: Person & { link: string }): MailText {
  return { subject: t("accounts.mailResetSubject"), body: t("accounts.mailResetBody", { greeting: greeting({ t }, input), link: input.link }) };
}

function greeting({ t }: Pick<AppTexts, "t">, { name, salutation }: Person): string {
  const lastName = name.trim().split(/\s+/).at(-1) ?? name;
  if (salutation === "Frau") return t("accounts.greetingMrs", { name: lastName });
  if (salutation === "Herr") return t("accounts.greetingMr", { name: lastName });
  return t("accounts.greetingPlain", { name });
}
