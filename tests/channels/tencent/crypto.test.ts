import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import fc from 'fast-check';
import { createMessageCipher } from '../../../src/channels/tencent/message-cipher';
import { isSigned, signatureOf } from '../../../src/channels/tencent/signature';
import vectors from './vectors.json';

const entries = Object.entries(vectors);

describe('the signature of a push', () => {
  it.each(entries)('is the one of vector %s, plain and encrypted', (_name, vector) => {
    const { token, timestamp, nonce, encrypt, msg_signature, plainSignature } = vector;
    expect(signatureOf([token, timestamp, nonce, encrypt])).toBe(msg_signature);
    expect(signatureOf([nonce, timestamp, token])).toBe(plainSignature);
  });

  it('is refused with a character changed, cut off or added', () => {
    const good = signatureOf(['token', '1', '2']);
    expect(isSigned(good, ['token', '1', '2'])).toBe(true);
    for (const bad of [
      good.slice(1),
      `${good}0`,
      good.toUpperCase(),
      '',
      good.replace(/^./, c => (c === '0' ? '1' : '0')),
    ])
      expect(isSigned(bad, ['token', '1', '2'])).toBe(false);
  });
});

describe('the envelope of the safe mode', () => {
  it.each(entries)(
    'is opened and closed as vector %s',
    (_name, { encodingAESKey, receiveId, random16, plaintext, encrypt }) => {
      const cipher = createMessageCipher({ encodingAesKeys: [encodingAESKey], receiveId }, () => Buffer.from(random16));
      expect(cipher.decrypt(encrypt)).toBe(plaintext);
      expect(cipher.encrypt(plaintext)).toBe(encrypt);
    },
  );

  const keys = [vectors.wechat_text.encodingAESKey, 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'];
  const cipher = createMessageCipher({ encodingAesKeys: keys.slice(0, 1), receiveId: 'wx1' });

  it('opens what it has closed, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        text => cipher.decrypt(cipher.encrypt(text)) === text,
      ),
    );
  });

  it("is the vendor's own, either way", () => {
    const [key] = keys;
    if (key === undefined) throw new Error('no key');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), text => {
        const ours = cipher.encrypt(text);
        return (
          decrypt(key, ours).message === text &&
          cipher.decrypt(encrypt(key, text, 'wx1')) === text &&
          getSignature('t', '1', '2', ours) === signatureOf(['t', '1', '2', ours])
        );
      }),
    );
  });

  it('is read with the key before while both are given, and is not for somebody else', () => {
    const older = createMessageCipher({ encodingAesKeys: keys.slice(1), receiveId: 'wx1' });
    const both = createMessageCipher({ encodingAesKeys: keys, receiveId: 'wx1' });
    const stranger = createMessageCipher({ encodingAesKeys: keys.slice(0, 1), receiveId: 'wx2' });
    expect(both.decrypt(older.encrypt('旧'))).toBe('旧');
    expect(cipher.decrypt(older.encrypt('旧'))).toBeUndefined();
    expect(stranger.decrypt(cipher.encrypt('新'))).toBeUndefined();
  });

  it('is never opened where a byte was changed, and never throws', () => {
    const good = Buffer.from(cipher.encrypt('转人工'), 'base64');
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bad = Buffer.from(good);
        bad[at] = (bad[at] ?? 0) ^ change;
        const opened = cipher.decrypt(bad.toString('base64'));
        // CBC lets the random bytes in front be changed; nothing that is read is.
        return opened === undefined || opened === '转人工' || at < 32;
      }),
    );
    fc.assert(fc.property(fc.base64String(), text => cipher.decrypt(text) === undefined));
    expect(cipher.decrypt('不是')).toBeUndefined();
  });

  it('wants a key as the console shows it', () => {
    for (const key of ['', 'short', `${keys[0]}=`, '!'.repeat(43)])
      expect(() => createMessageCipher({ encodingAesKeys: [key], receiveId: 'wx1' })).toThrow(RangeError);
  });
});
