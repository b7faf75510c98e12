import { useTexts } from "./locale.tsx";
import type { ShownFile } from "#platform/files/index.ts";

/** The name of an upload: a link once it is checked, before that a word, and why where it was not accepted. */
export function StoredFile({ file, href }: { file: Omit<ShownFile, "id">; href: string }) {
  const { t } = useTexts();
  if (file.state === "clean")
    return (
      <a href={href}>
        <bdi>{file.name}</bdi>
      </a>
    );
  return (
    <span className="muted">
      <bdi>{file.name}</bdi> ({file.state === "refused" ? t("files.not-taken") : t("files.in-check")})
      {file.refusal ? <> {t(`files.refused-${file.refusal}`)}</> : null}
    </span>
  );
}
