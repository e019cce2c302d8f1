import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { ImageRefusedError } from '../../src/errors';
import { cleanImage, MAX_IMAGE_BYTES } from '../../src/media/clean-image';
import { aPhoto, crc32, GPS_MARK } from '../support/photos';

const reasonOf = async (file: Buffer): Promise<string> =>
  cleanImage(file).then(
    () => 'taken',
    (error: unknown) => (error instanceof ImageRefusedError ? error.reason : `threw ${String(error)}`),
  );

const plain = (): sharp.Sharp => sharp({ create: { width: 40, height: 20, channels: 3, background: '#aa0000' } });

/** A PNG whose header promises this many pixels; its data is a few zero bytes. */
function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([head, named, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0], 8);
  const rows = deflateSync(Buffer.alloc(Math.ceil(width / 8 + 1) * Math.min(height, 40_000)), { level: 9 });
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('a picture', () => {
  it('keeps nothing that the camera wrote into it: place, device, thumbnail', async () => {
    const photo = await aPhoto();
    const before = await sharp(photo).metadata();
    expect(before.exif?.toString('latin1')).toContain(GPS_MARK);
    const { bytes } = await cleanImage(photo);
    const after = await sharp(bytes).metadata();
    expect([after.exif, after.icc, after.iptc, after.xmp, after.orientation]).toEqual(Array(5).fill(undefined));
    expect(bytes.toString('latin1')).not.toContain(GPS_MARK);
  });

  it('stands upright, as the camera meant it', async () => {
    // 40 wide, 20 high, the left half red; orientation 6 is a quarter turn clockwise: red comes to the top.
    const right = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#0000ff' } })
      .png()
      .toBuffer();
    const file = await plain()
      .composite([{ input: right, left: 20, top: 0 }])
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { bytes, width, height } = await cleanImage(file);
    expect([width, height]).toEqual([20, 40]);
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    const pixel = (x: number, y: number) => data.subarray((y * info.width + x) * 3).subarray(0, 3);
    expect(pixel(10, 5)[0]).toBeGreaterThan(130);
    expect(pixel(10, 35)[2]).toBeGreaterThan(200);
  });

  it.each(['png', 'webp', 'gif', 'avif', 'jpeg'] as const)('may be a %s, and becomes a JPEG', async format => {
    const { bytes, contentType, width, height } = await cleanImage(await plain().toFormat(format).toBuffer());
    expect([contentType, width, height]).toEqual(['image/jpeg', 40, 20]);
    expect((await sharp(bytes).metadata()).format).toBe('jpeg');
  });

  it('that moves is kept by its first frame', async () => {
    const frame = (background: string) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background } })
        .png()
        .toBuffer();
    const moving = await sharp([await frame('#ff0000'), await frame('#00ff00')], { join: { animated: true } })
      .gif()
      .toBuffer();
    const { bytes, height } = await cleanImage(moving);
    const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    expect([height, (data[0] ?? 0) > 200, (data[1] ?? 255) < 60]).toEqual([8, true, true]);
  });

  it('of a large sensor is made as small as an agent needs it, and a small one stays as it is', async () => {
    const large = await sharp({ create: { width: 6000, height: 3000, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer();
    expect(await cleanImage(large)).toMatchObject({ width: 2048, height: 1024 });
    expect(await cleanImage(await plain().jpeg().toBuffer())).toMatchObject({ width: 40, height: 20 });
  });

  it('that is a script as well comes out as a picture only', async () => {
    const script = '<script>alert(1)</script><?php system(1) ?>';
    const polyglot = Buffer.concat([await plain().jpeg().toBuffer(), Buffer.from(script)]);
    const gif = await plain().gif().toBuffer();
    const commented = Buffer.concat([
      gif.subarray(0, -1),
      Buffer.from('\x21\xfe\x19<script>alert(1)</script>\x00;', 'latin1'),
    ]);
    for (const file of [polyglot, commented])
      expect((await cleanImage(file)).bytes.toString('latin1')).not.toMatch(/script|php/);
  });
});

describe('what is no picture to be kept', () => {
  it.each([
    [
      'an SVG with a script',
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
    ],
    [
      'an SVG behind a declaration',
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    ],
    ['a page that is named .jpg', '<!doctype html><html><body onload=alert(1)>photo.jpg</body></html>'],
    ['a PDF', '%PDF-1.7\n1 0 obj\n<<>>\nendobj'],
    ['a TIFF', 'II*\0\x08\0\0\0\0\0\0\0\0\0'],
    ['JSON', '{"errcode":40007,"errmsg":"invalid media_id"}'],
    ['a video', '\0\0\0\x18ftypmp42\0\0\0\0mp42isom'],
    ['nothing', ''],
  ])('is refused: %s', async (_name, file) => {
    expect(await reasonOf(Buffer.from(file, 'latin1'))).toBe('no-image');
  });

  it('is refused where it breaks off', async () => {
    for (const file of [await aPhoto(), await plain().png().toBuffer(), await plain().webp().toBuffer()])
      expect(await reasonOf(file.subarray(0, Math.floor(file.length * 0.6)))).toBe('unreadable');
  });

  it('is refused where a few bytes would be 1.6 gigapixels, before they are unpacked', async () => {
    const bomb = pngOf(40_000, 40_000);
    expect(bomb.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().rss;
    expect(await reasonOf(bomb)).toBe('unreadable');
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  it('is refused above ten megabytes', async () => {
    const photo = await aPhoto();
    expect(await reasonOf(Buffer.concat([photo, Buffer.alloc(MAX_IMAGE_BYTES)]))).toBe('too-large');
  });

  it('is refused or drawn anew, whatever bytes follow a true beginning', async () => {
    const starts = [await plain().jpeg().toBuffer(), await plain().png().toBuffer(), await plain().webp().toBuffer()];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...starts),
        fc.nat({ max: 300 }),
        fc.uint8Array({ maxLength: 200 }),
        async (start, kept, noise) => {
          expect(['taken', 'unreadable', 'no-image']).toContain(
            await reasonOf(Buffer.concat([start.subarray(0, kept), Buffer.from(noise)])),
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});
