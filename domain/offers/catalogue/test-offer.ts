import { newId, transact } from "#platform/db/index.ts";
import type { County } from "#tests/support/factories.ts";
import { offerLabels } from "../schema.ts";
import type { OfferFields } from "./input.ts";

/** What a form about a language café sends, with its provider and branch made in this county. */
export async function aForm(county: County, values: Partial<OfferFields> = {}): Promise<OfferFields> {
  const regionId = county.region.id;
  const branchId = newId();
  await transact(county.ctx, async (tx) => {
    await tx.insert(offerLabels).values({ regionId, id: branchId, kind: "branch", key: `b-${branchId}`, names: { de: "Begegnung" } });
    tx.audit("test.prepared", branchId);
  });
  return {
    kind: "offer",
    organisationId: (await county.anOrganisation()).id,
    branchId,
    labelIds: [],
    setting: "place",
    onlineAddress: null,
    costCents: 0,
    hasChildcare: false,
    accessibility: [],
    languages: ["de"],
    registration: "none",
    registrationLink: null,
    phone: null,
    email: null,
    website: null,
    validFrom: null,
    validUntil: null,
    isRegularService: false,
    note: "",
    places: [{ id: null, name: "Saal", street: "Am Markt 1", postalCode: "99901", municipalityId: null }],
    words: {
      title: "Sprachcafé",
      summary: "Deutsch bei Kaffee.",
      description: "",
      papers: "",
      requirements: "",
      costNote: "",
      childcareNote: "",
      timesNote: "",
    },
    ...values,
  };
}
