import { positionOf } from './open-steps';
import type { PlanStep } from './exact-plan';
import type { Fix, History, Model, Restrictions } from './model';

/** The order in which the reference article names the causes: hardware, software, operation. */
const ARTICLE_ORDER = [
  'card-reader',
  'printer',
  'memory',
  'power',
  'operating-system',
  'application',
  'network',
  'driver',
  'input-error',
  'procedure',
  'environment',
  'timing',
];

/** For these the article's own remedy is to have the part replaced by after-sales service. */
const ARTICLE_CALLS_SERVICE = ['card-reader', 'printer'];

export interface ArticleReader {
  readonly firstIntent?: string;
  /** The true cause: a reader of the article is taken to see at once that a part is broken. */
  readonly cause: string;
}

/**
 * What a merchant does who follows the reference article. Where it leaves room, the doubt is in the article's favour:
 * - starts at the cause that the first words name (`fault.network` -> network), then goes on in the article's order;
 * - for each cause does the model's merchant fixes that cure this cause best, in file order, each once; asks nothing, so pays for no check;
 * - calls for service after the fixes of the reader or the printer, but only where that part is the cause: no call is wasted;
 * - does nothing that swipes while money is uncertain (the article itself does not say so);
 * - when all is done, hands off.
 */
export function articleStep(
  model: Model,
  reader: ArticleReader,
  history: History,
  restrictions: Restrictions,
): PlanStep {
  const open = positionOf(model, model.priors, history, restrictions).fixes;
  for (const cause of articleOrder(model, reader.firstIntent)) {
    const fix = open.find(
      entry => bestCured(model, entry) === cause && entry.after.every(id => history.tried.includes(id)),
    );
    if (fix) return { kind: 'try', id: fix.id };
    if (ARTICLE_CALLS_SERVICE.includes(cause) && reader.cause === cause) return { kind: 'handoff' };
  }
  const [left] = open.filter(fix => fix.after.every(id => history.tried.includes(id)));
  return left ? { kind: 'try', id: left.id } : { kind: 'handoff' };
}

/** Causes the article does not know follow in the model's order. */
function articleOrder(model: Model, firstIntent: string | undefined): readonly string[] {
  const named = model.causes.filter(cause => firstIntent === `fault.${cause}`);
  const known = ARTICLE_ORDER.filter(cause => model.causes.includes(cause));
  return [...new Set([...named, ...known, ...model.causes])];
}

function bestCured(model: Model, fix: Fix): string | undefined {
  const best = Math.max(...fix.success);
  return model.causes[fix.success.indexOf(best)];
}
