import { z } from 'zod';

/** The fields that several knowledge files are made of. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is kebab-case: lower-case letters, digits and single hyphens')
  .describe('Stable id in kebab-case');
export const text = z.string().trim().min(1);
export const source = text.describe('Where the claim comes from; "own advice" where it is ours');
/** The reasoning behind an entry's numbers: nobody adds one without. */
export const figures = text.min(10, 'say in a few words where the numbers come from');
export const probability = z.number().min(0, 'a probability is 0 to 1').max(1, 'a probability is 0 to 1');
export const minutes = z.number().positive('minutes are greater than 0').max(240);
export const code = z
  .string({ error: 'a code is text: put it in quotes' })
  .regex(/^[A-Z0-9]{2,6}$/, "a code is 2 to 6 capital letters or digits, quoted: '3000'");
export const timeOfDay = z
  .string({ error: 'a time is text: put it in quotes' })
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "a time is 00:00 to 24:00, quoted: '09:00'");
export const intentId = z.string().regex(/^[a-z]+(\.[a-z0-9-]+)?$/, 'an intent id is like fault.network');
