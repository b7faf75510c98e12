import { href } from "react-router";
import { Icon } from "#app/components/icon.tsx";
import { useTexts } from "#app/components/locale.tsx";

/** From the list of funds to what belongs to it. */
export function FundingLinks({ region, near, free, firstDays, mayKeep }: { region: string; near: number; free: number; firstDays: number; mayKeep: boolean }) {
  const { t } = useTexts();
  return (
    <ul className="row base s noprint">
      <li>
        <Icon name="calendar-event" />{" "}
        <a href={href("/app/:region/foerdermittel/fristen", { region })}>{t("funding.to-deadlines", { count: near, days: firstDays })}</a>
      </li>
      {mayKeep && free > 0 ? (
        <li>
          <Icon name="link" /> <a href={href("/app/:region/foerdermittel/zuordnen", { region })}>{t("funding.to-match", { count: free })}</a>
        </li>
      ) : null}
    </ul>
  );
}
