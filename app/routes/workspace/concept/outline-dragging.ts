import { useState, type DragEvent } from "react";
import { dropPlace, findItem, type Drop, type OutlineItem } from "./outline-items.ts";

export type Dragging = {
  /** The line that would take the dragged one, and on which side. */
  over: { id: string; after: boolean } | null;
  handle: (item: OutlineItem) => { draggable: true; onDragStart: (event: DragEvent) => void; onDragEnd: () => void };
  line: (item: OutlineItem) => { onDragOver: (event: DragEvent) => void; onDrop: (event: DragEvent) => void };
};

/** Moving lines by pointer; all of it can be done with the arrow buttons too. */
export function useDragging(items: readonly OutlineItem[], drop: (item: OutlineItem, place: Drop) => void): Dragging {
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<Dragging["over"]>(null);
  const end = () => {
    setDragged(null);
    setOver(null);
  };
  const placeFor = (item: OutlineItem, event: DragEvent) => {
    const moving = dragged === null ? undefined : findItem(items, dragged);
    const box = event.currentTarget.getBoundingClientRect();
    const after = event.clientY > box.top + box.height / 2;
    return { moving, after, place: moving ? dropPlace(moving, item, after) : null };
  };
  return {
    over,
    handle: (item) => ({
      draggable: true,
      onDragStart: (event) => {
        event.stopPropagation();
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", item.text);
        setDragged(item.id);
      },
      onDragEnd: end,
    }),
    line: (item) => ({
      onDragOver: (event) => {
        const { place, after } = placeFor(item, event);
        if (!place) return;
        event.preventDefault();
        event.stopPropagation();
        if (over?.id !== item.id || over.after !== after) setOver({ id: item.id, after });
      },
      onDrop: (event) => {
        const { moving, place } = placeFor(item, event);
        event.preventDefault();
        event.stopPropagation();
        end();
        if (moving && place) drop(moving, place);
      },
    }),
  };
}
