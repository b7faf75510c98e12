import type { ReactNode } from "react";
import { ChosenFilters, FilterForm } from "#app/components/filters.tsx";
import { German } from "#app/components/german.tsx";
import { Select, TextInput } from "#app/components/forms/controls.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { SPOKEN } from "#domain/network/index.ts";
import { DAY_PARTS, DISTANCES, LEVELS, OFFER_KINDS, type FoundOffers, type OfferLabel, type OfferQuery } from "#domain/offers/finding/index.ts";
import { labelName } from "./offer-words.tsx";
import { dayPartWord, weekdayWord, without, writeOffersQuery } from "#app/offers/offers-query.ts";

const LABELS = [
  { filter: "branch", name: "bereich", kind: "branch" },
  { filter: "topic", name: "thema", kind: "topic" },
  { filter: "group", name: "fuer", kind: "target-group" },
] as const;
const NEEDS = [
  { filter: "isFree", name: "kostenlos", text: "finding.free" },
  { filter: "hasChildcare", name: "kinder", text: "finding.childcare" },
  { filter: "isStepFree", name: "stufenlos", text: "finding.step-free" },
  { filter: "hasFreePlaces", name: "plaetze", text: "finding.free-places" },
] as const;

/**
 * All filters. `found`: with the number of offers that each choice would leave. `kind` is not asked where the page is about one.
 * @param hrefOf the page for another query: each municipality is a link
 * @param children what else the address of the page says, as hidden fields
 */
export function OfferFilters({
  query,
  found,
  labels,
  asksKind,
  chosen,
  hrefOf,
  children,
}: {
  query: OfferQuery;
  found?: Pick<FoundOffers, "counts" | "municipalities">;
  labels: readonly OfferLabel[];
  asksKind: boolean;
  chosen: number;
  hrefOf: (query: OfferQuery) => string;
  children?: ReactNode;
}) {
  const counts = found?.counts;
  const { t } = useTexts();
  const { locale } = useLocale();
  const { dayOfWeek, language } = useFormats();
  const counted = (label: string, count = 0) => (counts ? `${label} (${count})` : label);
  return (
    <FilterForm chosen={chosen}>
      {children}
      {query.organisation ? <input type="hidden" name="anbieter" value={query.organisation} /> : null}
      <TextInput name="suche" label={t("finding.said")} type="search" defaultValue={query.said} />
      <TextInput name="ort" label={t("finding.place")} defaultValue={query.place} autoComplete="postal-code" />
      <Select
        name="umkreis"
        label={t("finding.within")}
        empty={t("finding.within-place")}
        defaultValue={query.within ?? ""}
        choices={DISTANCES.map((count) => ({ value: String(count), label: t("finding.kilometres", { count }) }))}
      />
      {found && found.municipalities.length > 0 ? (
        <details>
          <summary>{t("finding.by-municipality")}</summary>
          <ul className="plain stack-s flow-s">
            {found.municipalities.map(({ name, count }) => (
              <li key={name}>
                <a href={hrefOf({ ...query, place: name, within: null })}>
                  <German>{name}</German>
                </a>{" "}
                <span className="num">({count})</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {asksKind ? (
        <Select
          name="art"
          label={t("finding.kind")}
          empty={t("finding.any")}
          defaultValue={query.kind ?? ""}
          choices={OFFER_KINDS.map((kind) => ({ value: kind, label: counted(t(`finding.kind-${kind}`), counts?.kind[kind]) }))}
        />
      ) : null}
      {LABELS.map(({ filter, name, kind }) => (
        <Select
          key={name}
          name={name}
          label={t(`finding.${filter}`)}
          empty={t("finding.any")}
          defaultValue={query[filter] ?? ""}
          choices={labels.flatMap((label) => {
            if (label.kind !== kind) return [];
            const { text, lang } = labelName(label.names, locale);
            return [{ value: label.key, label: counted(text, counts?.label[`${kind} ${label.key}`]), lang }];
          })}
        />
      ))}
      {!asksKind || query.kind === "course" || query.level ? (
        <Select
          name="stufe"
          label={t("finding.level")}
          empty={t("finding.any")}
          defaultValue={query.level ?? ""}
          choices={LEVELS.map((level) => ({ value: level, label: counted(level, counts?.level[level]) }))}
        />
      ) : null}
      <fieldset>
        <legend>{t("finding.needs")}</legend>
        {NEEDS.map(({ filter, name, text }) => (
          <label className="kern-form-check" key={name}>
            <input type="checkbox" name={name} value="ja" defaultChecked={query[filter]} />
            <span>{t(text)}</span>
            {counts ? <span className="num">{counts.needs[filter] ?? 0}</span> : null}
          </label>
        ))}
      </fieldset>
      <Select
        name="tag"
        label={t("finding.weekday")}
        empty={t("finding.any-day")}
        defaultValue={query.weekday === null ? "" : weekdayWord(query.weekday)}
        choices={[0, 1, 2, 3, 4, 5, 6].map((day) => ({ value: weekdayWord(day), label: counted(dayOfWeek(day), counts?.weekday[day]) }))}
      />
      <Select
        name="zeit"
        label={t("finding.day-part")}
        empty={t("finding.any-time")}
        defaultValue={query.dayPart ? dayPartWord(query.dayPart) : ""}
        choices={DAY_PARTS.map((part, at) => ({ value: dayPartWord(part), label: counted(t(`finding.${part}`), counts?.dayPart[at]) }))}
      />
      <Select
        name="spricht"
        label={t("finding.language")}
        empty={t("finding.any")}
        defaultValue={query.language ?? ""}
        choices={SPOKEN.map((code) => ({ value: code, label: counted(language(code), counts?.language[code]) }))}
      />
    </FilterForm>
  );
}

export type Chip = { filter: keyof OfferQuery; label: string; href: string };

/**
 * The filters that are set, in words, each with the address without it.
 *
 * @param more what else the address of the page says
 * @param provider name of the one that is asked for, where the page knows it
 */
export function useChips(
  query: OfferQuery,
  labels: readonly OfferLabel[],
  path: string,
  asksKind: boolean,
  more: Record<string, string> = {},
  provider?: string | null,
): Chip[] {
  const { t } = useTexts();
  const { locale } = useLocale();
  const { dayOfWeek, language } = useFormats();
  const labelled = ({ filter, kind }: (typeof LABELS)[number]) => {
    const label = labels.find((one) => one.kind === kind && one.key === query[filter]);
    return query[filter] === null ? null : label ? labelName(label.names, locale).text : query[filter];
  };
  const words: [keyof OfferQuery, string | null][] = [
    ["said", query.said],
    ["kind", asksKind && query.kind ? t(`finding.kind-${query.kind}`) : null],
    ...LABELS.map((one): [keyof OfferQuery, string | null] => [one.filter, labelled(one)]),
    ["organisation", query.organisation && (provider ?? t("finding.one-provider"))],
    ["place", query.place && (query.within === null ? query.place : t("finding.around", { place: query.place, count: query.within }))],
    ["weekday", query.weekday === null ? null : dayOfWeek(query.weekday)],
    ["dayPart", query.dayPart && t(`finding.${query.dayPart}`)],
    ["language", query.language && language(query.language)],
    ["level", query.level && t("finding.level-of", { level: query.level })],
    ...NEEDS.map(({ filter, text }): [keyof OfferQuery, string | null] => [filter, query[filter] ? t(text) : null]),
  ];
  return words.flatMap(([filter, label]) =>
    label ? [{ filter, label, href: path + writeOffersQuery(without(asksKind ? query : without(query, "kind"), filter), more) }] : [],
  );
}

export function Chosen({ chips, path }: { chips: readonly Chip[]; path: string }) {
  return <ChosenFilters chips={chips} clearHref={path} />;
}
