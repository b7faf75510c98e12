import { German } from "#app/components/german.tsx";
import { useTexts } from "#app/components/locale.tsx";
import type { ServedGoal } from "#domain/concept/plans/index.ts";

/** "Dient auch: Bildungsbericht, Ziel 4": the goals of other plans that one of ours serves. */
export function ServedGoals({ served, hrefOf }: { served: readonly ServedGoal[]; hrefOf?: (planId: string) => string }) {
  const { t } = useTexts();
  if (served.length === 0) return null;
  return (
    <div className="s flow-s">
      <p className="w6">{t("served.title")}</p>
      <ul>
        {served.map(({ planId, plan, url, number, text }) => {
          const href = hrefOf ? hrefOf(planId) : url;
          const name = <German>{number === "" ? plan : `${plan}, Ziel ${number}`}</German>;
          return (
            <li key={`${planId}${number}${text}`}>
              {href ? <a href={href}>{name}</a> : name}: <German>{text}</German>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
