import { useFormats, useTexts } from "./locale.tsx";

/** Says what a priority's value means: "131 Punkte", "Wirkung minus Aufwand: 1,8", "3,9 von 5". */
export function usePriorityValue(): (method: "points" | "effort" | "criteria", value: number) => string {
  const { t } = useTexts();
  const { number } = useFormats();
  return (method, value) => t(`ballot.value-${method}`, { value: number(value), count: Math.round(value) });
}
