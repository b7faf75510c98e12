import sharp from "sharp";
import { done, refused, type Result } from "#platform/result.ts";
import type { PictureKind } from "./kinds.ts";

export type PictureRefusal = "broken" | "picture-too-large" | "animated" | "heic";

/** Width times height: twice what a good telephone takes. Unpacked this is 200 MB, and that is the most a picture may cost. */
const MAX_PIXELS = 50_000_000;
/** In pixels, of the longer side: enough to print A3. */
const LONGEST_SIDE = 4_096;

// The library can read thirty formats, each a way in. Whatever a picture claims to be, only these three are ever opened.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"] });
sharp.cache(false);
// One picture after the other on one core: others are being served meanwhile.
sharp.concurrency(1);

const open = (bytes: Uint8Array) => sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error", sequentialRead: true });

/** Looks at a picture's head only, so a picture that claims to be huge costs nothing. */
export async function inspectPicture<K extends PictureKind>(bytes: Uint8Array, kind: K): Promise<Result<K, PictureRefusal>> {
  // The limit of pixels is asked here: libvips checks it when it decodes, and says so in words meant for programmers.
  const head = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!head || head.format !== kind) return refused("broken");
  if (head.width * (head.pageHeight ?? head.height) > MAX_PIXELS) return refused("picture-too-large");
  if ((head.pages ?? 1) > 1) return refused("animated");
  return done(kind);
}

/**
 * Draws a picture anew: upright, at most 4096 pixels long, in sRGB. Nothing but the pixels gets through, so place, camera,
 * time, hidden previews and whatever was appended stay behind.
 */
export async function redrawPicture(bytes: Uint8Array, kind: PictureKind): Promise<Result<Buffer, "broken">> {
  const picture = open(bytes).autoOrient().resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true });
  const options = { jpeg: { quality: 86 }, png: { compressionLevel: 9 }, webp: { quality: 86 } }[kind];
  try {
    return done(await picture.toFormat(kind, options).toBuffer());
  } catch {
    // Whatever libvips stumbles over: no other program should be asked to open it either.
    return refused("broken");
  }
}
