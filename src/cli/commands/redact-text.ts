import { redact } from '../../language/redact';
import { readInput } from '../io';

/** `redact`: stdin as it would be stored. */
export async function redactText(): Promise<void> {
  process.stdout.write(redact(await readInput()).text);
}
