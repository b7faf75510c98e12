/** So many days after a conference it is still known who came; then only the numbers are left. */
export const NAMES_KEPT_DAYS = 90;

/** Whether the names of who came are gone: lists for the door have nothing to say any more. */
export function areNamesGone({ endsAt }: { endsAt: Date }, now: Date): boolean {
  return now.getTime() - endsAt.getTime() > NAMES_KEPT_DAYS * 86_400_000;
}
