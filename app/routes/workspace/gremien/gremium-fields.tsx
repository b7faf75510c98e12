import { CheckBox, RadioList, Select, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { GREMIUM_KINDS } from "#domain/network/index.ts";
import { useErrorTexts } from "./error-text.ts";
import type { GremiumErrors, Typed } from "./form.ts";

/** The inputs of a body. @param others to whom it may report */
export function GremiumInputs({ typed, errors, others }: { typed: Typed; errors: GremiumErrors; others: readonly { id: string; name: string }[] }) {
  const { t } = useTexts();
  const texts = useErrorTexts(errors);
  const field = (name: string) => ({ name, defaultValue: typed[name], error: texts[name] });
  return (
    <>
      <TextInput {...field("name")} label={t("gremien.field-name")} required maxLength={200} />
      <TextInput {...field("shortName")} label={t("gremien.field-shortName")} optional maxLength={60} />
      <Select
        {...field("kind")}
        label={t("gremien.field-kind")}
        empty={t("forms.please-choose")}
        choices={GREMIUM_KINDS.map((value) => ({ value, label: t(`gremien.kind-${value}`) }))}
      />
      <Select
        {...field("parentId")}
        label={t("gremien.field-parentId")}
        empty={t("gremien.no-parent")}
        choices={others.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextArea {...field("purpose")} label={t("gremien.field-purpose")} hint={t("gremien.field-purpose-hint")} optional maxLength={2000} />
      <TextArea {...field("mandate")} label={t("gremien.field-mandate")} hint={t("gremien.field-mandate-hint")} optional maxLength={4000} />
      <RadioList
        name="quorum"
        label={t("gremien.field-quorum")}
        error={texts.quorum}
        chosen={typed.quorum ?? "half"}
        choices={(["half", "none"] as const).map((value) => ({ value, label: t(`gremien.quorum-${value}`) }))}
      />
      <CheckBox name="isPublic" label={t("gremien.field-isPublic")} hint={t("gremien.field-isPublic-hint")} defaultChecked={"isPublic" in typed} />
    </>
  );
}
