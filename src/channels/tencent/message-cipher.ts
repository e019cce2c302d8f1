import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** AES-256-CBC without the library's padding: the vendor pads to 32 bytes, not to 16. */
const ALGORITHM = 'aes-256-cbc';
const BLOCK = 32;
const RANDOM = 16;
const LENGTH = 4;
const IV = 16;
/** 43 characters of base64 make the 32 bytes of the key. */
const ENCODING_AES_KEY = /^[A-Za-z0-9+/]{43}$/;

export interface MessageCipherOptions {
  /** As the console shows it, 43 characters; the newest first, those before it are still read for as long as they are given. */
  readonly encodingAesKeys: readonly string[];
  /** Whom messages are for: the app id of an Official Account, the corp id of WeCom. */
  readonly receiveId: string;
}

export interface MessageCipher {
  /** UTF-8 text to base64, with the newest key. */
  encrypt(message: string): string;
  /** Base64 to text; undefined where no key fits, the padding or a length is wrong, or it was meant for somebody else. */
  decrypt(encrypted: string): string | undefined;
}

/** The envelope of WeChat's safe mode and of every WeCom callback: random(16) | length(4, big-endian) | message | receive id, padded to 32. */
export function createMessageCipher(
  { encodingAesKeys, receiveId }: MessageCipherOptions,
  random: (bytes: number) => Buffer = randomBytes,
): MessageCipher {
  const [newest, ...older] = encodingAesKeys.map(toKey);
  if (!newest) throw new RangeError('An EncodingAESKey is needed');
  return {
    encrypt(message) {
      const body = Buffer.from(message, 'utf8');
      const length = Buffer.alloc(LENGTH);
      length.writeUInt32BE(body.length);
      const plain = pad(Buffer.concat([random(RANDOM), length, body, Buffer.from(receiveId)]));
      const cipher = createCipheriv(ALGORITHM, newest, newest.subarray(0, IV)).setAutoPadding(false);
      return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
    },
    decrypt(encrypted) {
      for (const key of [newest, ...older]) {
        const message = open(key, encrypted, receiveId);
        if (message !== undefined) return message;
      }
      return undefined;
    },
  };
}

function toKey(encodingAesKey: string): Buffer {
  if (!ENCODING_AES_KEY.test(encodingAesKey))
    throw new RangeError('An EncodingAESKey has 43 characters of A-Z, a-z, 0-9');
  return Buffer.from(`${encodingAesKey}=`, 'base64');
}

/** One to 32 bytes, each with their number: a whole block where it fits already. */
function pad(plain: Buffer): Buffer {
  const missing = BLOCK - (plain.length % BLOCK);
  return Buffer.concat([plain, Buffer.alloc(missing, missing)]);
}

function open(key: Buffer, encrypted: string, receiveId: string): string | undefined {
  const bytes = Buffer.from(encrypted, 'base64');
  if (bytes.length === 0 || bytes.length % BLOCK !== 0) return undefined;
  const decipher = createDecipheriv(ALGORITHM, key, key.subarray(0, IV)).setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(bytes), decipher.final()]);
  const padding = plain.at(-1) ?? 0;
  if (padding < 1 || padding > BLOCK) return undefined;
  if (!plain.subarray(plain.length - padding).every(byte => byte === padding)) return undefined;
  const content = plain.subarray(RANDOM, plain.length - padding);
  if (content.length < LENGTH) return undefined;
  const length = content.readUInt32BE(0);
  if (length > content.length - LENGTH) return undefined;
  const message = content.subarray(LENGTH, LENGTH + length);
  const receiver = content.subarray(LENGTH + length);
  return receiver.equals(Buffer.from(receiveId)) ? message.toString('utf8') : undefined;
}
