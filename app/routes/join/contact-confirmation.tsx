import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { German, german } from "#app/components/german.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { hoursOnOneLine } from "#app/hours-text.ts";
import { linkUnknown } from "#app/link-is-over.ts";
import { requestContext } from "#app/request.ts";
import { answerContacts, AnswerContacts, findOwnContacts, type OwnContact } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import { textsOf } from "../workspace/network/form.ts";
import type { Route } from "./+types/contact-confirmation.ts";
import { otherLanguages } from "./languages.ts";

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const own = await read(ctx, (db) => findOwnContacts(ctx, db));
  if (!own) throw linkUnknown();
  const { name, isDemo } = ctx.region;
  return { own, region: { name, isDemo }, thanks: url.searchParams.has("danke") };
}

/** A GET shows, and only this answers: programs that look through mails open links. */
export async function action({ request, params, context, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const { kind = "confirm", contactId = "", phone = "", openingHours = "" } = textsOf(await request.formData());
  const typed = { contactId, phone, openingHours };
  const input = AnswerContacts.safeParse(kind === "confirm" ? { kind } : kind === "change" ? { kind, ...typed } : { kind, contactId });
  if (!input.success) {
    const isPhone = input.error.issues.some(({ path }) => path[0] === "phone");
    return data({ typed, field: isPhone ? ("phone" as const) : ("openingHours" as const) }, { status: 422 });
  }
  const result = await answerContacts(ctx, input.data);
  if (!result.ok) throw linkUnknown();
  const language = url.searchParams.get("sprache");
  return redirect(`/j/${params.code}/erreichbar?${new URLSearchParams({ danke: "1", ...(language ? { sprache: language } : {}) })}`, 303);
}

export default function ContactConfirmationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t, rich } = useTexts();
  const { locale } = useLocale();
  const { own, region, thanks } = loaderData;
  const title = t("situations.link-title");
  const fault = actionData ? { [actionData.field]: t(actionData.field === "phone" ? "situations.link-error-phone" : "entry.error-opening-hours") } : {};
  return (
    <JoinPage
      region={region.name}
      demo={region.isDemo}
      languages={otherLanguages(locale)}
      title={title}
      lede={rich("situations.link-lede", { german, name: own.organisation })}
    >
      <title>{`${title} – ${region.name}`}</title>
      <div className="stack flow">
        <FormErrors errors={fault} />
        {thanks && !actionData ? <Notice kind="success" title={t("situations.link-thanks")} /> : null}
        {own.contacts.some(({ declinedOn }) => declinedOn === null) ? (
          <form method="post">
            <Button kind="primary" name="kind" value="confirm">
              {t("situations.link-all")}
            </Button>
          </form>
        ) : null}
        {own.contacts.map((contact) => (
          <ContactBox
            key={contact.id}
            contact={contact}
            typed={actionData?.typed.contactId === contact.id ? actionData.typed : null}
            errors={actionData?.typed.contactId === contact.id ? fault : {}}
          />
        ))}
      </div>
    </JoinPage>
  );
}

/** One place on the list, as callers see it, and two forms: what is different, and that it is over. */
function ContactBox({
  contact,
  typed,
  errors,
}: {
  contact: OwnContact;
  typed: { phone: string; openingHours: string } | null;
  errors: Readonly<Record<string, string>>;
}) {
  const { t } = useTexts();
  const formats = useFormats();
  const { locale } = useLocale();
  const { id, kind, situation, name, phone, openingHours, declinedOn, confirmedOn, isPublic } = contact;
  const own = `h-${id}`;
  return (
    <section className="now-box stack-s" aria-labelledby={own}>
      <h2 id={own}>{locale === "de" || kind === "other" ? <German>{situation}</German> : t(`situations.kind-${kind}`)}</h2>
      {name ? (
        <p>
          <German>{name}</German>
        </p>
      ) : null}
      {phone ? (
        <p className="l">
          <bdi>{phone}</bdi>
        </p>
      ) : null}
      {openingHours ? <p>{t("situations.times", { hours: hoursOnOneLine(t, formats, openingHours) })}</p> : null}
      <p className="muted s">
        {declinedOn ? t("situations.link-declined", { day: formats.day(declinedOn) }) : t("situations.link-confirmed", { day: formats.day(confirmedOn) })}
        {isPublic && !declinedOn ? ` ${t("situations.link-is-public")}` : ""}
      </p>
      <details className="more" open={typed !== null}>
        <summary>{t(declinedOn ? "situations.link-again" : "situations.link-change")}</summary>
        <form method="post" className="stack-s flow-s" noValidate>
          <input type="hidden" name="kind" value="change" />
          <input type="hidden" name="contactId" value={id} />
          <TextInput
            id={`phone-${id}`}
            name="phone"
            type="tel"
            label={t("situations.field-phone")}
            hint={t("situations.link-phone-hint")}
            optional
            maxLength={60}
            defaultValue={typed?.phone ?? phone ?? ""}
            error={errors.phone}
          />
          <TextInput
            id={`hours-${id}`}
            name="openingHours"
            label={t("situations.field-openingHours")}
            hint={t("entry.opening-hours-hint")}
            optional
            maxLength={500}
            defaultValue={typed?.openingHours ?? openingHours ?? ""}
            error={errors.openingHours}
          />
          <Button>{t(declinedOn ? "situations.link-again" : "situations.link-change-save")}</Button>
        </form>
      </details>
      {declinedOn ? null : (
        <form method="post">
          <input type="hidden" name="contactId" value={id} />
          <Button kind="tertiary" name="kind" value="decline">
            {t("situations.link-decline")}
          </Button>
        </form>
      )}
    </section>
  );
}
