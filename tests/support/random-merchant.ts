import { toModel } from '../../dialogs/diagnosis-model';
import { draw, type Random } from '../../src/diagnosis/random';
import { DEFAULT_NOISE } from '../../src/diagnosis/noise';
import { createMerchant } from '../../src/diagnosis/simulated-merchant';
import type { Knowledge } from '../../src/knowledge/knowledge';
import type { Choice } from '../../src/store/records';
import type { InboundContent, Reply } from '../../src/turn/messages';
import { createPhrasePools } from './phrase-pools';

/**
 * What a line is known to say, whatever the bot makes of it. `plain`: its meaning is clear, and it says none of the others; `stray`: words
 * of one question at another, which a person too might take for what they are not.
 */
export type Meaning = 'cure' | 'failure' | 'affirms' | 'takes-back' | 'wants-human' | 'asks' | 'plain' | 'stray';

/** One line of a merchant's. */
export interface Said {
  readonly content: InboundContent;
  readonly means: Meaning;
  /** Silence before it. */
  readonly waitMs: number;
}

/** What a merchant has before them. */
export interface Heard {
  /** The last reply that left something to tap. */
  readonly open?: Reply;
}

export interface RandomMerchant {
  /** The first line, about a fault as a rule. */
  opens(random: Random): Said;
  /** Any line at all. */
  says(random: Random, heard: Heard): Said;
  /** A real answer to what is asked, by a tap; `offers` counts how often a person was offered before. */
  answers(random: Random, heard: Heard, offers: number): Said;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const SILENCES_MS = [30 * 60 * 1000, 9 * 60 * 60 * 1000, 3 * DAY_MS, 9 * DAY_MS];

/** What kinds of line there are, by their share. */
const WEIGHTS = {
  tap: 0.22,
  answer: 0.26,
  optionPhrase: 0.1,
  resultPhrase: 0.08,
  otherPhrase: 0.1,
  intentPhrase: 0.08,
  question: 0.05,
  plain: 0.08,
  media: 0.02,
};
const SILENCE_CHANCE = 0.03;
const SECOND_PART_CHANCE = 0.1;
const STALE_TAP_CHANCE = 0.06;

/** Lines of no pool, or so common that they are to come often. */
const PLAIN: readonly (readonly [string, Meaning])[] = [
  ['不知道', 'plain'],
  ['等下我试试', 'plain'],
  ['好的', 'plain'],
  ['知道了', 'plain'],
  ['嗯', 'affirms'],
  ['说错了', 'takes-back'],
  ['转人工', 'wants-human'],
  ['转人工', 'wants-human'],
  ['3000', 'plain'],
  ['68', 'plain'],
  ['2', 'stray'],
  ['128.5', 'plain'],
  ['256块', 'plain'],
  ['13800138000', 'plain'],
  ['asdf jkl', 'plain'],
  ['？？？', 'plain'],
  ['。', 'plain'],
  ['👍', 'stray'],
  ['没扣钱', 'plain'],
  ['顾客说被扣钱了', 'plain'],
  ['没人回我吗', 'plain'],
  // Who waits with money in doubt may go on alone: then nothing that swipes may be proposed.
  ['不用人工了', 'plain'],
  ['不用人工了', 'plain'],
  ['机子摔过', 'plain'],
];

/** What a merchant taps after doing a step. */
const RESULT = { cured: 'act.fixed', 'in-vain': 'act.not-fixed', 'could-not': 'act.could-not' } as const;

/** A merchant with a hidden cause, drawn from the model; the same for the same seed. */
export function createRandomMerchant(knowledge: Knowledge, seed: string): RandomMerchant {
  const [file] = knowledge.codes;
  if (!file) throw new Error('knowledge/codes holds no code file');
  const model = toModel(file, knowledge.checks, knowledge.terminals);
  const merchant = createMerchant(model, 0, hash(seed), DEFAULT_NOISE);
  const pools = createPhrasePools(knowledge);

  const tap = ({ id }: Choice): Said => ({
    content: { kind: 'choice', choiceId: id, text: id },
    means: meaningOfTap(id),
    waitMs: 0,
  });
  const text = (words: string, means: Meaning): Said => ({ content: { kind: 'text', text: words }, means, waitMs: 0 });
  const from = (random: Random, [words, means]: readonly [string, Meaning]): Said => {
    if (random() >= SECOND_PART_CHANCE) return text(words, means);
    const [beside, meansToo] = pools.any(random);
    return text(`${words}，${beside}`, together(means, meansToo));
  };

  /** The option that is true where the hidden cause is at work. */
  const truth = (open: Reply): string | undefined => {
    const { kind, id } = open.step;
    const check = model.checks.find(entry => entry.id === id);
    if (check && kind !== 'try') {
      const answer = merchant.answer(check);
      return answer === 'unsure' || answer === 'skipped' ? 'act.unsure' : answer;
    }
    const fix = kind === 'try' ? model.fixes.find(entry => entry.id === id) : undefined;
    return fix ? RESULT[merchant.attempt(fix)] : undefined;
  };

  const answers: RandomMerchant['answers'] = (random, { open }, offers) => {
    if (!open) return text('机子报3000', 'failure');
    const choices = open.choices.filter(({ id }) => !id.startsWith('question.'));
    const wanted = truth(open);
    const chosen =
      choices.find(({ id }) => id === wanted) ??
      choices.find(({ id }) => id === (offers === 0 ? 'act.continue' : 'request.human')) ??
      pick(
        random,
        choices.filter(({ id }) => !LEADS_NOWHERE.includes(id)),
      );
    return chosen ? tap(chosen) : text('机子报3000', 'failure');
  };

  const plain = (random: Random): Said => from(random, pick(random, PLAIN) ?? ['嗯', 'affirms']);
  const makers: Readonly<Record<keyof typeof WEIGHTS, (random: Random, heard: Heard) => Said | undefined>> = {
    tap: (random, { open }) => {
      const choice = random() < STALE_TAP_CHANCE ? pools.anyButton(random) : pick(random, open?.choices ?? []);
      return choice && tap(choice);
    },
    answer: (random, heard) => answers(random, heard, Math.floor(random() * 2)),
    optionPhrase: (random, { open }) => {
      const phrase = open && pools.ofOption(random, open.step.id, truth(open));
      return phrase && from(random, phrase);
    },
    resultPhrase: random => from(random, pools.result(random)),
    otherPhrase: random => from(random, pools.any(random)),
    intentPhrase: random => from(random, pools.intent(random)),
    question: random => from(random, pools.question(random)),
    plain,
    media: random => ({
      content: { kind: 'media', mediaType: pick(random, ['image/jpeg', 'audio/amr', 'video/mp4']) ?? 'image/jpeg' },
      means: 'plain',
      waitMs: 0,
    }),
  };
  const kinds = Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[];
  const weights = kinds.map(kind => WEIGHTS[kind]);

  return {
    answers,
    opens: random => {
      const share = random();
      if (share < 0.1) return from(random, pools.any(random));
      if (share < 0.3) return text('刷卡报3000，顾客说被扣钱了', 'failure');
      return random() < 0.4
        ? text('机子报3000刷不了', 'failure')
        : from(random, pools.fault(random, merchant.firstIntent));
    },
    says: (random, heard) => {
      const waitMs = random() < SILENCE_CHANCE ? (pick(random, SILENCES_MS) ?? 0) : 0;
      const kind = kinds[draw(random, weights) ?? 0] ?? 'tap';
      return { ...(makers[kind](random, heard) ?? plain(random)), waitMs };
    },
  };
}

/** Buttons that end or restart what is going on, and are no answer to it. */
const LEADS_NOWHERE: readonly string[] = ['act.skip-all', 'ask.bot', 'ask.meaning-3000', 'act.fixed'];

/** A line of two parts is a cure where either is; what else it says is in doubt. */
const together = (first: Meaning, second: Meaning): Meaning =>
  first === 'cure' || second === 'cure' ? 'cure' : first === second ? first : 'stray';

function meaningOfTap(id: string): Meaning {
  if (id === 'act.fixed') return 'cure';
  if (id === 'act.not-fixed') return 'failure';
  if (id === 'request.human') return 'wants-human';
  return id.startsWith('question.') || id.startsWith('ask.') ? 'asks' : 'plain';
}

/** A number for a seed of words. */
const hash = (seed: string): number =>
  [...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7);

const pick = <T>(random: Random, items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
