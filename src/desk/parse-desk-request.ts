import { z } from 'zod';
import { RequestError } from '../errors';

/** What a desk page may send; other fields are dropped, so that no request sets what it is not asked for. */
export const credentialsSchema = z.object({ name: z.string().min(1).max(64), password: z.string().min(1).max(200) });
export const messageSchema = z.object({ text: z.string().trim().min(1).max(5000) });
export const outcomeSchema = z.object({
  cause: z.string().trim().min(1).max(100).optional(),
  fix: z.string().trim().min(1).max(100).optional(),
  resolution: z.string().trim().min(1).max(2000),
});
export const listSchema = z.object({
  status: z.enum(['open', 'waiting', 'active', 'closed']).default('waiting'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});

/** Narrows a body or query; throws RequestError 400 that names the field. */
export function parseDeskRequest<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.map(String).join('.') || 'body';
  throw new RequestError(400, 'bad-request', `${field}: ${issue?.message ?? 'not as expected'}`);
}
