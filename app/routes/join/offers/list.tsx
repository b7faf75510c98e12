import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { German, german } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { requestContext } from "#app/request.ts";
import { listOwnOffers } from "#domain/offers/providers/index.ts";
import { read } from "#platform/db/index.ts";
import { bookHref } from "../course-book/own.ts";
import { otherLanguages } from "../languages.ts";
import type { Route } from "./+types/list.ts";
import { frameOf, ownHref, ownProvider } from "./own.ts";

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    code: params.code,
    provider: await ownProvider(ctx),
    offers: await read(ctx, (db) => listOwnOffers(ctx, db)),
    region: frameOf(ctx),
  };
}

export default function OwnOffersPage({ loaderData }: Route.ComponentProps) {
  const { t, rich } = useTexts();
  const { locale } = useLocale();
  const { day } = useFormats();
  const { code, provider, offers, region } = loaderData;
  return (
    <JoinPage
      region={region.name}
      demo={region.isDemo}
      languages={otherLanguages(locale)}
      title={t("providers.own-title")}
      lede={rich("providers.own-lede", { german, name: provider.name })}
    >
      <title>{`${t("providers.own-title")} – ${region.name}`}</title>
      <div className="stack-l flow">
        <Notice title={t(provider.trusted ? "providers.own-trusted" : "providers.own-reviewed")} />
        <p>
          <ButtonLink kind="primary" icon="plus" href={ownHref(code, "/neu", locale)}>
            {t("providers.own-new")}
          </ButtonLink>
        </p>
        {offers.length === 0 ? <EmptyState>{t("providers.own-empty")}</EmptyState> : null}
        <Rows
          rows={offers.map((offer) => ({
            key: offer.id,
            symbol: <Icon name="bookmark" />,
            title: <German>{offer.title}</German>,
            href: ownHref(code, `/${offer.id}`, locale),
            tag: (
              <>
                <Tag>{t(`providers.state-${offer.state}`)}</Tag>
                {offer.waits ? <Tag>{t("providers.waits")}</Tag> : null}
                {offer.declined === null ? null : <Tag>{t("providers.declined")}</Tag>}
                {offer.hidden ? <Tag>{t("providers.hidden")}</Tag> : null}
              </>
            ),
            second: (
              <>
                {offer.place ? (
                  <>
                    <German>{offer.place}</German> ·{" "}
                  </>
                ) : null}
                {t(offer.age === "fresh" ? "providers.confirmed" : "providers.confirmed-long-ago", { day: day(offer.confirmedOn) })}
              </>
            ),
          }))}
        />
        <p>
          <a href={bookHref(code, "", locale)}>{t("course-book.from-offers")}</a>
        </p>
        <p>
          <a href={`/j/${code}/eintrag${locale === "de" ? "" : `?sprache=${locale}`}`}>{t("providers.to-entry")}</a>
        </p>
      </div>
    </JoinPage>
  );
}
