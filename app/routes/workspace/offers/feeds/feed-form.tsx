import type { ReactNode } from "react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Dock } from "#app/components/dock.tsx";
import { CheckBox, Select, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useNameFaults, type Named } from "#app/components/forms/named-input.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { OrganisationInput } from "../../network/name-inputs.tsx";
import type { FeedDraft, FeedErrors } from "./feed-input.ts";

type Choices = readonly { id: string; name: string }[];
export type FeedChoices = { branches: Choices; municipalities: Choices };

/** Connecting and changing alike; the page carries an OrganisationList. @param version absent while the feed does not exist */
export function FeedForm({
  draft,
  errors,
  organisation,
  choices,
  version,
  cancelHref,
  children,
}: {
  draft: FeedDraft;
  errors: FeedErrors;
  /** Who holds the events. */
  organisation: Named;
  choices: FeedChoices;
  version?: number;
  cancelHref: string;
  /** Between the fields and the buttons: the preview. */
  children?: ReactNode;
}) {
  const { t } = useTexts();
  const sentences = Object.fromEntries(Object.entries(errors).map(([name, code]) => [name, t(`feeds.error-${code}`)]));
  const unclear = useNameFaults({ organisationId: organisation });
  const select = (name: "branchId" | "municipalityId", from: Choices) => ({
    name,
    label: t(`feeds.field-${name}`),
    defaultValue: draft[name],
    error: sentences[name],
    empty: "–",
    choices: from.map(({ id, name: label }) => ({ value: id, label })),
  });
  return (
    <form method="post" className="stack narrow" noValidate>
      {version === undefined ? <FormId /> : <input type="hidden" name="version" value={version} />}
      <FormErrors errors={{ ...sentences, ...unclear }} />
      <TextInput
        name="address"
        label={t("feeds.field-address")}
        hint={t("feeds.field-address-hint")}
        defaultValue={draft.address}
        error={sentences.address}
        inputMode="url"
      />
      <TextInput name="name" label={t("feeds.field-name")} hint={t("feeds.field-name-hint")} defaultValue={draft.name} error={sentences.name} maxLength={120} />
      <OrganisationInput
        name="organisationId"
        label={t("feeds.field-organisationId")}
        hint={t("forms.organisation-wanted-hint")}
        error={sentences.organisationId}
        organisation={organisation}
      />
      <Select {...select("branchId", choices.branches)} />
      <Select {...select("municipalityId", choices.municipalities)} optional />
      <CheckBox name="isTrusted" label={t("feeds.field-isTrusted")} hint={t("feeds.field-isTrusted-hint")} defaultChecked={draft.isTrusted} />
      {version === undefined ? null : <CheckBox name="isPaused" label={t("feeds.field-isPaused")} defaultChecked={draft.isPaused} />}
      {children}
      <Dock>
        <ButtonLink kind="tertiary" href={cancelHref}>
          {t("common.cancel")}
        </ButtonLink>
        {version === undefined ? (
          <Button name="intent" value="preview">
            {t("feeds.preview")}
          </Button>
        ) : null}
        <Button kind="primary" name="intent" value="save">
          {t(version === undefined ? "feeds.connect" : "feeds.save")}
        </Button>
      </Dock>
    </form>
  );
}
