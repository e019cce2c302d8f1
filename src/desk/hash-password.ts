import { randomInt } from 'node:crypto';
import { hash } from '@node-rs/argon2';

/** No 0/O, 1/l/I: passwords are read from a screen and typed. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const PASSWORD_CHARS = 20; // 57^20: about 116 bits

export function generatePassword(): string {
  return Array.from({ length: PASSWORD_CHARS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** Argon2id with OWASP's minimum (19 MiB, 2 passes, 1 lane), which are the library's defaults; about 20 ms off the main thread. */
export const hashPassword = (password: string): Promise<string> => hash(password);
