import { splitClauses } from '../src/language/split-clauses';
import type { LanguageReader, Understanding } from '../src/language/understanding';
import type { BotInput } from '../src/turn/messages';
import { OPTION_MIN } from './least-likeness';

/** Card data, which was taken out of the message, hides nothing that stands beside it: `机器3000 帮查下 卡号[卡号…0123]` tells of a fault. */
export function beyondCardData(
  { found, message, now, incident }: BotInput,
  reader: LanguageReader,
  whole: Understanding,
): Understanding {
  if (found.length === 0 || message.content.kind !== 'text') return whole;
  if (whole.intent !== 'safety.card-data' && whole.intent !== 'none') return whole;
  const parts = splitClauses(message.content.text.replace(REDACTED, GONE));
  const others = parts.filter(part => !part.includes(GONE));
  if (others.length === 0 || others.length === parts.length) return whole;
  const { intent, confidence, alternatives } = reader.understand(others.join('，'), now);
  // In the middle of a case what is told of the fault is noted as it is.
  const isHeard = (incident ? REQUESTS : TELLS).test(intent) && confidence >= OPTION_MIN;
  return isHeard ? { ...whole, intent, confidence, alternatives } : whole;
}

/** The marks that the redaction leaves. */
const REDACTED = /\[[^\]]*\]/g;
const GONE = '\uFFFC';
const TELLS = /^(?:fault|request)\.|^safety\.money-debited$/;
const REQUESTS = /^request\.|^safety\.money-debited$/;
