import type { z } from "zod";
import { chosenIn } from "#app/components/entry/entry-inputs.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { OfferFields, TRANSLATED, Words, type OfferContent, type OfferText } from "#domain/offers/catalogue/index.ts";

/** The fields of a form and what is wrong with each; "" is about the form as a whole. */
export type OfferFaults = Record<string, MessageKey>;
export const PLACE_FIELDS = ["id", "name", "street", "postalCode", "municipalityId"] as const;
const MOST_PLACES = 10;
export const placeName = (place: number, field: (typeof PLACE_FIELDS)[number]) => `place-${place}-${field}`;

/** An offer as the form shows it. */
export function storedTexts({ texts, places, ...content }: OfferContent): Record<string, string> {
  const german = texts.find(({ language }) => language === "de");
  const typed: Record<string, string> = {
    ...wordsOf(german),
    kind: content.kind,
    organisationId: content.organisationId,
    branchId: content.branchId,
    labelIds: content.labelIds.join(","),
    setting: content.setting,
    onlineAddress: content.onlineAddress ?? "",
    cost: content.costCents === null ? "" : (content.costCents / 100).toFixed(2).replace(".", ","),
    accessibility: content.accessibility.join(","),
    languages: content.languages.join(","),
    registration: content.registration,
    registrationLink: content.registrationLink ?? "",
    phone: content.phone ?? "",
    email: content.email ?? "",
    website: content.website ?? "",
    validFrom: content.validFrom ?? "",
    validUntil: content.validUntil ?? "",
    note: content.note,
    ...(content.hasChildcare ? { hasChildcare: "on" } : {}),
    ...(content.isRegularService ? { isRegularService: "on" } : {}),
  };
  places.forEach((place, nth) => {
    for (const field of PLACE_FIELDS) typed[placeName(nth, field)] = place[field] ?? "";
  });
  return typed;
}

export const wordsOf = (text: OfferText | undefined): Record<string, string> => Object.fromEntries(TRANSLATED.map((field) => [field, text?.[field] ?? ""]));

/** How many places a form shows: those it has, and an empty one. */
export function placesShown(typed: Record<string, string>): number {
  const last = Array.from({ length: MOST_PLACES }, (_, place) => place).findLast((place) => PLACE_FIELDS.some((field) => typed[placeName(place, field)]));
  return Math.min(MOST_PLACES, (last ?? -1) + 2);
}

export function readOfferForm(typed: Record<string, string>): { input: OfferFields | null; faults: OfferFaults } {
  const { kind, organisationId, branchId, setting, registration } = typed;
  const { onlineAddress = "", registrationLink = "", phone = "", email = "", website = "", validFrom = "", validUntil = "", note = "" } = typed;
  const read = OfferFields.safeParse({
    kind,
    organisationId,
    branchId,
    labelIds: chosenIn(typed.labelIds),
    setting,
    onlineAddress: withScheme(onlineAddress),
    costCents: centsOf(typed.cost),
    hasChildcare: "hasChildcare" in typed,
    accessibility: chosenIn(typed.accessibility),
    languages: chosenIn(typed.languages),
    registration,
    registrationLink: withScheme(registrationLink),
    phone,
    email,
    website: withScheme(website),
    validFrom,
    validUntil,
    isRegularService: "isRegularService" in typed,
    note,
    places: Array.from({ length: MOST_PLACES }, (_, place) => place)
      .filter((place) => PLACE_FIELDS.some((field) => typed[placeName(place, field)]))
      .map((place) => {
        const [id = "", name = "", street = "", postalCode = "", municipalityId = ""] = PLACE_FIELDS.map((field) => typed[placeName(place, field)]);
        return { id: id || null, name, street, postalCode, municipalityId };
      }),
    words: Object.fromEntries(TRANSLATED.map((field) => [field, typed[field] ?? ""])),
  });
  return read.success ? { input: read.data, faults: {} } : { input: null, faults: faultsOf(read.error) };
}

export function readWords(typed: Record<string, string>): { input: Words | null; faults: OfferFaults } {
  const read = Words.safeParse(Object.fromEntries(TRANSLATED.map((field) => [field, typed[field] ?? ""])));
  return read.success ? { input: read.data, faults: {} } : { input: null, faults: faultsOf(read.error) };
}

/** "4,50" and "4.50" are 450; nothing is not said. What is no amount stays NaN, so that the field is named. */
function centsOf(typed = ""): number | null {
  const text = typed.trim().replace(/\s*(€|Euro)$/i, "");
  if (text === "") return null;
  return /^\d{1,6}([.,]\d{1,2})?$/.test(text) ? Math.round(Number(text.replace(",", ".")) * 100) : Number.NaN;
}

const withScheme = (typed: string) => (typed.trim() === "" || /^[a-z]+:/i.test(typed.trim()) ? typed.trim() : `https://${typed.trim()}`);

const AT_FIELD: Record<string, MessageKey> = {
  title: "catalogue.fault-title",
  organisationId: "catalogue.fault-organisationId",
  branchId: "catalogue.fault-branchId",
  costCents: "catalogue.fault-cost",
  validUntil: "catalogue.fault-validUntil",
  registrationLink: "catalogue.fault-address",
  onlineAddress: "catalogue.fault-address",
  website: "catalogue.fault-address",
  email: "catalogue.fault-email",
};
/** What is not there, although it is needed to register. */
const MISSING: Record<string, MessageKey> = {
  "link-missing": "catalogue.fault-registrationLink",
  "phone-missing": "catalogue.fault-phone",
  "mail-missing": "catalogue.fault-email-missing",
};

function faultsOf(error: z.ZodError): OfferFaults {
  return Object.fromEntries(
    error.issues.map(({ path, message }) => {
      const name = String((path[0] === "words" ? path[1] : path[0]) ?? "");
      return [name === "costCents" ? "cost" : name, MISSING[message] ?? AT_FIELD[name] ?? "catalogue.fault-check"];
    }),
  );
}

/** What else is wrong beside a provider that is typed, but not clear yet: its own field says so. */
export function withoutProvider({ organisationId: _organisationId, ...faults }: OfferFaults): OfferFaults {
  return faults;
}

/** At which field a refusal of the domain stands; "" is the form as a whole. */
export function refusedAt(refusal: string): OfferFaults {
  if (refusal === "provider-unknown") return { organisationId: "catalogue.fault-organisationId" };
  if (refusal === "branch-unknown") return { branchId: "catalogue.fault-branchId" };
  if (refusal === "pieces-lent") return { kind: "lending-form.fault-kind-lent" };
  if (refusal === "places-given") return { kind: "catalogue.fault-kind-places" };
  if (refusal === "course-book-begun") return { kind: "catalogue.fault-kind-book" };
  if (refusal === "own-fields-go") return { kindGoes: "catalogue.fault-kind-goes" };
  return { "": "catalogue.fault-gone" };
}
