import { textsIn } from "#app/messages/texts.ts";
import type { ComposeMinutesLetter, ComposeTaskLetter } from "#domain/network/minutes/index.ts";
import type { Region } from "#platform/db/index.ts";
import { createFormats } from "#platform/i18n/index.ts";

const { t } = textsIn("de");
const { day } = createFormats("de");

/**
 * The mail that gives a task, and the one that reminds of it. In German, as the minutes are; the page behind the link
 * offers other languages. Subjects carry no names, because they show on locked phones.
 *
 * @param origin of this instance, without a slash at the end
 */
export function composeTaskLetter(origin: string): ComposeTaskLetter {
  return ({ kind, region, person, gremium, title, dueOn, isOverdue, opens }) => {
    const link = "code" in opens ? `${origin}/j/${opens.code}/aufgabe` : `${origin}/app/${region.slug}/aufgaben/${opens.taskId}`;
    const due = dueOn === null ? t("minutes.mail-no-due") : t(isOverdue ? "minutes.mail-was-due" : "minutes.mail-due", { day: day(dueOn) });
    const said = { greeting: greeting(person), gremium: gremium || region.name, task: title, due, link, sender: sender(region) };
    return kind === "given"
      ? { subject: t("minutes.mail-task-subject"), body: t("minutes.mail-task-body", said) }
      : { subject: t("minutes.mail-reminder-subject"), body: t("minutes.mail-reminder-body", said) };
  };
}

/** The mail with a meeting's minutes. @param origin of this instance, without a slash at the end */
export function composeMinutesLetter(origin: string): ComposeMinutesLetter {
  return ({ region, person, gremium, on, isApproved, meetingId, hasAccount }) => ({
    subject: t("minutes.mail-minutes-subject", { day: day(on) }),
    body: t("minutes.mail-minutes-body", {
      greeting: greeting(person),
      approved: isApproved ? "yes" : "no",
      gremium,
      day: day(on),
      where: hasAccount
        ? t("minutes.mail-minutes-link", { link: `${origin}/app/${region.slug}/sitzungen/${meetingId}/protokoll` })
        : t("minutes.mail-minutes-file"),
      sender: sender(region),
    }),
  });
}

function sender(region: Region): string {
  return [region.contactName, region.name, region.contactPhone].filter(Boolean).join("\n");
}

function greeting({ salutation, firstName, lastName }: { salutation: string; firstName: string; lastName: string }): string {
  const name = salutation === "Frau" || salutation === "Herr" ? `${salutation} ${lastName}` : `${firstName} ${lastName}`.trim();
  return t("minutes.mail-greeting", { name });
}
