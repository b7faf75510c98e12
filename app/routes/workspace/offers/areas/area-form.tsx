import { Button } from "#app/components/button.tsx";
import { CheckBox, TextInput } from "#app/components/forms/controls.tsx";
import { useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import type { SaveAreaRefusal } from "#domain/offers/areas/index.ts";
import type { Locale } from "#platform/i18n/index.ts";

/** A fault in the form of the place with `id`; without a field it is about all of it. */
export type Fault = { id: string; field: "latitude" | "longitude" | "postalCodes" | null; text: MessageKey; typed: Record<string, string> };

export const REFUSED = {
  "half-a-middle": { field: "longitude", text: "areas.fault-half" },
  "middle-missing": { field: "latitude", text: "areas.fault-middle" },
  "changed-meanwhile": { field: null, text: "areas.fault-changed" },
} as const satisfies Partial<Record<SaveAreaRefusal, Omit<Fault, "id" | "typed">>>;

/** Degrees as people here write them: 53,1043. */
export function degreesText(degrees: number, locale: Locale): string {
  const text = String(Number(degrees.toFixed(5)));
  return locale === "de" ? text.replace(".", ",") : text;
}

export type ShownPlace = {
  id: string;
  name: string;
  area: { latitude: number; longitude: number; postalCodes: string[]; hasOutline: boolean } | null;
  seen: string;
};

/** Opens below the line of one place. */
export function AreaForm({ place: { id, name, area, seen }, fault }: { place: ShownPlace; fault: Fault | undefined }) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const typed = fault?.typed;
  const error = (field: Fault["field"]) => (fault?.field === field ? t(fault.text) : undefined);
  const shown = (degrees: number | undefined) => (degrees === undefined ? "" : degreesText(degrees, locale));
  return (
    <details className="more" open={fault !== undefined}>
      <summary aria-label={`${t("areas.edit")}: ${name}`}>{t("areas.edit")}</summary>
      <form method="post" className="stack flow-s" noValidate>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="seen" value={seen} />
        {fault && fault.field === null ? <Notice kind="warn">{t(fault.text)}</Notice> : null}
        <TextInput
          name="latitude"
          id={`f-latitude-${id}`}
          label={t("areas.latitude")}
          hint={t("areas.latitude-hint")}
          inputMode="decimal"
          maxLength={20}
          defaultValue={typed?.latitude ?? shown(area?.latitude)}
          error={error("latitude")}
        />
        <TextInput
          name="longitude"
          id={`f-longitude-${id}`}
          label={t("areas.longitude")}
          hint={t("areas.longitude-hint")}
          inputMode="decimal"
          maxLength={20}
          defaultValue={typed?.longitude ?? shown(area?.longitude)}
          error={error("longitude")}
        />
        <TextInput
          name="postalCodes"
          id={`f-postal-codes-${id}`}
          label={t("areas.postal-codes")}
          hint={t("areas.postal-codes-hint")}
          optional
          maxLength={2000}
          defaultValue={typed?.postalCodes ?? area?.postalCodes.join(", ")}
          error={error("postalCodes")}
        />
        {area?.hasOutline ? (
          <CheckBox name="keepsOutline" label={t("areas.keeps-outline")} defaultChecked={typed === undefined || "keepsOutline" in typed} />
        ) : null}
        <p>
          <Button small>{t("areas.save")}</Button>
        </p>
      </form>
    </details>
  );
}
