import { href } from "react-router";
import { useTexts } from "#app/components/locale.tsx";

/** Which of the two is being edited: the concept in force, or the revision that is under way. */
export function WhichConcept({ region, isRevision }: { region: string; isRevision: boolean }) {
  const { t } = useTexts();
  return (
    <p className="muted s">
      {t(isRevision ? "versions.editing-revision" : "versions.editing-in-force")}{" "}
      <a href={href("/app/:region/konzept/fortschreibung", { region })}>{t("versions.revision-title")}</a>
    </p>
  );
}
