import { isDeepStrictEqual } from "node:util";
import type { MeasureFields } from "./fields.ts";

/** Whether both say the same to the public: person, money and documents stay inside, and chosen things have no order. */
export function samePublicPart(one: MeasureFields, other: MeasureFields): boolean {
  return isDeepStrictEqual(publicPart(one), publicPart(other));
}

function publicPart({ leadPersonId: _person, totalCostCents: _cost, budgetLines: _money, links: _links, ...fields }: MeasureFields) {
  const { partnerIds, targetGroupIds, municipalityIds, recommendationIds, ...rest } = fields;
  return { ...rest, chosen: [partnerIds, targetGroupIds, municipalityIds, recommendationIds].map((ids) => ids.toSorted()) };
}
