import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { ROUND_NOTICES, type RoundNotice } from "./notices.ts";

/** What has just happened, told by a word in the address. */
export function RoundNote({ word }: { word: string | null }) {
  const { t } = useTexts();
  const known = (Object.keys(ROUND_NOTICES) as RoundNotice[]).find((name) => name === word);
  return known ? <Notice kind={ROUND_NOTICES[known]}>{t(`evaluation.notice-${known}`)}</Notice> : null;
}
