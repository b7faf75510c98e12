import type { MessageKey, AppTexts } from "#app/messages/texts.ts";
import { chosenIn } from "#app/components/entry/entry-inputs.tsx";
import type { useFormats } from "#app/components/locale.tsx";
import type { OfferChoices } from "#domain/offers/catalogue/index.ts";
import { placeName, placesShown } from "./offer-form.ts";

/** Names of the words of an offer, in the form's order. */
export const WORD_LABELS = {
  title: "catalogue.words-title",
  summary: "catalogue.words-summary",
  description: "catalogue.words-description",
  papers: "catalogue.words-papers",
  requirements: "course.requirements",
  timesNote: "catalogue.words-timesNote",
  costNote: "catalogue.words-costNote",
  childcareNote: "catalogue.words-childcareNote",
} as const satisfies Record<string, MessageKey>;

/** A form of an offer as people read it, field by field: what two versions are compared by. @param when in words, where times are compared */
export function shownTexts(
  t: AppTexts["t"],
  formats: ReturnType<typeof useFormats>,
  choices: OfferChoices,
  typed: Record<string, string>,
  when?: string,
): Record<string, string> {
  const text = (name: string) => typed[name] ?? "";
  const name = (list: readonly { id: string; name: string }[], id: string) =>
    id === "" ? "" : (list.find((one) => one.id === id)?.name ?? t("catalogue.gone"));
  const word = (prefix: string, value: string, known: readonly string[]): string =>
    known.includes(value) ? t(`catalogue.${prefix}-${value}` as MessageKey) : value;
  const yes = (name: string) => t(name in typed ? "common.yes" : "common.no");
  const places = Array.from({ length: placesShown(typed) }, (_, place) =>
    [
      text(placeName(place, "name")),
      text(placeName(place, "street")),
      [text(placeName(place, "postalCode")), name(choices.municipalities, text(placeName(place, "municipalityId")))].filter(Boolean).join(" "),
    ]
      .filter(Boolean)
      .join(", "),
  );
  return {
    [t("catalogue.field-kind")]: word("kind", text("kind"), [
      "offer",
      "course",
      "event",
      "practice-place",
      "apprenticeship",
      "job",
      "volunteer-post",
      "lending",
    ]),
    [t("catalogue.field-organisationId")]: name(choices.organisations, text("organisationId")),
    [t("catalogue.field-branchId")]: name(choices.labels, text("branchId")),
    ...Object.fromEntries(Object.entries(WORD_LABELS).map(([field, label]) => [t(label), text(field)])),
    [t("catalogue.field-setting")]: word("setting", text("setting"), ["place", "online", "visits"]),
    [t("catalogue.field-onlineAddress")]: text("onlineAddress"),
    [t("catalogue.part-where")]: places.filter(Boolean).join("\n"),
    ...(when === undefined ? {} : { [t("catalogue.part-when")]: when }),
    [t("catalogue.labels")]: chosenIn(typed["labelIds"])
      .map((id) => name(choices.labels, id))
      .join(", "),
    [t("catalogue.field-languages")]: chosenIn(typed["languages"])
      .map((code) => formats.language(code))
      .join(", "),
    [t("catalogue.field-cost")]: costIn(t, formats, text("cost")),
    [t("catalogue.field-hasChildcare")]: yes("hasChildcare"),
    [t("catalogue.field-accessibility")]: chosenIn(typed["accessibility"])
      .map((value) => t(`entry.accessibility-${value}` as MessageKey))
      .join(", "),
    [t("catalogue.field-isRegularService")]: yes("isRegularService"),
    [t("catalogue.field-registration")]: word("registration", text("registration"), ["none", "phone", "mail", "link", "here"]),
    [t("catalogue.field-registrationLink")]: text("registrationLink"),
    [t("catalogue.field-phone")]: text("phone"),
    [t("catalogue.field-email")]: text("email"),
    [t("catalogue.field-website")]: text("website"),
    [t("catalogue.field-validFrom")]: dayIn(formats, text("validFrom")),
    [t("catalogue.field-validUntil")]: dayIn(formats, text("validUntil")),
    [t("catalogue.field-note")]: text("note"),
  };
}

/** What was typed and is no amount stays as it is: two versions are compared by it. */
function costIn(t: AppTexts["t"], formats: ReturnType<typeof useFormats>, typed: string): string {
  if (!/^\d{1,6}([.,]\d{1,2})?$/.test(typed)) return typed;
  const cents = Math.round(Number(typed.replace(",", ".")) * 100);
  return cents === 0 ? t("finding.free") : formats.money(cents);
}

const dayIn = (formats: ReturnType<typeof useFormats>, typed: string) => (/^\d{4}-\d\d-\d\d$/.test(typed) ? formats.day(typed) : typed);
