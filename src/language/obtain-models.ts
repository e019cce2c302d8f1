import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Analyze } from './analyze';
import { createAnalyze } from './analyze';
import { trainAnswerModel } from './answer-model';
import { createFoldSynonyms } from './fold-synonyms';
import type { LikenessModel } from './likeness-model';
import { learnLikeness, readLikeness, storeLikeness } from './likeness-model';
import type { LinearModel } from './linear-model';
import { readLinear, storeLinear } from './linear-model';
import { trainModel } from './match-label';
import type { StoredModel } from './model-file';
import { loadModel, saveModel } from './model-file';
import { ensurePinyin, obtainReadPinyin } from './pinyin/obtain-pinyin';
import type { ReadPinyin } from './pinyin/read-pinyin';
import { createSegment } from './segment';
import { trainBeside } from './train-beside';
import type { LanguageKnowledge } from './understanding';

/** Part of the cache key, beside what is learnt: raised when features or training change. */
const MODEL_FORMAT = 13;

export interface ObtainedModel<Model> {
  readonly model: Model;
  readonly trained: boolean;
  readonly trainMs: number;
}

/** What is learnt of messages and of replies. */
interface PerModel<Of> {
  readonly intents: Of;
  readonly answers: Of;
}

export interface ObtainedModels extends PerModel<ObtainedModel<LinearModel>> {
  readonly answered: ObtainedModel<LikenessModel>;
}

/** How phrases are analysed under a knowledge, to be learnt from. */
export const analyzeFor = ({ lexicon }: LanguageKnowledge, cacheDir: string, readPinyin?: ReadPinyin): Analyze =>
  createAnalyze(createSegment(lexicon.terms, cacheDir), createFoldSynonyms(lexicon.synonyms), readPinyin);

/** How messages are analysed: like phrases, and pinyin in characters. */
export const messageAnalyzeFor = (knowledge: LanguageKnowledge, cacheDir: string): Analyze =>
  analyzeFor(knowledge, cacheDir, obtainReadPinyin(knowledge, cacheDir));

/** All that is learnt. A function of its own, so that what training keeps meanwhile goes with it. */
export function obtainModels(knowledge: LanguageKnowledge, cacheDir: string): ObtainedModels {
  const analyzeOnce = remember(analyzeFor(knowledge, cacheDir));
  const orders = ordersFor(knowledge, analyzeOnce);
  const isLearnt = ({ source }: { readonly source: object }): boolean => existsSync(pathFor(cacheDir, source));
  const wait = [orders.answers, orders.answered].some(isLearnt) ? undefined : trainBeside(knowledge, cacheDir);
  const intents = obtainModel(cacheDir, orders.intents);
  wait?.();
  const trainedBeside = wait !== undefined;
  const beside = <Model>(found: ObtainedModel<Model>): ObtainedModel<Model> =>
    trainedBeside ? { ...found, trained: true } : found;
  return {
    intents,
    answers: beside(obtainModel(cacheDir, orders.answers)),
    answered: beside(obtainModel(cacheDir, orders.answered)),
  };
}

/** What replies and questions mean, and how pinyin is read, into the cache. */
export function obtainAnswerModels(knowledge: LanguageKnowledge, cacheDir: string): void {
  const { answers, answered } = ordersFor(knowledge, remember(analyzeFor(knowledge, cacheDir)));
  obtainModel(cacheDir, answers);
  obtainModel(cacheDir, answered);
  ensurePinyin(knowledge, cacheDir);
}

/** What is learnt from, which the cache key is made of, and how. */
interface Order<Model> {
  readonly source: object;
  train(): Model;
  readonly store: (model: Model) => StoredModel;
  readonly read: (stored: StoredModel) => Model | undefined;
}

interface Orders extends PerModel<Order<LinearModel>> {
  readonly answered: Order<LikenessModel>;
}

function ordersFor(
  { lexicon: { terms, synonyms }, intents, questions, answered }: LanguageKnowledge,
  analyze: Analyze,
): Orders {
  const lexicon = { terms, synonyms };
  return {
    intents: {
      source: { lexicon, intents },
      store: storeLinear,
      read: readLinear,
      train: () =>
        trainModel(intents.flatMap(({ id, phrases }) => phrases.map(({ text }) => ({ ...analyze(text), label: id })))),
    },
    answers: {
      source: { lexicon, questions },
      store: storeLinear,
      read: readLinear,
      train: () => trainAnswerModel(questions, analyze),
    },
    answered: {
      source: { lexicon, answered },
      store: storeLikeness,
      read: readLikeness,
      train: () => learnLikeness(answered, analyze),
    },
  };
}

/** A phrase is learnt from in several places; what it is made of is found once, for as long as the training lasts. */
function remember(analyze: Analyze): Analyze {
  const known = new Map<string, ReturnType<Analyze>>();
  return text => {
    const analysed = known.get(text) ?? analyze(text);
    known.set(text, analysed);
    return analysed;
  };
}

function pathFor(cacheDir: string, source: object): string {
  const key = createHash('sha256')
    .update(`${MODEL_FORMAT} ${JSON.stringify(source)}`)
    .digest('hex')
    .slice(0, 24);
  return join(cacheDir, `language-${key}.bin`);
}

/** The weights: read from the cache where the same was learnt before, else trained and kept. */
function obtainModel<Model>(cacheDir: string, { source, train, store, read }: Order<Model>): ObtainedModel<Model> {
  const path = pathFor(cacheDir, source);
  const stored = loadModel(path);
  const cached = stored && read(stored);
  if (cached !== undefined) return { model: cached, trained: false, trainMs: 0 };
  const started = performance.now();
  const model = train();
  saveModel(path, store(model));
  return { model, trained: true, trainMs: performance.now() - started };
}
