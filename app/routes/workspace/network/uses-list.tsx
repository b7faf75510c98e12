import { href } from "react-router";
import { Icon } from "#app/components/icon.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";
import type { Use } from "#domain/network/index.ts";

/** What holds an organisation or a person in place, each with the page where that can be changed. */
export function UsesList({ uses, region }: { uses: readonly Use[]; region: string }) {
  const { t } = useTexts();
  return (
    <Rows
      rows={uses.map((use) => ({
        key: `${use.kind}-${use.id}`,
        symbol: <Icon name="link" />,
        title: use.title || t(`network.use-${use.kind}`),
        href: addressOf(use, region),
        second: use.title ? t(`network.use-${use.kind}`) : undefined,
      }))}
    />
  );
}

function addressOf({ kind, id }: Use, region: string): string | undefined {
  switch (kind) {
    case "measure":
    case "partner":
    case "progress-update":
      return href("/app/:region/massnahmen/:id", { region, id });
    case "recommendation":
      return href("/app/:region/konzept/empfehlungen/:id", { region, id });
    case "status-round":
      return href("/app/:region/statusrunden/:id", { region, id });
    case "term":
      return href("/app/:region/konzept/benannt", { region });
    case "agreement":
      return href("/app/:region/vereinbarungen/:id", { region, id });
    case "situation":
      return href("/app/:region/wen-anrufen/:id/bearbeiten", { region, id });
    case "membership":
    case "invitation":
      return href("/app/:region/verwaltung/zugaenge", { region });
    case "seat":
      return href("/app/:region/gremien/:id", { region, id });
    case "person":
    case "meeting":
    case "task":
      return undefined;
  }
}
