import sharp from 'sharp';
import { ImageRefusedError } from '../errors';
import { imageTypeOf } from './image-type-of';

/** A picture that was drawn anew: nothing of the file that came is left but what can be seen. */
export interface CleanImage {
  readonly contentType: 'image/jpeg';
  readonly bytes: Buffer;
  /** Pixels, upright. */
  readonly width: number;
  readonly height: number;
}

/** What phones send has 2 to 8 MB; WeChat takes pictures of up to 10 MB. */
export const MAX_IMAGE_BYTES = 10 * 1024 * 1024;
/** A phone's 12 to 24 megapixels and some more; 40 of them are 120 MB in memory. */
const MAX_PIXELS = 40_000_000;
/** Enough to read a terminal's screen in a photo of the counter. */
const MAX_SIDE = 2048;
const QUALITY = 82;
/** With the fetch before it, it fits into the 25 s for which a delivery is leased. */
const TIMEOUT_SEC = 5;

/**
 * Any JPEG, PNG, WebP, GIF (its first frame), AVIF or HEIC, told by its content -> an upright JPEG without metadata, 2,048 pixels at most.
 * Throws ImageRefusedError for everything else: another format, too many bytes or pixels, a file that breaks off, one that takes too long.
 */
export async function cleanImage(file: Buffer): Promise<CleanImage> {
  if (file.length > MAX_IMAGE_BYTES) throw new ImageRefusedError('too-large');
  // Before any decoder sees it: libvips would read SVG, PDF and TIFF as well.
  if (imageTypeOf(file) === undefined) throw new ImageRefusedError('no-image');
  try {
    const { data, info } = await sharp(file, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 })
      .timeout({ seconds: TIMEOUT_SEC })
      .autoOrient()
      .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true });
    return { contentType: 'image/jpeg', bytes: data, width: info.width, height: info.height };
  } catch (error) {
    throw new ImageRefusedError('unreadable', { cause: error });
  }
}
