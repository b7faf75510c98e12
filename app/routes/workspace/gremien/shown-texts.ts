import { useFormats, useTexts } from "#app/components/locale.tsx";
import { GREMIUM_KINDS, MEMBER_ROLES } from "#domain/network/index.ts";
import type { Typed } from "./form.ts";

/** A form's content as people read it, by the label of the field: for two versions side by side. */
export type Shown = Record<string, string>;
type Named = { id: string; name: string };

export function useShownGremium(others: readonly Named[]): (typed: Typed) => Shown {
  const { t } = useTexts();
  return (typed) => {
    const kind = GREMIUM_KINDS.find((known) => known === typed.kind);
    return {
      [t("gremien.field-name")]: (typed.name ?? "").trim(),
      [t("gremien.field-shortName")]: (typed.shortName ?? "").trim(),
      [t("gremien.field-kind")]: kind ? t(`gremien.kind-${kind}`) : "",
      [t("gremien.field-parentId")]: nameOf(others, typed.parentId) ?? t("gremien.no-parent"),
      [t("gremien.field-purpose")]: (typed.purpose ?? "").trim(),
      [t("gremien.field-mandate")]: (typed.mandate ?? "").trim(),
      [t("gremien.field-quorum")]: t(`gremien.quorum-${typed.quorum === "none" ? "none" : "half"}`),
      [t("gremien.field-isPublic")]: "isPublic" in typed ? t("common.yes") : t("common.no"),
    };
  };
}

export function useShownMember(organisations: readonly Named[], seats: readonly Named[]): (typed: Typed) => Shown {
  const { t } = useTexts();
  const formats = useFormats();
  const day = (text: string | undefined) => (text && /^\d{4}-\d\d-\d\d$/.test(text) ? formats.day(text) : (text ?? ""));
  return (typed) => {
    const role = MEMBER_ROLES.find((known) => known === typed.role);
    return {
      [t("gremien.field-role")]: role ? t(`gremien.role-${role}`) : "",
      [t("gremien.field-organisationId")]: nameOf(organisations, typed.organisationId) ?? "",
      [t("gremien.field-votes")]: "votes" in typed ? t("common.yes") : t("common.no"),
      [t("gremien.field-fromOn")]: day(typed.fromOn),
      [t("gremien.field-untilOn")]: day(typed.untilOn),
      [t("gremien.field-electedUntil")]: day(typed.electedUntil),
      [t("gremien.field-substituteForId")]: nameOf(seats, typed.substituteForId) ?? t("gremien.no-substitute"),
    };
  };
}

function nameOf(list: readonly Named[], id: string | undefined): string | undefined {
  return list.find((one) => one.id === id)?.name;
}
