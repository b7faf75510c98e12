import { useTexts } from "#app/components/locale.tsx";

/** A title in quotation marks; one that brings its own keeps them alone. */
export function useQuoted(): (text: string) => string {
  const { t } = useTexts();
  return (text) => (text.includes("„") ? text : t("desk.quoted", { text }));
}
