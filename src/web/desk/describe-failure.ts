import { zhCN } from '../locales/zh-CN';
import { HttpError, UnreachableError } from '../shared/http-errors';

const { toasts } = zhCN.desk;

/** What a failed change is said to the agent as. */
export function describeFailure(error: unknown): string {
  if (error instanceof UnreachableError) return toasts.unreachable;
  if (!(error instanceof HttpError)) return toasts.refused;
  if (error.status === 401) return zhCN.desk.signIn.ended;
  if (error.status === 403) return toasts.forbidden;
  if (error.status === 404) return toasts.gone;
  if (error.status !== 409) return toasts.refused;
  return error.owner && !NOBODY.includes(error.owner) ? toasts.takenBy(error.owner) : toasts.taken;
}

/** Owners that are not a person. */
const NOBODY: readonly string[] = ['bot', 'queue', 'nobody'];
