import type { Case } from './closed-case';
import { OTHER } from './figure-source';
import type { CodeFigures, Figure, FigureSource, Shares } from './figure-source';
import { furthest, isNoticeable, LEAST_DRIFT, posteriorMean, sum, toFigure } from './posterior-mean';
import { createTally, forEachShare } from './tally';

/** "Something else" keeps at least this, as in the model: what no incident has shown yet may come tomorrow. */
const LEAST_OTHER = 0.02;

/** Priors of one code by cause id, "something else" last; they sum to 1. */
type Priors = readonly number[];

/**
 * The priors of a code in general, for each kind of terminal that has its own, and for each acquirer that has been counted before.
 * Every case bears on the general ones, which stand for all terminals together; those of a kind or an acquirer also on theirs. Only
 * the first code teaches the acquirers' priors, which no code of its own has.
 */
export function learnPriors(source: FigureSource, code: CodeFigures, all: readonly Case[], presentCases: number) {
  const cases = all.filter(entry => entry.code === code.code);
  const file = `codes/${code.code}.yaml`;
  const ids = code.causes.map(({ id }) => id);
  const before = withOther(code.causes.map(({ prior }) => prior));
  const { after, isMoved } = learnRow(before, [...ids, OTHER], cases, presentCases);
  const general: readonly Figure[] = isMoved
    ? ids.map((id, index) => ({
        file,
        path: ['causes', index, 'prior'],
        name: `P(${id})`,
        before: code.causes[index]?.prior ?? 0,
        after: toFigure(after[index] ?? 0),
        cases: cases.length,
      }))
    : [];
  const ofSome = (some: Omit<SomeTerminals, 'ids' | 'before' | 'after'>): readonly Figure[] =>
    learnSome({ ...some, ids, before, after: isMoved ? after : before }, presentCases);
  const kinds = source.terminals.kinds.flatMap(({ id: kind }) =>
    ofSome({
      file,
      priors: Object.fromEntries(
        code.causes.flatMap(({ id, priorByKind }) =>
          priorByKind?.[kind] === undefined ? [] : [[id, priorByKind[kind]] as const],
        ),
      ),
      cases: cases.filter(entry => entry.kind === kind),
      pathOf: (_, index) => ['causes', index, 'priorByKind', kind],
      nameOf: cause => `P(${cause} | ${kind})`,
    }),
  );
  const isFirst = source.codes[0]?.code === code.code;
  const acquirers = source.terminals.acquirers.flatMap(({ id: acquirer, priors }, position) =>
    priors && isFirst
      ? ofSome({
          file: 'terminals.yaml',
          priors,
          cases: cases.filter(entry => entry.acquirer === acquirer),
          pathOf: cause => ['acquirers', position, 'priors', cause],
          nameOf: cause => `P(${cause} | ${acquirer})`,
        })
      : [],
  );
  return [...general, ...kinds, ...acquirers];
}

interface SomeTerminals {
  readonly file: string;
  readonly ids: readonly string[];
  /** Their own priors; a cause without one has the general prior. */
  readonly priors: Shares;
  readonly before: Priors;
  readonly after: Priors;
  readonly cases: readonly Case[];
  readonly pathOf: (cause: string, index: number) => Figure['path'];
  readonly nameOf: (cause: string) => string;
}

/**
 * Priors of some terminals. What they share with all the others follows the general priors; their own are scaled into what that
 * leaves, in the proportions learnt, so that the set sums to 1 with "something else" in it.
 */
function learnSome(
  { file, ids, priors, before, after, cases, pathOf, nameOf }: SomeTerminals,
  presentCases: number,
): readonly Figure[] {
  const isOwn = (cause: string): boolean => priors[cause] !== undefined;
  if (!ids.some(isOwn)) return [];
  const present = withOther(ids.map((cause, index) => priors[cause] ?? before[index] ?? 0));
  const learnt = learnRow(present, [...ids, OTHER], cases, presentCases);
  const target = learnt.isMoved ? learnt.after : present;
  const shared = sum(ids.map((cause, index) => (isOwn(cause) ? 0 : (after[index] ?? 0))));
  const own = sum(ids.map((cause, index) => (isOwn(cause) ? (target[index] ?? 0) : 0))) + (target.at(-1) ?? 0);
  const scale = own > 0 ? Math.max(0, 1 - shared) / own : 1;
  const scaled = ids.map((cause, index) => (isOwn(cause) ? (target[index] ?? 0) * scale : (after[index] ?? 0)));
  const unchanged = ids.map((cause, index) => priors[cause] ?? after[index] ?? 0);
  const drifts = furthest(unchanged, scaled) >= LEAST_DRIFT || sum(unchanged) > 1 - LEAST_OTHER;
  if (!learnt.isMoved && !(drifts && after !== before)) return [];
  return ids.flatMap((cause, index) => {
    const figure = priors[cause];
    return figure === undefined
      ? []
      : {
          file,
          path: pathOf(cause, index),
          name: nameOf(cause),
          before: figure,
          after: toFigure(scaled[index] ?? 0),
          cases: cases.length,
          ...(!learnt.isMoved && { follows: true as const }),
        };
  });
}

function learnRow(before: Priors, ids: readonly string[], cases: readonly Case[], presentCases: number) {
  const tally = createTally();
  for (const entry of cases) forEachShare(entry, (cause, share) => tally.add('', cause, share));
  const counts = ids.map(id => tally.get('', id));
  const after = keepOther(posteriorMean(before, counts, presentCases));
  return { after, isMoved: isNoticeable(before, after, cases.length) };
}

/** The priors as the model reads them: "something else" gets the rest. */
function withOther(named: readonly number[]): Priors {
  const weights = [...named, Math.max(1 - sum(named), LEAST_OTHER)];
  const total = sum(weights);
  return weights.map(weight => weight / total);
}

function keepOther(priors: Priors): Priors {
  const other = priors.at(-1) ?? 0;
  if (other >= LEAST_OTHER) return priors;
  const scale = (1 - LEAST_OTHER) / (1 - other);
  return priors.map((prior, index) => (index === priors.length - 1 ? LEAST_OTHER : prior * scale));
}
