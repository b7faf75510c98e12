import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { CheckBox, RadioList, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { errorsOf, faultsOf, readForm, type Faults } from "#app/routes/account/form.ts";
import { loadFrame } from "#app/workspace.ts";
import { findIdentityProvider, houseReturnAddress, IdentityProvider, saveIdentityProvider, type ProviderRefusal } from "#platform/auth/index.ts";
import type { Route } from "./+types/sign-in.ts";

const words: Faults = {
  label: "signin.setLabelMissing",
  issuer: "signin.setIssuerInvalid",
  clientId: "signin.setClientMissing",
  domains: "signin.setDomainsInvalid",
};
const refusals = {
  "not-allowed-here": { "": "accounts.not-allowed" },
  "secret-missing": { clientSecret: "signin.setSecretMissing" },
  "not-allowed": { issuer: "signin.setNotAllowed" },
  "other-issuer": { issuer: "signin.setOtherIssuer" },
  "no-provider": { issuer: "signin.setNoProvider" },
  "too-large": { issuer: "signin.setNoProvider" },
  "too-slow": { issuer: "signin.setSilent" },
  "too-many-redirects": { issuer: "signin.setNoProvider" },
  unreachable: { issuer: "signin.setSilent" },
} satisfies Record<ProviderRefusal, Record<string, MessageKey>>;

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const frame = await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/verwaltung/anmeldung");
  const { origin } = context.get(houseContext).settings;
  return {
    frame,
    saved: new URL(request.url).searchParams.has("hinweis"),
    returnAddress: houseReturnAddress(origin, ctx.region.slug),
    leaveAddress: `${origin}/app/anmelden`,
    setting: await findIdentityProvider(ctx),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await readForm(request);
  const { clientSecret = "", ...given } = form;
  const input = IdentityProvider.safeParse({
    label: given.label ?? "",
    issuer: (given.issuer ?? "").trim(),
    clientId: given.clientId ?? "",
    clientSecret,
    domains: (given.domains ?? "")
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter((domain) => domain !== ""),
    enabled: given.enabled === "on",
    passwordFor: given.passwordFor ?? "everybody",
    secondFactor: given.secondFactor === "on",
  });
  if (!input.success) {
    const faults = Object.fromEntries(
      Object.entries(faultsOf(input.error, words)).map(([field, word]) => (field.startsWith("domains") ? ["domains", words.domains ?? word] : [field, word])),
    );
    return data({ faults, given }, { status: 422 });
  }
  const result = await saveIdentityProvider(context.get(houseContext), context.get(requestContext), input.data);
  if (result.ok) return redirect(`/app/${params.region}/verwaltung/anmeldung?hinweis=gespeichert`, { status: 303 });
  const faults: Faults = refusals[result.refusal];
  return data({ faults, given }, { status: 422 });
}

export default function SignInSettingsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, setting, saved, returnAddress, leaveAddress } = loaderData;
  const faults: Faults = actionData?.faults ?? {};
  const given: Record<string, string> | undefined = actionData?.given;
  const error = (field: string) => (faults[field] ? t(faults[field]) : undefined);
  const value = (field: "label" | "issuer" | "clientId" | "domains") =>
    given?.[field] ?? (field === "domains" ? setting?.domains.join("\n") : setting?.[field]) ?? "";
  const isOn = (field: "enabled" | "secondFactor") => (given ? given[field] === "on" : (setting?.[field] ?? false));
  return (
    <WorkspacePage
      {...frame}
      title={t("signin.setTitle")}
      lede={setting?.enabled ? t("signin.setOn", { house: setting.label }) : t("signin.setOff")}
      notice={saved && !actionData ? <Notice kind="success">{t("accounts.saved")}</Notice> : null}
    >
      <title>{`${t("signin.setTitle")} – ${frame.region.name}`}</title>
      <section className="stack narrow">
        <h2>{t("signin.setAtProvider")}</h2>
        <p>{t("signin.setAtProviderHint")}</p>
        <p>
          {t("signin.setReturn")}: <code className="ltr">{returnAddress}</code>
        </p>
        <p>
          {t("signin.setLeave")}: <code className="ltr">{leaveAddress}</code>
        </p>
      </section>
      <form method="post" className="stack narrow">
        <h2>{t("signin.setHere")}</h2>
        <FormErrors errors={errorsOf(faults, t)} />
        <TextInput name="label" label={t("signin.setLabel")} hint={t("signin.setLabelHint")} error={error("label")} defaultValue={value("label")} required />
        <TextInput
          name="issuer"
          type="url"
          label={t("signin.setIssuer")}
          hint={t("signin.setIssuerHint")}
          error={error("issuer")}
          defaultValue={value("issuer")}
          required
        />
        <TextInput name="clientId" label={t("signin.setClient")} error={error("clientId")} defaultValue={value("clientId")} autoComplete="off" required />
        <TextInput
          name="clientSecret"
          type="password"
          label={t("signin.setSecret")}
          hint={setting ? t("signin.setSecretKept") : undefined}
          error={error("clientSecret")}
          autoComplete="off"
        />
        <TextInput
          name="domains"
          label={t("signin.setDomains")}
          hint={t("signin.setDomainsHint")}
          error={error("domains")}
          defaultValue={value("domains").replaceAll("\n", ", ")}
          required
        />
        <RadioList
          name="passwordFor"
          label={t("signin.setPassword")}
          chosen={given?.passwordFor ?? setting?.passwordFor ?? "everybody"}
          choices={[
            { value: "everybody", label: t("signin.setPasswordEverybody") },
            { value: "administrators", label: t("signin.setPasswordAdministrators"), hint: t("signin.setPasswordAdministratorsHint") },
          ]}
        />
        <CheckBox name="secondFactor" label={t("signin.setFactor")} hint={t("signin.setFactorHint")} defaultChecked={isOn("secondFactor")} />
        <CheckBox name="enabled" label={t("signin.setEnabled")} hint={t("signin.setEnabledHint")} defaultChecked={isOn("enabled")} />
        <Button kind="primary">{t("accounts.save")}</Button>
      </form>
    </WorkspacePage>
  );
}
