import { verify } from '@node-rs/argon2';
import { generatePassword, hashPassword } from './hash-password';

/** The hash of a password that nobody knows. */
let decoy: Promise<string> | undefined;

/** Checks a password; takes the same work where there is no account (`passwordHash` undefined), so that time names nobody. */
export async function verifyPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  decoy ??= hashPassword(generatePassword());
  const isRight = await verify(passwordHash ?? (await decoy), password);
  return isRight && passwordHash !== undefined;
}
