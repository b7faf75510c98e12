import { href } from "react-router";
import { Icon } from "#app/components/icon.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";
import type { Alike, LikenessReason } from "#domain/network/duplicates/index.ts";

/** Why two entries may be one, in words: "gleiche Telefonnummer, ähnlicher Name". */
export function useReasons(): (reasons: readonly LikenessReason[]) => string {
  const { t } = useTexts();
  return (reasons) => reasons.map((reason) => t(`duplicates.reason-${reason}`)).join(", ");
}

/** Entries that may be the one just typed. */
export function AlikeList({ alike, region }: { alike: readonly Pick<Alike, "id" | "name" | "place" | "municipality" | "reasons">[]; region: string }) {
  const reasons = useReasons();
  return (
    <Rows
      rows={alike.map(({ id, name, place, municipality, reasons: why }) => ({
        key: id,
        symbol: <Icon name="building-community" />,
        title: name,
        href: href("/app/:region/netzwerk/:id", { region, id }),
        second: [place ?? municipality, reasons(why)].filter(Boolean).join(" · "),
      }))}
    />
  );
}
