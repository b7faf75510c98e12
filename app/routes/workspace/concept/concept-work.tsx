import { href } from "react-router";
import { Icon } from "#app/components/icon.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";

/** What can be done with the concept as a whole, below its picture. */
export function ConceptWork({ region, mayLead, released }: { region: string; mayLead: boolean; released: boolean }) {
  const { t } = useTexts();
  const always = [
    {
      key: "structure",
      symbol: <Icon name="arrows-move" />,
      title: t("conceptwork.structure-title"),
      second: t("conceptwork.structure-what"),
      href: href("/app/:region/konzept/gliederung", { region }),
    },
    {
      key: "foundations",
      symbol: <Icon name="books" />,
      title: t("conceptwork.foundations-title"),
      second: t("conceptwork.foundations-what"),
      href: href("/app/:region/konzept/grundlagen", { region }),
    },
    {
      key: "labels",
      symbol: <Icon name="bookmark" />,
      title: t("labels.title"),
      second: t("labels.what"),
      href: href("/app/:region/konzept/begriffe", { region }),
    },
    {
      key: "resolutions",
      symbol: <Icon name="gavel" />,
      title: t("versions.resolutions-title"),
      second: t("versions.work-resolutions-what"),
      href: href("/app/:region/konzept/beschluesse", { region }),
    },
    {
      key: "revision",
      symbol: <Icon name="refresh" />,
      title: t("versions.revision-title"),
      second: t("versions.work-revision-what"),
      href: href("/app/:region/konzept/fortschreibung", { region }),
    },
    {
      key: "versions",
      symbol: <Icon name="history" />,
      title: t("versions.versions-title"),
      second: t("versions.work-versions-what"),
      href: href("/app/:region/konzept/fassungen", { region }),
    },
    {
      key: "priorities",
      symbol: <Icon name="users" />,
      title: t("priorities.title"),
      second: t("priorities.work-what"),
      href: href("/app/:region/priorisierung", { region }),
    },
  ];
  const leading = [
    {
      key: "names",
      symbol: <Icon name="tag" />,
      title: t("conceptwork.names-title"),
      second: t("conceptwork.names-what"),
      href: href("/app/:region/konzept/benannt", { region }),
    },
    {
      key: "search-words",
      symbol: <Icon name="search" />,
      title: t("search.words-title"),
      second: t("search.words-what"),
      href: href("/app/:region/konzept/suchwoerter", { region }),
    },
    {
      key: "import",
      symbol: <Icon name="upload" />,
      title: t("conceptwork.edition-title"),
      second: t("conceptwork.edition-what"),
      href: href("/app/:region/konzept/einlesen", { region }),
    },
    {
      key: "release",
      symbol: <Icon name="world" />,
      title: t("conceptwork.release-title"),
      second: t(released ? "conceptwork.release-what-released" : "conceptwork.release-what"),
      href: href("/app/:region/konzept/freigabe", { region }),
    },
  ];
  return (
    <section className="noprint" aria-labelledby="h-work">
      <h2 id="h-work">{t("conceptwork.work")}</h2>
      <Rows rows={mayLead ? [...always, ...leading] : always} />
    </section>
  );
}
