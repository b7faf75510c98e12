import type { ReactNode } from "react";
import { Button } from "#app/components/button.tsx";
import { Dock } from "#app/components/dock.tsx";
import { useTexts } from "#app/components/locale.tsx";

/** At the foot of a form that /join.js saves as one types: what is left to do, and the buttons; "save" only without the script. */
export function SaveOrSend({ children }: { children: ReactNode }) {
  const { t } = useTexts();
  return (
    <Dock
      status={
        <>
          {children}
          <br />
          <span className="s" role="status" data-save-state />
        </>
      }
    >
      <span data-unscripted>
        <Button name="intent" value="save">
          {t("join.save")}
        </Button>
      </span>
      <Button kind="primary" name="intent" value="submit">
        {t("join.send")}
      </Button>
    </Dock>
  );
}
