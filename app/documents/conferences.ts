import { textsIn } from "#app/messages/texts.ts";
import type { Registered, RegistrationList } from "#domain/network/conferences/index.ts";
import type { BadgeSheet, Document } from "#platform/documents/index.ts";
import { createFormats } from "#platform/i18n/index.ts";

const { t } = textsIn("de");
const { momentDay, time } = createFormats("de");

type Conference = RegistrationList["conference"];

/** Who is expected, or came: without those who said no and those who never confirmed, and without the forgotten. */
function expected(registrations: readonly Registered[]): (Registered & { name: string })[] {
  return registrations.flatMap((each) =>
    each.name !== null && (each.attendedAt !== null || each.state === "registered" || each.state === "waiting" || each.state === "invited")
      ? [{ ...each, name: each.name }]
      : [],
  );
}

/** The list that lies at the door, with a column to sign; proof for who pays. */
export function attendanceDocument(conference: Conference, registrations: readonly Registered[]): Document {
  const { title, startsAt, endsAt, place } = conference;
  const when = t("registration.when", { day: momentDay(startsAt), from: time(startsAt), to: time(endsAt) });
  return {
    title: t("conferences.list-document"),
    subtitle: [title, when, place].filter(Boolean).join("\n"),
    language: "de",
    footer: t("conferences.list-footer", { title, day: momentDay(startsAt) }),
    blocks: [
      {
        kind: "table",
        caption: title,
        columns: [t("conferences.add-name"), t("conferences.column-organisation"), t("conferences.workshops"), t("conferences.list-signature")],
        widths: [3, 3, 4, 3],
        rows: expected(registrations).map(({ name, organisation, workshops, state }) => [
          state === "registered" ? name : `${name} (${t(`conferences.registration-${state}`)})`,
          organisation,
          workshops.map((each) => (each.state === "waiting" ? t("conferences.place-waiting", { title: each.title }) : each.title)).join("\n"),
          "",
        ]),
      },
    ],
  };
}

/** A badge for everybody who has a place. */
export function badgesDocument({ title, startsAt }: Pick<Conference, "title" | "startsAt">, registrations: readonly Registered[]): BadgeSheet {
  return {
    title: `${t("conferences.badges-document")}: ${title}`,
    language: "de",
    above: `${title} · ${momentDay(startsAt)}`,
    badges: expected(registrations)
      .filter(({ state, attendedAt }) => state === "registered" || attendedAt !== null)
      .map(({ name, organisation }) => ({ name, organisation })),
  };
}
