import { useTexts } from "#app/components/locale.tsx";
import { telephone } from "#app/components/telephone.tsx";

/** Whom to call where nothing fits; nothing where the county has not said it yet: no sentence ends with a colon. */
export function CallUs({ phone }: { phone: string }) {
  const { rich } = useTexts();
  return phone === "" ? null : <p className="flow-s">{rich("finding.call", { phone, bdi: telephone })}</p>;
}
