import { isMoneySettled } from '../src/incident/is-money-at-risk';
import type { CheckEntry, CheckOption } from '../src/knowledge/schema';
import { findMenuEntry, MENU_WORDS } from '../src/language/words/reads-menu';
import { insistsOnAsking } from '../src/language/words/is-question';
import { codeFileOf, modelOf, openCase } from './case';
import { historyFor } from './diagnosis-model';
import { MONEY_CHECK } from './due-safety-check';
import { askMenuEntry, askResult, sayFix } from './say-step';
import type { Talk } from './talk';

/** The option that was chosen; of the money, what the words say outdoes what they resemble. */
export function chosenOf({ reading }: Talk, check: CheckEntry | undefined): CheckOption | undefined {
  const said = check?.id === MONEY_CHECK ? reading.understanding.entities.moneyDebited : undefined;
  const stated = said && check?.options.find(({ implies }) => implies?.value === said);
  return stated ?? check?.options.find(({ id }) => id === reading.optionId);
}

/** The message asks about the step in so many words, whatever else in it resembles a result: `不是不是 我是问你 切到流量要不要钱`. */
export const asksBack = ({ reading }: Talk): boolean =>
  !reading.isExact && reading.understanding.isQuestion && insistsOnAsking(reading.understanding.normalized);

/** Answers which entry of a menu the proposed step means, and whether a step of the merchant's own will do; true where it was that. */
export async function answerAboutStep(talk: Talk, fixId: string): Promise<boolean> {
  const steps =
    codeFileOf(talk)
      .fixes.find(({ id }) => id === fixId)
      ?.steps.join(' ') ?? '';
  const words = MENU_WORDS.filter(word => steps.includes(word));
  const entry = findMenuEntry(talk.reading.understanding.normalized, words);
  if (entry) {
    await askMenuEntry(talk, fixId, entry);
    return true;
  }
  const wanted = wantedFix(talk, fixId);
  if (wanted === undefined) return false;
  talk.begin('try.yes-do');
  if (wanted === fixId) await askResult(talk, fixId, 'try.result');
  else await sayFix(talk, wanted);
  return true;
}

/** A step that the merchant asks leave for: one that could be proposed is as good now. */
function wantedFix(talk: Talk, fixId: string): string | undefined {
  const { reading, tools } = talk;
  if (!reading.understanding.isQuestion) return undefined;
  const named = tools.reader.findAnswers(reading.text, ['wants'], true).map(({ optionId }) => optionId);
  if (named.includes(fixId)) return fixId;
  const { tried } = historyFor(codeFileOf(talk), openCase(talk));
  const settled = isMoneySettled(openCase(talk));
  return modelOf(talk).fixes.find(({ id, swipes }) => named.includes(id) && !tried.includes(id) && (settled || !swipes))
    ?.id;
}
