import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Analyze } from './analyze';
import { createAnalyze } from './analyze';
import { collectGarbage } from './collect-garbage';
import { createMatchAnswer, trainAnswerModel } from './answer-model';
import { TEMPERATURE } from './choose-intent';
import { createFindAnswers } from './find-answers';
import { averageQuestions, createFindQuestions } from './find-questions';
import { createFindEntities } from './entities/find-entities';
import { createFoldSynonyms } from './fold-synonyms';
import { createCompareOptions } from './compare-options';
import { createDescribeWay } from './describe-way';
import { createEmbed } from './embed';
import { createInterpret } from './interpret';
import { createReadIntent } from './read-intent';
import { deniesDamage, refusesHuman } from './words/read-polarity';
import { createFindTermQuestion } from './words/find-term-question';
import { createFindRow } from './vocabulary';
import type { LinearModel } from './linear-model';
import { isQuestion } from './words/is-question';
import { createMatchLabel, trainModel } from './match-label';
import { loadModel, saveModel } from './model-file';
import { createSegment } from './segment';
import type { LanguageKnowledge, LanguageReader, Understanding } from './understanding';

export interface LanguageReaderOptions {
  /** Folder for trained weights and the trimmed dictionary; made if absent, safe to delete and to share between processes. */
  readonly cacheDir: string;
}

export interface TrainedLanguageReader extends LanguageReader {
  /** Whether weights were trained now rather than read from the cache. */
  readonly trained: boolean;
  readonly trainMs: number;
}

/** Part of the cache key, beside what is learnt: raised when features or training change. */
const MODEL_FORMAT = 5;

/** Builds the reader of language: trains on the knowledge's phrases (4 s), or reads what was trained before (0.1 s). */
export function createLanguageReader(
  knowledge: LanguageKnowledge,
  { cacheDir }: LanguageReaderOptions,
): TrainedLanguageReader {
  const analyze = createAnalyze(
    createSegment(knowledge.lexicon.terms, cacheDir),
    createFoldSynonyms(knowledge.lexicon.synonyms),
  );
  const { intents, answers, answered } = obtainModels(knowledge, analyze, cacheDir);
  if (intents.trained || answers.trained || answered.trained) collectGarbage();
  const { model } = intents;
  const findRow = createFindRow(model.vocabulary.hashes);
  const matchLabel = createMatchLabel(model, findRow, TEMPERATURE);
  const readIntent = createReadIntent({ analyze, matchLabel, labels: model.labels, codes: knowledge.codes });
  const findTermQuestion = createFindTermQuestion(knowledge.terms);
  const findEntities = createFindEntities(knowledge);
  const compareOptions = createCompareOptions(
    createDescribeWay({ analyze, embed: createEmbed(model.vocabulary, findRow), matchLabel, labels: model.labels }),
  );

  function understand(text: string, now: Date): Understanding {
    const analysed = analyze(text);
    const term = findTermQuestion(analysed.canonical);
    return {
      text,
      normalized: analysed.normalized,
      tokens: analysed.tokens,
      ...readIntent(analysed),
      entities: findEntities(analysed.normalized, now),
      deniesDamage: deniesDamage(analysed.normalized),
      refusesHuman: refusesHuman(analysed.canonical),
      isQuestion: isQuestion(analysed.normalized),
      ...(term !== undefined && { asksTerm: term }),
    };
  }

  const matchAnswer = createMatchAnswer(answers.model);
  return {
    understand,
    interpret: createInterpret({ analyze, compareOptions, matchAnswer, understand }),
    findAnswers: createFindAnswers(analyze, matchAnswer, knowledge.questions),
    findQuestions: createFindQuestions(answered.model, analyze),
    trained: intents.trained || answers.trained || answered.trained,
    trainMs: intents.trainMs + answers.trainMs + answered.trainMs,
  };
}

/** All that is learnt. A function of its own, so that what training keeps meanwhile goes with it. */
function obtainModels(knowledge: LanguageKnowledge, analyze: Analyze, cacheDir: string) {
  const analyzeOnce = remember(analyze);
  const lexicon = { terms: knowledge.lexicon.terms, synonyms: knowledge.lexicon.synonyms };
  return {
    intents: obtainModel(cacheDir, { lexicon, intents: knowledge.intents }, () =>
      trainModel(
        knowledge.intents.flatMap(({ id, phrases }) =>
          phrases.map(({ text }) => ({ ...analyzeOnce(text), label: id })),
        ),
      ),
    ),
    answers: obtainModel(cacheDir, { lexicon, questions: knowledge.questions }, () =>
      trainAnswerModel(knowledge.questions, analyzeOnce),
    ),
    answered: obtainModel(cacheDir, { lexicon, answered: knowledge.answered }, () =>
      averageQuestions(knowledge.answered, analyzeOnce),
    ),
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

/** The weights learnt from `source`: read from the cache where the same was learnt before, else trained and kept. */
function obtainModel(
  cacheDir: string,
  source: object,
  train: () => LinearModel,
): { readonly model: LinearModel; readonly trained: boolean; readonly trainMs: number } {
  const key = createHash('sha256')
    .update(`${MODEL_FORMAT} ${JSON.stringify(source)}`)
    .digest('hex')
    .slice(0, 24);
  const path = join(cacheDir, `language-${key}.bin`);
  const cached = loadModel(path);
  if (cached !== undefined) return { model: cached, trained: false, trainMs: 0 };
  const started = performance.now();
  const model = train();
  saveModel(path, model);
  return { model, trained: true, trainMs: performance.now() - started };
}
