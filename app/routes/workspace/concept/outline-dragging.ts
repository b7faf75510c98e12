import { useEffect, useRef, useState, type DragEvent, type PointerEvent } from "react";
import { dropPlace, findItem, type Drop, type OutlineItem } from "./outline-items.ts";

export type Dragging = {
  /** The line that would take the dragged one, and on which side. */
  over: { id: string; after: boolean } | null;
  /** The words of a line, for a mouse. */
  handle: (item: OutlineItem) => { draggable: true; onDragStart: (event: DragEvent) => void; onDragEnd: () => void };
  /** The dots before them, for a finger or a pen: on the words it scrolls the page. */
  grip: (item: OutlineItem) => Record<"onPointerDown" | "onPointerMove" | "onPointerUp" | "onPointerCancel", (event: PointerEvent) => void>;
  line: (item: OutlineItem) => { onDragOver: (event: DragEvent) => void; onDrop: (event: DragEvent) => void };
};

/** How near to the window's edge a finger scrolls, and how far in a sixtieth of a second; both in pixels. */
const EDGE = 72;
const STEP = 12;

/** Moving lines by pointer; all of it can be done with the arrow buttons too. */
export function useDragging(items: readonly OutlineItem[], drop: (item: OutlineItem, place: Drop) => void): Dragging {
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<Dragging["over"]>(null);
  const finger = useRef<{ x: number; y: number } | null>(null);
  const end = () => {
    finger.current = null;
    setDragged(null);
    setOver(null);
  };
  const placeFor = (item: OutlineItem, line: Element, y: number) => {
    const moving = dragged === null ? undefined : findItem(items, dragged);
    const box = line.getBoundingClientRect();
    const after = y > box.top + box.height / 2;
    return { moving, after, place: moving ? dropPlace(moving, item, after) : null };
  };
  const show = (next: Dragging["over"]) => {
    if (over?.id !== next?.id || over?.after !== next?.after) setOver(next);
  };
  /** A finger keeps sending its events to where it began, so the line below it is looked up. */
  const below = ({ x, y }: { x: number; y: number }) => {
    const line = document.elementFromPoint(x, y)?.closest(".outline-line");
    const item = line && findItem(items, line.closest("li")?.id.slice("i-".length) ?? "");
    return item ? { id: item.id, ...placeFor(item, line, y) } : null;
  };
  useEffect(() => {
    if (dragged === null) return undefined;
    const scrolling = setInterval(() => {
      if (!finger.current) return;
      const { y } = finger.current;
      if (y < EDGE) scrollBy(0, -STEP);
      else if (y > innerHeight - EDGE) scrollBy(0, STEP);
    }, 1000 / 60);
    return () => clearInterval(scrolling);
  }, [dragged]);
  return {
    over,
    handle: (item) => ({
      draggable: true,
      onDragStart: (event) => {
        event.stopPropagation();
        // A long press begins a drag of the browser's own, too.
        if (finger.current) return event.preventDefault();
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", item.text);
        setDragged(item.id);
      },
      onDragEnd: end,
    }),
    grip: (item) => ({
      onPointerDown: (event) => {
        if (event.pointerType === "mouse") return;
        event.currentTarget.setPointerCapture(event.pointerId);
        finger.current = { x: event.clientX, y: event.clientY };
        setDragged(item.id);
      },
      onPointerMove: (event) => {
        if (!finger.current) return;
        finger.current = { x: event.clientX, y: event.clientY };
        const found = below(finger.current);
        show(found?.place ? { id: found.id, after: found.after } : null);
      },
      onPointerUp: (event) => {
        if (!finger.current) return;
        const found = below({ x: event.clientX, y: event.clientY });
        end();
        if (found?.moving && found.place) drop(found.moving, found.place);
      },
      onPointerCancel: end,
    }),
    line: (item) => ({
      onDragOver: (event) => {
        const { place, after } = placeFor(item, event.currentTarget, event.clientY);
        if (!place) return;
        event.preventDefault();
        event.stopPropagation();
        show({ id: item.id, after });
      },
      onDrop: (event) => {
        const { moving, place } = placeFor(item, event.currentTarget, event.clientY);
        event.preventDefault();
        event.stopPropagation();
        end();
        if (moving && place) drop(moving, place);
      },
    }),
  };
}
