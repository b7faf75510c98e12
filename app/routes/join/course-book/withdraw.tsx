import { data, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { localeContext, requestContext } from "#app/request.ts";
import { withdrawCertificate } from "#domain/offers/course-book/index.ts";
import { otherLanguages } from "../languages.ts";
import { frameOf } from "../offers/own.ts";
import type { Route } from "./+types/withdraw.ts";
import { bookHref, ownCertificate } from "./own.ts";

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return { code: params.code, id: params.id, certificate: await ownCertificate(ctx, params.id, params.certificate), region: frameOf(ctx) };
}

export async function action({ context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const { id } = await ownCertificate(ctx, params.id, params.certificate);
  const withdrawn = await withdrawCertificate(ctx, { offerId: params.id, id });
  if (!withdrawn.ok) throw data({ code: "not-found" }, { status: 404 });
  return redirect(bookHref(params.code, `/${params.id}/bescheinigungen`, context.get(localeContext), { hinweis: "withdrawn" }), 303);
}

export default function WithdrawCertificatePage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const { day } = useFormats();
  const { code, id, certificate, region } = loaderData;
  const { number, name, title, issuedOn } = certificate;
  const whose = [name ?? t("course-book.certificate-gone"), title, t("course-book.certificate-number", { number })].join(" · ");
  return (
    <JoinPage region={region.name} demo={region.isDemo} languages={otherLanguages(locale)} title={t("course-book.withdraw-title")} lede={<bdi>{whose}</bdi>}>
      <title>{`${t("course-book.withdraw-title")} – ${region.name}`}</title>
      <div className="stack flow">
        <p className="muted">{t("course-book.certificate-issued-on", { day: day(issuedOn) })}</p>
        <Confirmation
          goes={[t("course-book.withdraw-goes"), t("course-book.withdraw-final")]}
          stays={[t("course-book.withdraw-stays")]}
          act={t("course-book.withdraw-title")}
          cancelHref={bookHref(code, `/${id}/bescheinigungen`, locale)}
        />
      </div>
    </JoinPage>
  );
}
