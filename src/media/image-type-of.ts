export type ImageType = 'jpeg' | 'png' | 'gif' | 'webp' | 'heif';

/** Brands of ISO base media files that hold a still picture (ISO/IEC 23008-12 and the AVIF specification). */
const HEIF_BRANDS: readonly string[] = ['heic', 'heix', 'heim', 'heis', 'mif1', 'msf1', 'avif', 'avis'];

/** What a file is by its first bytes, whatever its name or header says; undefined where it is no picture that is taken. */
export function imageTypeOf(file: Buffer): ImageType | undefined {
  const ascii = (start: number, end: number): string => file.toString('latin1', start, end);
  if (file.length < 12) return undefined;
  if (file.readUIntBE(0, 3) === 0xffd8ff) return 'jpeg';
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (ascii(0, 6) === 'GIF87a' || ascii(0, 6) === 'GIF89a') return 'gif';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  return ascii(4, 8) === 'ftyp' && HEIF_BRANDS.includes(ascii(8, 12)) ? 'heif' : undefined;
}
