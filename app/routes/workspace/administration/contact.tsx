import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { errorsOf, faultsOf, readForm, type Faults } from "#app/routes/account/form.ts";
import { loadFrame } from "#app/workspace.ts";
import { SetContact, setContact } from "#platform/tenancy/index.ts";
import type { Route } from "./+types/contact.ts";

const PATH = "/app/:region/verwaltung/kontakt";
const words: Faults = { office: "administration.contact-office-missing", phone: "administration.contact-phone-wrong", email: "accounts.emailInvalid" };

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { contactName, contactPhone, contactEmail } = ctx.region;
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), PATH),
    stored: { office: contactName, phone: contactPhone, email: contactEmail },
    saved: new URL(request.url).searchParams.has("hinweis"),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { office = "", phone = "", email = "" } = await readForm(request);
  const given = { office, phone, email };
  const input = SetContact.safeParse(given);
  if (!input.success) return data({ faults: faultsOf(input.error, words), given }, { status: 422 });
  const result = await setContact(context.get(requestContext), input.data);
  if (!result.ok) throw data({ code: result.refusal }, { status: 403 });
  return redirect(`${href(PATH, { region: params.region })}?hinweis=gespeichert`, 303);
}

/** Whom people call: it stands at the foot of every public page and under every mail. */
export default function ContactPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, stored, saved } = loaderData;
  const given = actionData?.given ?? stored;
  const faults: Faults = actionData?.faults ?? {};
  const error = (field: string) => (faults[field] ? t(faults[field]) : undefined);
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("administration.crumb") }]}
      title={t("administration.contact-title")}
      lede={t(stored.phone === "" ? "administration.contact-lede-missing" : "administration.contact-lede")}
      notice={saved && !actionData ? <Notice kind="success">{t("accounts.saved")}</Notice> : null}
    >
      <title>{`${t("administration.contact-title")} – ${frame.region.name}`}</title>
      <form method="post" className="stack narrow" noValidate>
        <FormErrors errors={errorsOf(faults, t)} />
        <TextInput
          name="office"
          label={t("administration.contact-office")}
          hint={t("administration.contact-office-hint")}
          error={error("office")}
          defaultValue={given.office}
          maxLength={120}
          required
        />
        <TextInput
          name="phone"
          type="tel"
          label={t("administration.contact-phone")}
          error={error("phone")}
          defaultValue={given.phone}
          maxLength={40}
          required
        />
        <TextInput
          name="email"
          type="email"
          label={t("administration.contact-email")}
          hint={t("administration.contact-email-hint")}
          error={error("email")}
          defaultValue={given.email}
          maxLength={200}
          optional
        />
        <div>
          <Button kind="primary">{t("administration.contact-save")}</Button>
        </div>
      </form>
    </WorkspacePage>
  );
}
