import { data, redirect } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { useTexts } from "#app/components/locale.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { houseContext } from "#app/request.ts";
import { finishHouseSignIn, type HouseRefusal } from "#platform/auth/index.ts";
import type { Route } from "./+types/house-return.ts";
import { AccountFrame } from "./account-frame.tsx";

const words = {
  "not-available": "signin.houseSilent",
  "start-again": "signin.houseStartAgain",
  declined: "signin.houseDeclined",
  "not-proved": "signin.houseNotProved",
  "address-not-verified": "signin.houseNotVerified",
  "other-domain": "signin.houseOtherDomain",
  "not-invited": "signin.houseNotInvited",
  "other-person": "signin.houseOtherPerson",
} satisfies Record<HouseRefusal, MessageKey>;

/** Where the house sends the browser back to. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const result = await finishHouseSignIn(context.get(houseContext), params.region, request);
  if (result.ok) throw redirect(result.value.next, { headers: result.value.headers });
  return data({ word: words[result.refusal] }, { status: 422 });
}

export default function HouseReturnPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  return (
    <AccountFrame title={t("signin.houseRefusedTitle")} lede={t(loaderData.word)}>
      <p className="flow">
        <ButtonLink kind="primary" href="/app/anmelden">
          {t("accounts.backToSignIn")}
        </ButtonLink>
      </p>
    </AccountFrame>
  );
}
