import { Button } from "#app/components/button.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { Person, Release } from "#domain/network/index.ts";

export type ShownPerson = Person & { release: Release | null };

/** What of a person the public sees, with the ways to ask for it and to end it. */
export function ReleaseState({ person: { release, email } }: { person: Pick<ShownPerson, "release" | "email"> }) {
  const { t } = useTexts();
  const { momentDay } = useFormats();
  const words = release ? [release.name, release.function, release.phone, release.email].filter(Boolean).join(" · ") : "";
  return (
    <div className="stack-s">
      <h3>{t("network.release-title")}</h3>
      <p className="s">{release ? t("network.release-shown", { day: momentDay(release.confirmedAt), words }) : t("network.release-none")}</p>
      {release ? (
        <Button small name="intent" value="end-release" formNoValidate>
          {t("network.release-end")}
        </Button>
      ) : email ? (
        <Button small name="intent" value="ask-release" formNoValidate>
          {t("network.release-ask")}
        </Button>
      ) : null}
    </div>
  );
}
