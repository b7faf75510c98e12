import { describe, expect, test } from "vitest";
import { newId } from "#platform/db/index.ts";
import { readOfferForm } from "./offer-form.ts";

const RIGHT = { kind: "offer", organisationId: newId(), branchId: newId(), setting: "place", registration: "none", title: "Treff", languages: "de" };
const faults = (typed: Record<string, string>) => readOfferForm({ ...RIGHT, ...typed }).faults;

describe("An offer in a form", () => {
  test("is read as typed", () => {
    expect(readOfferForm({ ...RIGHT, cost: "4,50 €", website: "haus.de" }).input).toMatchObject({ costCents: 450, website: "https://haus.de" });
  });

  test.each([
    ["a missing title", { title: "" }, { title: "catalogue.fault-title" }],
    ["an address that is none", { email: "vhs@" }, { email: "catalogue.fault-email" }],
    ["no address to register with", { registration: "mail" }, { email: "catalogue.fault-email-missing" }],
    ["no number to call", { registration: "phone" }, { phone: "catalogue.fault-phone" }],
    ["no link to register by", { registration: "link" }, { registrationLink: "catalogue.fault-registrationLink" }],
    ["a link that is none", { registration: "link", registrationLink: "https://" }, { registrationLink: "catalogue.fault-address" }],
    ["an end before the start", { validFrom: "2027-02-01", validUntil: "2027-01-01" }, { validUntil: "catalogue.fault-validUntil" }],
  ])("says of %s what is wrong", (_, typed: Record<string, string>, expected) => expect(faults(typed)).toEqual(expected));

  test("says everything that is wrong at once", () => {
    expect(faults({ cost: "zehn", registration: "link", validFrom: "2027-02-01", validUntil: "2027-01-01" })).toEqual({
      cost: "catalogue.fault-cost",
      registrationLink: "catalogue.fault-registrationLink",
      validUntil: "catalogue.fault-validUntil",
    });
  });
});
