import type { ReactNode } from "react";
import { ButtonLink, Button } from "./button.tsx";

/** Stays in view at the bottom: what is left, and the acts. */
export function Dock({ status, children }: { status?: ReactNode; children: ReactNode }) {
  return (
    <div className="dock">
      <p>{status}</p>
      <div className="row tight">{children}</div>
    </div>
  );
}

/** The end of an edit form: the act, and the way back without it. `label` names the act. */
export function SubmitBar({ label, cancel, status }: { label: string; cancel?: { href: string; label: string }; status?: ReactNode }) {
  return (
    <Dock status={status}>
      {cancel ? (
        <ButtonLink kind="tertiary" href={cancel.href}>
          {cancel.label}
        </ButtonLink>
      ) : null}
      <Button kind="primary">{label}</Button>
    </Dock>
  );
}
