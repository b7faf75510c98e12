export { answerBooking, AskForPlace, askForPlace, bookFor, ownBookingId, Participant, type BookRefusal, WithdrawFor, withdrawFor } from "./book.ts";
export { findBookable, findOfferName, type Bookable } from "./find-bookable.ts";
export { listBookings, type ListedBooking } from "./list-bookings.ts";
export { mailBooking, titleIn, type BookingLetter, type ComposeBookingLetter } from "./mail-booking.ts";
export { findOwnBooking, type OwnBooking } from "./own-booking.ts";
export { bookingsPrivacy } from "./privacy.ts";
export {
  enqueueLetter,
  enqueueMoveUp,
  findCapacity,
  freePlaces,
  lapseBookings,
  lockCapacity,
  moveUpInOffer,
  step as stepBooking,
  type Capacity,
} from "./queue.ts";
export { SaveCapacity, saveCapacity, SaveOwnPlaces, saveOwnPlaces } from "./save-capacity.ts";
export { AGE_BANDS, BOOKING_STATES, type BookingState, type Owed } from "./schema.ts";
