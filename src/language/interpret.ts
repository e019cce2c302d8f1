import type { Analyze } from './analyze';
import { compareOptions } from './compare-options';
import { readOrdinal } from './read-ordinal';
import type { AnswerAct, AnswerQuestion, AnswerReading, Lexicon, Understanding } from './understanding';

export interface InterpretParts {
  readonly analyze: Analyze;
  readonly understand: (text: string, now: Date) => Understanding;
  readonly lexicon: Lexicon;
}

export type Interpret = (question: AnswerQuestion, text: string, now: Date) => AnswerReading;

/** Acts that an answer can be; an option that says the same in so many words still wins. */
const ACTS: ReadonlySet<string> = new Set<AnswerAct>([
  'act.unsure',
  'act.skip',
  'act.wait',
  'act.back',
  'act.repeat',
  'request.human',
]);
/** Short answers that are certain. */
const PLAIN_ACTS: readonly (readonly [AnswerAct, RegExp])[] = [
  [
    'act.unsure',
    /^(?:我?也?(?:不知道|不晓得|不清楚|不确定|不懂|没看|没注意|没留意|不记得|忘了|忘记了|记不清|说不准|说不清|搞不清楚?|弄不清|看不懂|没印象|唔知|唔清楚|不造|8知道))[啊呀呢吧了哦耶咯嘛诶哎。.!~ ]{0,4}$/,
  ],
  ['act.skip', /^(?:跳过|先跳过|跳过吧|下一个|下一题|过|略过|不想答|没法弄|做不了|弄不了)[啊吧了。.!~ ]{0,3}$/],
  [
    'act.wait',
    /^(?:等下|等等|稍等|等一下|等会儿?|等我?试试|等下我试试|我试试|我看看|我去看看|马上试)[啊吧哈。.!~ ]{0,3}$/,
  ],
  ['act.back', /^(?:说错了?|我?(?:刚才|刚刚)?(?:说|点|选|按)错了|上一步|返回|上一题|回上一步)[啊吧。.!~ ]{0,3}$/],
  ['act.repeat', /^(?:没看懂|没听懂|再说一遍|什么意思|啥意思|不明白|听不懂|重复一遍)[啊吧呢。.!?~ ]{0,3}$/],
];
/** An option this like the text is taken before anything the model says. */
const SURE_LIKENESS = 0.9;
const MIN_LIKENESS = 0.42;
const ACT_CONFIDENCE = 0.5;
const DIGRESSION_CONFIDENCE = 0.5;

/** Builds the reading of an answer against options that the knowledge may never have seen. */
export function createInterpret({ analyze, understand }: InterpretParts): Interpret {
  return (question, text, now) => {
    const answer = analyze(text);
    if (answer.canonical === '') return { kind: 'other', confidence: 1 };
    const likenesses = compareOptions(question, answer, analyze);
    const [best, second] = likenesses;
    const option = (confidence: number, optionId = best?.optionId ?? ''): AnswerReading => ({
      kind: 'option',
      optionId,
      confidence,
    });
    if (best && best.likeness >= SURE_LIKENESS && best.likeness > (second?.likeness ?? 0)) return option(best.likeness);
    const ordinal = readOrdinal(answer.canonical, question.options.length);
    if (ordinal !== undefined) return option(0.97, question.options[ordinal]!.id);
    const plain = PLAIN_ACTS.find(([, words]) => words.test(answer.canonical));
    if (plain) return { kind: 'act', act: plain[0], confidence: 0.98 };

    const { intent, confidence } = understand(text, now);
    if (intent === 'request.human' && confidence >= ACT_CONFIDENCE)
      return { kind: 'act', act: 'request.human', confidence };
    if (intent === 'act.unsure' && confidence >= ACT_CONFIDENCE && (best?.likeness ?? 0) < 0.75) {
      return { kind: 'act', act: 'act.unsure', confidence };
    }
    const margin = best ? best.likeness - (second?.likeness ?? 0) : 0;
    if (best && best.likeness >= MIN_LIKENESS && margin > 0.05 && !outweighs(intent, confidence, best.likeness)) {
      return option(Math.min(0.95, best.likeness * (0.6 + Math.min(0.4, margin))));
    }
    if (ACTS.has(intent) && confidence >= ACT_CONFIDENCE) return { kind: 'act', act: intent as AnswerAct, confidence };
    if (isDigression(intent) && confidence >= DIGRESSION_CONFIDENCE) return { kind: 'digression', intent, confidence };
    if (best && best.likeness >= MIN_LIKENESS * 0.7 && margin > 0.1) return option(best.likeness * 0.7);
    return { kind: 'other', confidence: 1 - Math.max(best?.likeness ?? 0, isDigression(intent) ? confidence : 0) };
  };
}

function isDigression(intent: string): boolean {
  return /^(?:safety|ask|fault)\./.test(intent);
}

/** Whether what the message means by itself is surer than that it is the option. */
function outweighs(intent: string, confidence: number, likeness: number): boolean {
  if (intent.startsWith('safety.')) return confidence > Math.max(0.6, likeness);
  if (intent.startsWith('ask.') || ACTS.has(intent)) return confidence > likeness + 0.15;
  return false;
}
