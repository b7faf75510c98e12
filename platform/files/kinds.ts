/** What may be uploaded at all: its media type and the endings of its names, the usual one first. */
export const FILE_KINDS = {
  pdf: { mediaType: "application/pdf", endings: ["pdf"] },
  docx: { mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", endings: ["docx"] },
  xlsx: { mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", endings: ["xlsx"] },
  csv: { mediaType: "text/csv", endings: ["csv"] },
  text: { mediaType: "text/plain", endings: ["txt"] },
  png: { mediaType: "image/png", endings: ["png"] },
  webp: { mediaType: "image/webp", endings: ["webp"] },
  jpeg: { mediaType: "image/jpeg", endings: ["jpg", "jpeg"] },
} as const satisfies Record<string, { mediaType: string; endings: readonly [string, ...string[]] }>;

export type FileKind = keyof typeof FILE_KINDS;

export type PictureKind = Extract<FileKind, "png" | "webp" | "jpeg">;

export function isPicture(kind: FileKind): kind is PictureKind {
  return kind === "png" || kind === "webp" || kind === "jpeg";
}

/** @returns undefined for what is no media type of ours */
export function kindOf(mediaType: string): FileKind | undefined {
  return (Object.keys(FILE_KINDS) as FileKind[]).find((kind) => FILE_KINDS[kind].mediaType === mediaType);
}

/** In bytes. */
export const MAX_FILE_SIZE = 20 * 1024 * 1024;

/**
 * A name that is safe to give back: no folders, no control characters, no signs that turn the reading
 * direction (they make "exe.pdf" of "fdp.exe"), and the ending of what the content is, so that
 * a text called "page.html" does not open as a page.
 */
export function safeName(name: string, kind: FileKind): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const clean =
    last
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}<>:"|?*]/gu, "")
      .trim()
      .slice(0, 150) || "Datei";
  const ending = clean.toLowerCase().split(".").at(-1) ?? "";
  const { endings } = FILE_KINDS[kind];
  return endings.some((known) => known === ending) ? clean : `${clean}.${endings[0]}`;
}
