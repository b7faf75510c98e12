import type { ReactNode } from "react";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { SubmitBar } from "#app/components/dock.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { German } from "#app/components/german.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useLocale, useTexts } from "#app/components/locale.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { otherLanguages } from "../languages.ts";
import { ownHref, type frameOf } from "./own.ts";

type Offer = { code: string; id: string; title: string; stamp: string; region: ReturnType<typeof frameOf> };

/**
 * What only one kind of offer says, as whoever makes the offer changes it: both versions, where somebody else saved meanwhile, and the form.
 *
 * @param page behind the offer's own address: "/stelle"
 * @param yours what was typed, in words; `theirs` what stands now, null where nobody was faster
 */
export function OwnFieldsPage({
  offer: { code, id, title, stamp, region },
  page,
  heading,
  lede,
  faults,
  yours,
  theirs,
  children,
}: {
  offer: Offer;
  page: string;
  heading: string;
  lede: string;
  faults: Record<string, MessageKey>;
  yours: Record<string, string>;
  theirs: Record<string, string> | null;
  children: ReactNode;
}) {
  const { t } = useTexts();
  const { locale } = useLocale();
  return (
    <JoinPage region={region.name} demo={region.isDemo} languages={otherLanguages(locale)} title={heading} lede={<German>{title}</German>}>
      <title>{`${heading} – ${region.name}`}</title>
      {theirs ? (
        <CompareVersions
          name={t("providers.somebody")}
          fields={Object.entries(yours).map(([label, value]) => ({ label, yours: value, theirs: theirs[label] ?? "" }))}
          theirsHref={ownHref(code, `/${id}${page}`, locale)}
        />
      ) : null}
      <p className="muted">{lede}</p>
      <form method="post" className="stack flow" noValidate>
        <input type="hidden" name="stamp" value={stamp} />
        <FormErrors errors={Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)]))} />
        {children}
        <SubmitBar label={t("providers.save")} cancel={{ href: ownHref(code, `/${id}`, locale), label: t("common.cancel") }} />
      </form>
    </JoinPage>
  );
}
