import type { ReactNode } from "react";

/** What will be here, why it is worth it, one act. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty stack-s">
      <p>{children}</p>
      {action ? <div className="row">{action}</div> : null}
    </div>
  );
}
