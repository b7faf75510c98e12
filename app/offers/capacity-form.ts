/** The numbers of places as `CapacityInputs` sends them; what is no whole number is refused by the schema as NaN. */
export function capacityFields(typed: Record<string, string>) {
  return {
    version: wholeOf(typed["version"]),
    minimum: wholeOf(typed["minimum"]),
    maximum: wholeOf(typed["maximum"]),
    takenElsewhere: wholeOf(typed["takenElsewhere"]) ?? 0,
    bookingUntil: typed["bookingUntil"] || null,
  };
}

/** Null: empty. */
export const wholeOf = (text = ""): number | null => (text.trim() === "" ? null : Number(text));
