import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { RadioList, Select, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { houseContext } from "#app/request.ts";
import { completeSetup, findSetup, SetUp } from "#platform/auth/index.ts";
import type { Route } from "./+types/setup.ts";
import { AccountFrame } from "./account-frame.tsx";
import { errorsOf, faultsOf, readForm, type Faults } from "./form.ts";
import { NewPasswordInput } from "./new-password-input.tsx";
import { SalutationInput } from "./salutation-input.tsx";

const NEW = "neu";
const LATER = "spaeter";

const words: Faults = {
  name: "accounts.nameMissing",
  email: "accounts.emailInvalid",
  "region.name": "accounts.regionNameMissing",
  "region.slug": "accounts.slugInvalid",
};
/** Inputs that carry another name than what they fill. */
const inputNames: Record<string, string> = { "region.name": "regionName", "region.slug": "slug" };

export async function loader({ params, context }: Route.LoaderArgs) {
  const found = await findSetup(context.get(houseContext).database, params.token);
  return data({ regions: found?.regionsWithoutAdministrator.map(({ id, name }) => ({ id, name })) ?? null }, { status: found ? 200 : 410 });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { password = "", ...given } = await readForm(request);
  const { name = "", salutation = "", email = "", region: choice = LATER } = given;
  const newRegion = { name: given.regionName ?? "", slug: given.slug ?? "", kind: given.kind ?? "" };
  const region = choice === LATER ? null : choice === NEW ? newRegion : { id: choice };
  const input = SetUp.safeParse({ name, salutation, email, password, region });
  if (!input.success) return data({ faults: atInputs(faultsOf(input.error, words)), given }, { status: 422 });
  const result = await completeSetup(context.get(houseContext), params.token, input.data);
  if (result.ok) return redirect("/app/anmelden?hinweis=bereit", { status: 303 });
  const faults: Faults =
    result.refusal === "link-not-valid"
      ? {}
      : result.refusal === "slug-taken"
        ? { slug: "accounts.slug-taken" }
        : result.refusal === "region-has-administrator"
          ? { region: "accounts.region-has-administrator" }
          : { password: `accounts.${result.refusal}` };
  return data({ faults, given }, { status: 422 });
}

const atInputs = (faults: Faults): Faults => Object.fromEntries(Object.entries(faults).map(([field, word]) => [inputNames[field] ?? field, word]));

export default function SetupPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  if (!loaderData.regions) return <AccountFrame title={t("accounts.linkNotValidTitle")} lede={t("accounts.setupNotValid")} />;
  const faults: Faults = actionData?.faults ?? {};
  const given: Record<string, string> = actionData?.given ?? {};
  const error = (field: string) => (faults[field] ? t(faults[field]) : undefined);
  const regions = loaderData.regions.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <AccountFrame title={t("accounts.setupTitle")} lede={t("accounts.setupLede")}>
      <form method="post" className="stack-l flow">
        <FormErrors errors={errorsOf(faults, t)} />
        <section className="stack">
          <h2>{t("accounts.setupPerson")}</h2>
          <SalutationInput value={given.salutation} />
          <TextInput name="name" label={t("accounts.name")} error={error("name")} defaultValue={given.name} autoComplete="name" required />
          <TextInput name="email" type="email" label={t("accounts.email")} error={error("email")} defaultValue={given.email} autoComplete="username" required />
          <NewPasswordInput name="password" label={t("accounts.password")} error={error("password")} />
        </section>
        <section className="stack">
          <h2>{t("accounts.setupRegion")}</h2>
          <p className="muted">{t("accounts.setupRegionHint")}</p>
          <RadioList
            name="region"
            label={t("accounts.setupRegionWhich")}
            error={error("region")}
            chosen={given.region ?? regions[0]?.value ?? NEW}
            choices={[...regions, { value: NEW, label: t("accounts.setupRegionNew") }, { value: LATER, label: t("accounts.setupRegionNone") }]}
          />
          <TextInput
            name="regionName"
            label={t("accounts.regionName")}
            hint={t("accounts.regionNameHint")}
            error={error("regionName")}
            defaultValue={given.regionName}
          />
          <TextInput name="slug" label={t("accounts.regionSlug")} hint={t("accounts.regionSlugHint")} error={error("slug")} defaultValue={given.slug} />
          <Select
            name="kind"
            label={t("accounts.regionKind")}
            defaultValue={given.kind ?? "landkreis"}
            choices={[
              { value: "landkreis", label: t("accounts.kindCounty") },
              { value: "kreisfreie-stadt", label: t("accounts.kindCity") },
            ]}
          />
        </section>
        <Button kind="primary">{t("accounts.setupSubmit")}</Button>
      </form>
    </AccountFrame>
  );
}
