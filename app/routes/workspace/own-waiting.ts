import type { IconName } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { OwnStanding } from "#domain/offers/providers/index.ts";

export type OwnWaiting = {
  key: string;
  icon: IconName;
  /** A short sentence. */
  title: string;
  second: string;
  /** `second` is the title of an offer: German, whatever the page speaks. */
  isGerman: boolean;
  /** What its button says, and which of the own pages it opens. */
  act: string;
  to: string;
};

/** What only the organisation itself can do, in words. */
export function useOwnWaiting(): (standing: OwnStanding) => OwnWaiting[] {
  const { t } = useTexts();
  const { day } = useFormats();
  return ({ entry, toConfirm, declined, unnoted, unrated }) => {
    const rows: OwnWaiting[] = [];
    const add = (row: Omit<OwnWaiting, "isGerman">, isGerman = false) => rows.push({ ...row, isGerman });
    if (entry.unconfirmed) {
      const second = t("own.wait-entry-second", { day: day(entry.confirmedOn) });
      add({ key: "entry", icon: "clipboard-list", title: t("own.wait-entry"), second, act: t("own.look"), to: "eintrag" });
    }
    if (toConfirm > 0) {
      const title = t("own.wait-confirm", { count: toConfirm });
      add({ key: "confirm", icon: "circle-check", title, second: t("own.wait-confirm-second"), act: t("own.look"), to: "angebote-stimmen" });
    }
    for (const { id, title } of declined) {
      add({ key: id, icon: "pencil", title: t("own.wait-declined"), second: title, act: t("own.mend"), to: `angebote/${id}` }, true);
    }
    if (unnoted > 0) {
      const title = t("own.wait-unnoted", { count: unnoted });
      add({ key: "book", icon: "history", title, second: t("own.wait-unnoted-second"), act: t("own.note"), to: "kursbuch" });
    }
    if (unrated > 0) {
      const title = t("own.wait-questions", { count: unrated });
      add({ key: "questions", icon: "message-circle", title, second: t("own.wait-questions-second"), act: t("own.answer"), to: "offenheit" });
    }
    return rows;
  };
}
