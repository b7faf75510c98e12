/** A long job. @param value 0..1; null while the end is not known. */
export function ProgressBar({ id, label, value }: { id: string; label: string; value: number | null }) {
  return (
    <div className="kern-progress stack-s">
      <label htmlFor={id}>{label}</label>
      <progress id={id} {...(value === null ? {} : { value, max: 1 })} />
    </div>
  );
}
