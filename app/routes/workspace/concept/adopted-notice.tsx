import { href } from "react-router";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";

/** Why a change was refused, and the way out. */
export function AdoptedNotice({ region, title, on }: { region: string; title: string; on: string }) {
  const { t } = useTexts();
  const { day } = useFormats();
  return (
    <Notice kind="error" title={t("versions.part-adopted-on", { title: title || t("concept.principles"), day: day(on) })}>
      <a href={href("/app/:region/konzept/fortschreibung", { region })}>{t("versions.revision-title")}</a>
    </Notice>
  );
}
