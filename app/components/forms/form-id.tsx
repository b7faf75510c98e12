import { useRouteLoaderData } from "react-router";

export const FORM_ID = "formular";

/**
 * Names this form as it is shown now. Every form that makes something new carries it (see app/form-id.ts).
 * A browser that comes "back" asks for the page again and must not put the old name into it, hence no autocompletion.
 */
export function FormId() {
  const shown = useRouteLoaderData<{ formId: string }>("root");
  return <input type="hidden" name={FORM_ID} value={shown?.formId} autoComplete="off" />;
}
