import type { LogFields } from '../../log';
import { errorFacts } from '../../turn/error-facts';
import { VendorError, VendorUnreachableError } from '../tencent/vendor-error';

/** What a log may hold of a failed call: of the platform's refusals also their sentence, which quotes nobody. */
export function failureFacts(error: unknown): LogFields {
  if (error instanceof VendorError) return { code: error.code, errcode: error.errcode, reason: error.message };
  if (error instanceof VendorUnreachableError) return { code: error.code, reason: error.message };
  return errorFacts(error);
}
