/** How many offers an embedded list shows, by the word `anzahl` of its address: 10 unless told, 50 at most. */
export function embeddedCount(parameters: URLSearchParams): number {
  return Math.min(50, Math.max(1, Number.parseInt(parameters.get("anzahl") ?? "10", 10) || 10));
}
