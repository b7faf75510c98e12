import type { ListedBooking } from "#domain/offers/bookings/index.ts";

/** Why a booking has no name: of somebody of the interest list it stands there until the place is taken. */
export function unnamed({ isFromList, state }: Pick<ListedBooking, "isFromList" | "state">): "interest.kept" | "interest.not-taken" | "bookings.gone" {
  if (!isFromList) return "bookings.gone";
  return state === "offered" ? "interest.kept" : "interest.not-taken";
}
