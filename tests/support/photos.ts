import sharp from 'sharp';

/** What stands in the place data of `aPhoto`. */
export const GPS_MARK = 'PosCareTestGps';

/** A photo as a phone takes it: JPEG with device and place in its EXIF, and enough detail to weigh something. */
export async function aPhoto({ width = 640, height = 480, seed = 1 } = {}): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  let state = seed;
  for (let index = 0; index < pixels.length; index++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    pixels[index] = 90 + (index % 100) + (state % 16);
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .withExif({
      IFD0: { Make: 'PosCareTestPhone', Copyright: GPS_MARK },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 14/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '121/1 28/1 0/1' },
    })
    .jpeg()
    .toBuffer();
}

/** The checksum of PNG's chunks (ISO 3309). */
export function crc32(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
