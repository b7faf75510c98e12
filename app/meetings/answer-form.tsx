import { Button } from "#app/components/button.tsx";
import { RadioList, Select, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import type { OwnPlace } from "#domain/network/meetings/index.ts";
import type { TypedAnswer } from "./read-answer.ts";

type Own = Pick<OwnPlace, "onlineUrl" | "answer" | "substitutePersonId" | "needs" | "colleagues">;

/** Whether somebody comes to a meeting, who comes instead, and what is needed: behind the link in the mail, and on the meeting's page for who signed in. */
export function MeetingAnswerForm({ own, faults, typed }: { own: Own; faults: Record<string, MessageKey>; typed: TypedAnswer | null }) {
  const { t } = useTexts();
  const errors = Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)]));
  const answers = own.onlineUrl ? (["yes", "online", "no"] as const) : (["yes", "no"] as const);
  const given: TypedAnswer = typed ?? {
    answer: own.answer ?? "",
    substitute: own.substitutePersonId ?? "",
    interpreter: own.needs?.interpreterLanguage ?? "",
    childcare: own.needs?.childcare ?? "",
    access: own.needs?.access ?? "",
  };
  return (
    <form method="post" className="stack-l">
      <FormErrors errors={errors} />
      <RadioList
        name="answer"
        label={t("invitation.answer")}
        error={errors["answer"]}
        chosen={given.answer}
        choices={answers.map((value) => ({ value, label: t(`invitation.${value}`) }))}
      />
      {own.colleagues.length > 0 ? (
        <Select
          name="substitute"
          label={t("invitation.substitute")}
          hint={t("invitation.substitute-hint")}
          empty={t("invitation.substitute-none")}
          choices={own.colleagues.map(({ id, name }) => ({ value: id, label: name, lang: "de" }))}
          defaultValue={given.substitute}
          error={errors["substitute"]}
          optional
        />
      ) : null}
      <details open={Boolean(given.interpreter || given.childcare || given.access)}>
        <summary>{t("invitation.needs")}</summary>
        <div className="stack flow-s">
          <p className="muted s">{t("invitation.needs-lede")}</p>
          <TextInput
            name="interpreter"
            label={t("invitation.interpreter")}
            defaultValue={given.interpreter}
            error={errors["interpreter"]}
            maxLength={60}
            optional
          />
          <TextInput
            name="childcare"
            label={t("invitation.childcare")}
            hint={t("invitation.childcare-hint")}
            defaultValue={given.childcare}
            error={errors["childcare"]}
            maxLength={500}
            optional
          />
          <TextInput
            name="access"
            label={t("invitation.access")}
            hint={t("invitation.access-hint")}
            defaultValue={given.access}
            error={errors["access"]}
            maxLength={500}
            optional
          />
        </div>
      </details>
      <div className="row">
        <Button kind="primary" name="intent" value="answer">
          {t("invitation.send")}
        </Button>
      </div>
    </form>
  );
}
