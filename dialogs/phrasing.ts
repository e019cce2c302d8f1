import type { AnswerOption } from '../src/language/understanding';
import type { Wording } from '../src/knowledge/knowledge';
import type { Choice } from '../src/store/records';
import type { CardLabelKey } from '../src/incident/card-lines';
import type { Witness } from './witness';
import type { ChoiceId } from './choice-ids';
import type { WordingKey } from './wording-keys';

export type Values = Readonly<Record<string, string>>;

/** Makes sentences from the wording; `variant` picks among several ways to say the same, so that a talk does not repeat itself. */
export interface Phrasing {
  say(key: WordingKey | CardLabelKey, values: Values, variant: number): string;
  choice(id: ChoiceId): Choice;
  /** The choice as an answer option, with the ways merchants put it. */
  option(id: ChoiceId): AnswerOption;
  /** Minutes as a merchant reads them: 0.5 -> half a minute, 3.2 -> 3. */
  minutes(minutes: number): string;
}

export function createPhrasing(wording: Wording, witness?: Witness): Phrasing {
  const variants = (key: string): readonly string[] => {
    const found = wording[key];
    return found === undefined ? [key] : typeof found === 'string' ? [found] : found;
  };
  const say: Phrasing['say'] = (key, values, variant) => {
    const ways = variants(key);
    const text = fill(ways[variant % ways.length] ?? key, values);
    witness?.made(key, text);
    return text;
  };
  const option: Phrasing['option'] = id => {
    const [label = id, ...phrases] = variants(`choice.${id}`);
    return { id, label, phrases };
  };
  return {
    say,
    option,
    choice: id => ({ id, label: option(id).label }),
    minutes: minutes =>
      minutes < 1 ? say('minutes.under-one', {}, 0) : say('minutes.some', { n: String(Math.round(minutes)) }, 0),
  };
}

/** `{a}b` with {a: '1'} -> `1b`; a value is put in once and never read again as a template. */
const fill = (template: string, values: Values): string =>
  template.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => values[name] ?? whole);
