import { failed, type Finding } from './channel-check';
import { VendorError, VendorUnreachableError } from './vendor-error';

/** What each error number means to an operator, and what to do; `{address}` stands for this machine's, where the platform told it. */
export type Explanations = Readonly<Record<number, readonly [detail: string, fix: string]>>;

const UNKNOWN_ADDRESS = "this server's outgoing address";

/** A vendor's refusal in plain words, each with its number; rethrows what is no failure of a call. */
export function explainFailure(error: unknown, explanations: Explanations): Finding {
  if (error instanceof VendorUnreachableError)
    return failed(
      `${error.api} cannot be reached (${error.reason})`,
      "Let this machine out to the vendor's address on 443: firewall, DNS and time of day are what usually fails",
    );
  if (!(error instanceof VendorError)) throw error;
  const [detail, fix] = explanations[error.errcode] ?? [
    'the platform refuses',
    "Look the number up in the vendor's list of global error codes",
  ];
  return failed(`${detail} (errcode ${error.errcode})`, fix.replace('{address}', error.ownAddress ?? UNKNOWN_ADDRESS));
}
