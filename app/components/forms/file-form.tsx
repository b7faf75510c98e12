import { SubmitBar } from "#app/components/dock.tsx";
import { useFormats } from "#app/components/locale.tsx";
import { FileInput } from "./controls.tsx";
import { FormErrors } from "./form-errors.tsx";

/** A page's only form: one document to put beside a thing. @param limit in bytes */
export function FileForm({
  name,
  label,
  kinds,
  limit,
  error,
  act,
  cancel,
}: {
  name: string;
  label: string;
  kinds: string;
  limit: number;
  error: string | undefined;
  act: string;
  cancel: { href: string; label: string };
}) {
  const formats = useFormats();
  return (
    <form method="post" encType="multipart/form-data" className="stack narrow">
      <FormErrors errors={error ? { [name]: error } : {}} />
      <FileInput name={name} label={label} kinds={kinds} size={formats.bytes(limit)} error={error} required />
      <SubmitBar label={act} cancel={cancel} />
    </form>
  );
}
