import { useEffect, useRef, useState, type FormEvent } from "react";
import { href, useFetcher } from "react-router";
import { Icon } from "#app/components/icon.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { AddItemForm } from "./add-item-form.tsx";
import type { ItemAct } from "./item-acts.ts";
import { findItem, type OutlineItem } from "./outline-items.ts";
import { OutlineLine } from "./outline-line.tsx";
import { useDragging } from "./outline-dragging.ts";
import type { Route } from "./+types/structure.ts";

export type OutlineData = Route.ComponentProps["loaderData"];
export type Failed = Extract<ItemAct, { ok: false }>;

/** The outline with its controls. One form serves all its arrows; each button bears what it moves. */
export function Outline({ shown, failed }: { shown: OutlineData; failed: Failed | null }) {
  const { t } = useTexts();
  const { items, region, conceptId, adding } = shown;
  const fetcher = useFetcher<ItemAct>();
  const [said, setSaid] = useState("");
  const pressed = useRef("");
  const here = href("/app/:region/konzept/gliederung", { region });
  const dragging = useDragging(items, (item, { parentId, position }) => {
    pressed.current = `up-${item.id}`;
    void fetcher.submit({ intent: "place", level: item.level, id: item.id, parentId, position, quietly: "" }, { method: "post" });
  });

  // The answer is there and the numbers are new: say where it stands now, and give the focus back to the same button.
  const answer = fetcher.state === "idle" ? fetcher.data : undefined;
  useEffect(() => {
    if (!answer) return;
    const moved = answer.ok ? findItem(items, answer.id) : undefined;
    setSaid(moved ? t("conceptwork.now-stands", { text: moved.text.slice(0, 60), number: placeName(moved, t("conceptwork.place-number", { number: moved.place + 1 })) }) : answer.ok ? "" : t(answer.error));
    if (pressed.current) document.getElementById(pressed.current)?.focus();
  }, [answer]); // oxlint-disable-line react-hooks/exhaustive-deps -- once for each answer

  const move = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (!(submitter instanceof HTMLButtonElement)) return;
    event.preventDefault();
    pressed.current = submitter.id;
    void fetcher.submit({ move: submitter.value, quietly: "" }, { method: "post" });
  };

  return (
    <div className="stack">
      <form method="post" id="move" onSubmit={move} />
      <p className="vh" role="status" aria-live="polite">{said}</p>
      <nav aria-label={t("conceptwork.jump-to-field")}>
        <ul className="row s">
          {items.map(({ id, number, text }) => <li key={id}><a href={`#i-${id}`}>{`${number} ${text}`}</a></li>)}
        </ul>
      </nav>
      <ol className="tree">
        {items.map((item) => (
          <OutlineLine key={item.id} item={item} shown={shown} failed={failed} dragging={dragging} />
        ))}
      </ol>
      {adding.level === "action-field" ? (
        <AddItemForm level="action-field" parentId="" given={failed?.draft.text} error={failed ? t(failed.error) : undefined} cancelHref={here} />
      ) : conceptId ? (
        <p><a href={`${here}?neu=action-field:#neu`}><Icon name="plus" /> {t("conceptwork.add-action-field")}</a></p>
      ) : null}
    </div>
  );
}

function placeName(item: OutlineItem, otherwise: string): string {
  return item.number || otherwise;
}
