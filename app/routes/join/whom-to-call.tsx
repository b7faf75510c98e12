import { German } from "#app/components/german.tsx";
import { telephone } from "#app/components/telephone.tsx";

/** At the end of a page that a link opens: the house's name and number, for all that the page cannot do. Nothing where there is none. */
export function WhomToCall({ region: { contactName, contactPhone } }: { region: { contactName: string; contactPhone: string } }) {
  return contactPhone ? (
    <p className="muted s">
      <German>{contactName}</German> {telephone([contactPhone])}
    </p>
  ) : null;
}
