import type { Check, Fix, History, Model } from '../src/diagnosis/model';
import { historyOf } from '../src/diagnosis/replay-belief';
import type { DiagnosisFacts } from '../src/diagnosis/replay-belief';
import { toShanghaiMinuteOfDay } from '../src/clock';
import { faultBeganAt } from '../src/incident/fault-began-at';
import type { Incident } from '../src/incident/incident';
import { isWithin } from '../src/knowledge/day-span';
import type { Knowledge } from '../src/knowledge/knowledge';
import type { CauseEntry, CheckEntry, CodeFile, FixEntry, Terminals } from '../src/knowledge/schema';

/** What is known of the terminal, by the ids of terminals.yaml, and of when its fault showed. */
export interface KnownTerminal {
  readonly kind?: string;
  readonly acquirer?: string;
  /** The kinds it can be by what was answered and done, where the kind itself is not known (`kindsLeft`). */
  readonly kindsLeft?: readonly string[];
  /** What was answered so far. */
  readonly answers?: readonly { readonly check: string; readonly answer: string }[];
  /** When the fault showed, ISO 8601; absent: the priors of the whole day. */
  readonly faultBeganAt?: string;
}

/** The cause that stands for everything the code file does not name. */
export const OTHER_CAUSE = 'other';

/** "Something else" always stays possible, even where the file's priors sum to 1. */
const LEAST_OTHER_PRIOR = 0.02;

/** Merchants tap the wrong button and misread screens: no option is impossible under any cause. */
const LEAST_GIVEN = 0.01;

type Planning = CodeFile['planning'];

/**
 * The troubleshooting model for one code and what is known of the terminal.
 * Keeps merchant fixes only; drops checks and fixes made for other kinds of terminal (all stay while the kind is unknown).
 */
export function toModel(
  codeFile: CodeFile,
  checks: readonly CheckEntry[],
  terminals: Terminals,
  terminal: KnownTerminal = {},
): Model {
  const causes = [...codeFile.causes.map(cause => cause.id), OTHER_CAUSE];
  const suits = (entry: { onlyKinds?: string[] }): boolean =>
    !entry.onlyKinds || !terminal.kind || entry.onlyKinds.includes(terminal.kind);
  const unsuited = new Set(codeFile.fixes.filter(fix => !suits(fix)).map(fix => fix.id));
  return {
    causes,
    priors: toPriors(codeFile.causes, terminals, terminal),
    evidence: toEvidence(codeFile),
    checks: checks.filter(suits).map(check => toCheck(check, causes, codeFile.planning)),
    fixes: codeFile.fixes
      .filter(fix => fix.who === 'merchant' && suits(fix))
      .map(fix =>
        toFix(fix, causes, codeFile.planning, { unsuited, terminal, chance: chanceToSuit(fix, terminals, terminal) }),
      ),
    handoffMinutes: codeFile.handoffMinutes,
    refusedMinutes: codeFile.planning.refusedMinutes,
  };
}

/** What the model is made of beside the knowledge: an incident, or what was exported of one. */
export interface IncidentFacts extends DiagnosisFacts {
  readonly terminal: Pick<KnownTerminal, 'kind' | 'acquirer'>;
  readonly money?: Incident['money'];
  readonly openedAt?: string;
}

/** The model for an incident: with its terminal, its answers and the hour in which it showed. */
export function modelOfIncident(
  codeFile: CodeFile,
  { checks, terminals }: Pick<Knowledge, 'checks' | 'terminals'>,
  incident: IncidentFacts | undefined,
): Model {
  if (!incident) return toModel(codeFile, checks, terminals);
  const { openedAt, money } = incident;
  const { kind, acquirer } = incident.terminal;
  const left = kindsLeft(codeFile, checks, incident);
  const began = openedAt && money && faultBeganAt({ openedAt, money });
  return toModel(codeFile, checks, terminals, {
    answers: incident.observations,
    ...(left && { kindsLeft: left }),
    ...(kind && { kind }),
    ...(acquirer && { acquirer }),
    ...(began && { faultBeganAt: began }),
  });
}

/** What is not to be proposed any more: what was answered or tried, and checks and fixes that an answer has made senseless. */
export function historyFor(codeFile: CodeFile, checks: readonly CheckEntry[], facts: DiagnosisFacts): History {
  const { asked, tried, refused } = historyOf(facts);
  const answered = new Set(facts.observations.map(({ check, answer }) => `${check}/${answer}`));
  const inVain = new Set(facts.attempts.filter(({ result }) => result === 'not-fixed').map(({ fix }) => fix));
  const senseless = codeFile.fixes.filter(fix =>
    fix.unless?.some(condition =>
      'fix' in condition ? inVain.has(condition.fix) : answered.has(`${condition.check}/${condition.answer}`),
    ),
  );
  // What was neither done nor can be stands in the way of what comes after it: no restart where settling fails.
  const undone = idsOf(senseless).filter(id => !inVain.has(id));
  const impossible = withDependants(codeFile.fixes, new Set([...(refused ?? []), ...undone]));
  const needless = checks.filter(({ unless }) =>
    unless?.some(({ check, answer }) => answered.has(`${check}/${answer}`)),
  );
  return {
    asked: [...asked, ...idsOf(needless)],
    tried: [...new Set([...tried, ...idsOf(senseless), ...impossible])],
    refused: [...impossible],
  };
}

const idsOf = (entries: readonly { readonly id: string }[]): readonly string[] => entries.map(({ id }) => id);

/** These fixes and all that have to come after one of them. */
function withDependants(fixes: readonly FixEntry[], ids: ReadonlySet<string>): ReadonlySet<string> {
  const waiting = fixes.filter(({ id, after }) => !ids.has(id) && after?.some(before => ids.has(before)));
  return waiting.length === 0 ? ids : withDependants(fixes, new Set([...ids, ...waiting.map(({ id }) => id)]));
}

/**
 * The most specific prior wins: the acquirer's own count, then the terminal's kind, then the general one. `other` gets the rest.
 * The hour in which the fault showed then makes causes likelier or less so.
 */
function toPriors(causes: readonly CauseEntry[], terminals: Terminals, terminal: KnownTerminal): readonly number[] {
  const counted = terminals.acquirers.find(acquirer => acquirer.id === terminal.acquirer)?.priors;
  const named = causes.map(
    cause => counted?.[cause.id] ?? (terminal.kind ? cause.priorByKind?.[terminal.kind] : undefined) ?? cause.prior,
  );
  const rest = 1 - named.reduce((sum, prior) => sum + prior, 0);
  const timed = named.map((prior, index) => prior * factorAt(causes[index]?.priorByTime, terminal.faultBeganAt));
  const weights = [...timed, Math.max(rest, LEAST_OTHER_PRIOR)];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map(weight => weight / total);
}

function factorAt(spans: CauseEntry['priorByTime'], at: string | undefined): number {
  if (at === undefined) return 1;
  const minute = toShanghaiMinuteOfDay(at);
  return spans?.find(span => isWithin(span, minute))?.times ?? 1;
}

/**
 * P(intent | cause) for every intent that a cause lists; the file's default where a cause does not list it.
 * Nobody can say how an unnamed cause is described: like the average of the named ones, so that words alone do not rule it out.
 */
function toEvidence(codeFile: CodeFile): Model['evidence'] {
  const intents = [...new Set(codeFile.causes.flatMap(cause => cause.evidence.map(entry => entry.intent)))];
  return intents.map(intent => {
    const named = codeFile.causes.map(
      cause => cause.evidence.find(entry => entry.intent === intent)?.given ?? codeFile.other.evidenceDefault,
    );
    return { intent, likelihood: [...named, named.reduce((sum, given) => sum + given, 0) / named.length] };
  });
}

function toCheck(check: CheckEntry, causes: readonly string[], planning: Planning): Check {
  const given = check.options.map(option =>
    causes.map(cause => Math.max(option.given[cause] ?? option.given['default'] ?? 0, LEAST_GIVEN)),
  );
  const totals = causes.map((_, cause) => given.reduce((sum, option) => sum + (option[cause] ?? 0), 0));
  return {
    id: check.id,
    minutes: check.minutes + disturbance(check, planning),
    options: check.options.map(option => option.id),
    likelihood: given.map(option => option.map((weight, cause) => weight / (totals[cause] ?? 1))),
    unsure: check.unsure,
    swipes: check.disturbs.includes('needs-payment'),
  };
}

function toFix(
  fix: FixEntry,
  causes: readonly string[],
  planning: Planning,
  {
    unsuited,
    terminal: { answers = [] },
    chance,
  }: { readonly unsuited: ReadonlySet<string>; readonly terminal: KnownTerminal; readonly chance: number },
): Fix {
  const isTold = ({ check, answer }: { readonly check: string; readonly answer: string }): boolean =>
    answers.some(found => found.check === check && found.answer === answer);
  const told = fix.given?.find(given => isTold(given) && (!given.also || isTold(given.also)));
  const cures = told?.cures ?? fix.cures;
  return {
    id: fix.id,
    minutes: fix.minutes + disturbance(fix, planning),
    success: causes.map(cause => cures[cause] ?? 0),
    // Who has a terminal that the step is not for cannot do it.
    couldNot: 1 - chance * (1 - (fix.couldNot ?? planning.couldNot)),
    swipes: fix.disturbs.includes('needs-payment'),
    after: (fix.after ?? []).filter(id => !unsuited.has(id)),
  };
}

/** P(this terminal is of a kind that the fix is for); 1 where the kind is known or the shares of the kinds are not. */
function chanceToSuit({ onlyKinds }: FixEntry, { kinds }: Terminals, { kind, kindsLeft: left }: KnownTerminal): number {
  const possible = left ?? kinds.map(entry => entry.id);
  const shareOf = (ids: readonly string[]): number =>
    kinds.filter(entry => ids.includes(entry.id)).reduce((sum, entry) => sum + (entry.share ?? 0), 0);
  const all = shareOf(possible);
  return !onlyKinds || kind || all === 0 ? 1 : shareOf(onlyKinds.filter(id => possible.includes(id))) / all;
}

/** Which kinds of terminal are left by what the merchant answered and did: who has closed the payment app has one with apps. */
export function kindsLeft(
  { fixes }: CodeFile,
  checks: readonly CheckEntry[],
  { observations, attempts }: DiagnosisFacts,
): readonly string[] | undefined {
  const limits = [
    ...observations
      .filter(({ answer }) => answer !== 'unsure' && answer !== 'skipped')
      .map(({ check }) => checks.find(({ id }) => id === check)?.onlyKinds),
    ...attempts
      .filter(({ result }) => result !== 'could-not')
      .map(({ fix }) => fixes.find(({ id }) => id === fix)?.onlyKinds),
  ].filter(kinds => kinds !== undefined);
  const [first, ...others] = limits;
  const left = first?.filter(kind => others.every(kinds => kinds.includes(kind)));
  return left?.length ? left : undefined;
}

const disturbance = (entry: Pick<FixEntry | CheckEntry, 'disturbs'>, planning: Planning): number =>
  (entry.disturbs.includes('stops-selling') ? planning.stopsSellingMinutes : 0) +
  (entry.disturbs.includes('needs-payment') ? planning.needsPaymentMinutes : 0);
