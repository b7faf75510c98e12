import { href } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows, type Row } from "#app/components/rows.tsx";
import { StateSymbol } from "#app/components/state.tsx";
import type { Waiting } from "#domain/concept/desk/index.ts";
import { daysBetween } from "./days-between.ts";

/** Nobody reads a longer list in the morning; the rest opens. */
const SHOWN = 6;

export function isOld(waiting: Waiting, today: string): boolean {
  return "day" in waiting && daysBetween(waiting.day, today) > 7;
}

export function WaitingList({ region, today, waiting, mayRemind }: { region: string; today: string; waiting: readonly Waiting[]; mayRemind: boolean }) {
  const { t } = useTexts();
  const rowOf = useRow(region, today, mayRemind);
  if (waiting.length === 0) return <p className="muted">{t("desk.waiting-none")}</p>;
  const rest = waiting.slice(SHOWN);
  return (
    <>
      <Rows rows={waiting.slice(0, SHOWN).map(rowOf)} />
      {rest.length > 0 ? (
        <details className="more">
          <summary>{t("desk.waiting-more", { count: rest.length })}</summary>
          <Rows rows={rest.map(rowOf)} />
        </details>
      ) : null}
    </>
  );
}

function useRow(region: string, today: string, mayRemind: boolean): (waiting: Waiting) => Row {
  const { t } = useTexts();
  const { day, money, list } = useFormats();
  const measureHref = (id: string) => href("/app/:region/massnahmen/:id", { region, id });
  return (waiting) => {
    switch (waiting.kind) {
      case "answer-overdue": {
        const round = href("/app/:region/statusrunden/:id", { region, id: waiting.roundId });
        const { measure, others, organisation, person, requestId } = waiting;
        return {
          key: requestId, symbol: <StateSymbol state="off-track" />, title: t("desk.answer-overdue", { measure, others }), href: mayRemind ? round : undefined,
          second: t("desk.answer-overdue-second", { days: daysBetween(waiting.day, today), organisation, person }),
          act: mayRemind ? (
            <form method="post" action={round}>
              <input type="hidden" name="request" value={requestId} />
              <Button small name="intent" value="remind" aria-label={`${t("desk.remind")}: ${person}`}>
                {t("desk.remind")}
              </Button>
            </form>
          ) : undefined,
        };
      }
      case "answers-undecided": {
        const round = href("/app/:region/statusrunden/:id", { region, id: waiting.roundId });
        return {
          key: waiting.roundId, symbol: <Icon name="checkup-list" />, title: t("desk.answers-undecided", { count: waiting.count, round: waiting.round }), href: round, second: t("desk.answers-undecided-second"),
          act: (
            <ButtonLink small href={round} aria-label={`${t("desk.decide")}: ${waiting.round}`}>
              {t("desk.decide")}
            </ButtonLink>
          ),
        };
      }
      case "measure-ends": {
        const { measureId, measure, organisation } = waiting;
        return {
          key: `end-${measureId}`, symbol: <StateSymbol state="off-track" />, title: t("desk.measure-overdue", { measure, day: day(waiting.day) }), href: measureHref(measureId),
          second: t("desk.measure-overdue-second", { organisation: organisation ?? t("desk.nobody") }),
        };
      }
      case "milestone": {
        const { measureId, measure, milestone, organisation } = waiting;
        return {
          key: `milestone-${measureId}-${milestone}-${waiting.day}`, symbol: <StateSymbol state="off-track" />, title: t("desk.milestone-overdue", { milestone, day: day(waiting.day) }), href: measureHref(measureId),
          second: t("desk.milestone-overdue-second", { measure, organisation: organisation ?? t("desk.nobody") }),
        };
      }
      case "money": {
        const { measureId, measure, source, amountCents, calledUpCents } = waiting;
        return {
          key: `money-${measureId}-${source}-${waiting.day}`, symbol: <StateSymbol state="at-risk" />, title: t("desk.money", { open: money(amountCents - calledUpCents), source, day: day(waiting.day) }),
          href: measureHref(measureId), second: t("desk.money-second", { called: money(calledUpCents), amount: money(amountCents), measure }),
        };
      }
      case "leaderless": {
        const { measures } = waiting;
        const [first] = measures;
        const names = list(measures.slice(0, 3).map(({ title }) => `„${title}“`));
        const second = measures.length > 1 ? `${t("desk.leaderless-list", { names, more: Math.max(0, measures.length - 3) })}. ${t("desk.leaderless-second")}` : t("desk.leaderless-second");
        return {
          key: "leaderless", symbol: <Icon name="user" />, title: t("desk.leaderless", { count: measures.length, first: first?.title ?? "" }), second,
          href: measures.length === 1 && first ? measureHref(first.id) : href("/app/:region/massnahmen", { region }),
        };
      }
    }
  };
}
