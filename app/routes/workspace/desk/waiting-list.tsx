import { href } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows, type Row } from "#app/components/rows.tsx";
import { StateSymbol } from "#app/components/state.tsx";
import type { Waiting } from "#domain/concept/desk/index.ts";
import { daysBetween } from "#platform/days/index.ts";
import type { WaitingGroup } from "./group-waiting.ts";
import { useQuoted } from "./use-quoted.ts";

/** Whether one of these has waited for more than a week. */
export function isOld({ items }: WaitingGroup, today: string): boolean {
  return items.some((waiting) => "day" in waiting && daysBetween(waiting.day, today) > 7);
}

export function WaitingList({ region, today, waiting, mayRemind }: { region: string; today: string; waiting: readonly WaitingGroup[]; mayRemind: boolean }) {
  const { t } = useTexts();
  const rowOf = useRow(region, today, mayRemind);
  const groupTitle = useGroupTitle();
  if (waiting.length === 0) return <p className="muted">{t("desk.waiting-none")}</p>;
  return (
    <ul className="rows">
      {waiting.map(({ kind, items }) => {
        const rows = items.map(rowOf);
        const [first] = rows;
        if (!first) return null;
        return rows.length === 1 ? (
          <One key={first.key} row={first} />
        ) : (
          <li key={kind}>
            {first.symbol}
            <div>
              <span className="t">{groupTitle(items)}</span>
              <details className="more">
                <summary>{t("desk.more-list", { count: rows.length })}</summary>
                <Rows rows={rows} />
              </details>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** A row of the component Rows, beside groups that open. */
function One({ row: { symbol, title, href: address, second, act } }: { row: Row }) {
  return (
    <li>
      {symbol}
      <div>
        {address ? (
          <a className="plain t" href={address}>
            {title}
          </a>
        ) : (
          <span className="t">{title}</span>
        )}
        <p className="m">{second}</p>
      </div>
      {act ? <div className="act">{act}</div> : null}
    </li>
  );
}

/** @param items of one kind */
function useGroupTitle(): (items: readonly Waiting[]) => string {
  const { t } = useTexts();
  const { day, money } = useFormats();
  return (items) => {
    const count = items.length;
    const [first] = items;
    switch (first?.kind) {
      case "money": {
        const lines = items.flatMap((item) => (item.kind === "money" ? [item] : []));
        const open = lines.reduce((sum, { amountCents, calledUpCents }) => sum + amountCents - calledUpCents, 0);
        return t("desk.group-money", { count, open: money(open), day: day(lines.at(-1)?.day ?? first.day) });
      }
      case "answer-overdue":
      case "answers-undecided":
      case "applications-undecided":
      case "measure-ends":
      case "milestone":
        return t(`desk.group-${first.kind}`, { count });
      case "leaderless":
      case undefined:
        return "";
    }
  };
}

function useRow(region: string, today: string, mayRemind: boolean): (waiting: Waiting) => Row {
  const { t } = useTexts();
  const { day, money, list } = useFormats();
  const quoted = useQuoted();
  const measureHref = (id: string) => href("/app/:region/massnahmen/:id", { region, id });
  return (waiting) => {
    switch (waiting.kind) {
      case "answer-overdue": {
        const round = href("/app/:region/statusrunden/:id", { region, id: waiting.roundId });
        const { measure, others, organisation, person, requestId } = waiting;
        return {
          key: requestId,
          symbol: <StateSymbol state="off-track" />,
          title: t("desk.answer-overdue", { measure: quoted(measure), others }),
          href: mayRemind ? round : undefined,
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
          key: waiting.roundId,
          symbol: <Icon name="checkup-list" />,
          title: t("desk.answers-undecided", { count: waiting.count, round: waiting.round }),
          href: round,
          second: t("desk.answers-undecided-second"),
          act: (
            <ButtonLink small href={round} aria-label={`${t("desk.decide")}: ${waiting.round}`}>
              {t("desk.decide")}
            </ButtonLink>
          ),
        };
      }
      case "applications-undecided": {
        const call = href("/app/:region/kleinfoerderung/:id", { region, id: waiting.callId });
        return {
          key: waiting.callId,
          symbol: <Icon name="report-money" />,
          title: t("desk.applications-undecided", { count: waiting.count, call: waiting.call }),
          href: call,
          second: t("desk.applications-undecided-second", { count: waiting.count, day: day(waiting.day) }),
          act: (
            <ButtonLink small href={call} aria-label={`${t("desk.decide")}: ${waiting.call}`}>
              {t("desk.decide")}
            </ButtonLink>
          ),
        };
      }
      case "measure-ends": {
        const { measureId, measure, organisation } = waiting;
        return {
          key: `end-${measureId}`,
          symbol: <StateSymbol state="off-track" />,
          title: t("desk.measure-overdue", { measure: quoted(measure), day: day(waiting.day) }),
          href: measureHref(measureId),
          second: t("desk.measure-overdue-second", { organisation: organisation ?? t("desk.nobody") }),
        };
      }
      case "milestone": {
        const { measureId, measure, milestone, organisation } = waiting;
        return {
          key: `milestone-${measureId}-${milestone}-${waiting.day}`,
          symbol: <StateSymbol state="off-track" />,
          title: t("desk.milestone-overdue", { milestone, day: day(waiting.day) }),
          href: measureHref(measureId),
          second: t("desk.milestone-overdue-second", { measure: quoted(measure), organisation: organisation ?? t("desk.nobody") }),
        };
      }
      case "money": {
        const { measureId, measure, source, amountCents, calledUpCents } = waiting;
        return {
          key: `money-${measureId}-${source}-${waiting.day}`,
          symbol: <StateSymbol state="at-risk" />,
          title: t("desk.money", { open: money(amountCents - calledUpCents), source, day: day(waiting.day) }),
          href: measureHref(measureId),
          second: t("desk.money-second", { called: money(calledUpCents), amount: money(amountCents), measure: quoted(measure) }),
        };
      }
      case "leaderless": {
        const { measures } = waiting;
        const [first] = measures;
        const names = list(measures.slice(0, 3).map(({ title }) => quoted(title)));
        const second =
          measures.length > 1
            ? `${t("desk.leaderless-list", { names, more: Math.max(0, measures.length - 3) })}. ${t("desk.leaderless-second")}`
            : t("desk.leaderless-second");
        return {
          key: "leaderless",
          symbol: <Icon name="user" />,
          title: t("desk.leaderless", { count: measures.length, first: quoted(first?.title ?? "") }),
          second,
          href: measures.length === 1 && first ? measureHref(first.id) : href("/app/:region/massnahmen", { region }),
        };
      }
    }
  };
}
