import { useEffect, useRef, type FormEvent } from "react";
import { href, useFetcher } from "react-router";
import { Icon } from "#app/components/icon.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { AddItemForm } from "./add-item-form.tsx";
import type { FailedItemAct, ItemAct } from "./item-acts.ts";
import { findItem, type OutlineShown } from "./outline-items.ts";
import { OutlineLine } from "./outline-line.tsx";
import { useDragging } from "./outline-dragging.ts";

/** The outline with its controls. One form serves all its arrows; each button bears what it moves. */
export function Outline({ shown, failed }: { shown: OutlineShown; failed: FailedItemAct | null }) {
  const { t } = useTexts();
  const { items, region, conceptId, adding } = shown;
  const fetcher = useFetcher<ItemAct>();
  const pressed = useRef("");
  const here = href("/app/:region/konzept/gliederung", { region });
  const dragging = useDragging(items, (item, { parentId, position }) => {
    pressed.current = `up-${item.id}`;
    void fetcher.submit({ intent: "place", level: item.level, id: item.id, parentId, position, quietly: "" }, { method: "post" });
  });

  // The answer is there and the numbers are new: say where it stands now, and give the focus back to the same button.
  const answer = fetcher.state === "idle" ? fetcher.data : undefined;
  const moved = answer?.ok ? findItem(items, answer.id) : undefined;
  const said = moved
    ? t("conceptwork.now-stands", { text: moved.text.slice(0, 60), number: moved.number || t("conceptwork.place-number", { number: moved.place + 1 }) })
    : "";
  // A refused move leaves everything as it was, so that nothing on the screen would tell of it.
  const refused = answer && !answer.ok ? t(answer.error) : "";
  const refusal = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer && !answer.ok) refusal.current?.focus();
    else if (answer && pressed.current) document.getElementById(pressed.current)?.focus();
  }, [answer]);

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
      <p className="vh" role="status" aria-live="polite">
        {said}
      </p>
      {refused ? (
        <div ref={refusal} tabIndex={-1}>
          <Notice kind="error">{refused}</Notice>
        </div>
      ) : null}
      <nav aria-label={t("conceptwork.jump-to-field")}>
        <ul className="row s">
          {items.map(({ id, number, text }) => (
            <li key={id}>
              <a href={`#i-${id}`}>{`${number} ${text}`}</a>
            </li>
          ))}
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
        <p>
          <a href={`${here}?neu=action-field:#neu`}>
            <Icon name="plus" /> {t("conceptwork.add-action-field")}
          </a>
        </p>
      ) : null}
    </div>
  );
}
