import type { KnowledgeFault } from '../errors';
import { faultsOf } from './faults-of';
import type { Path } from './faults-of';
import { foldText } from './fold-text';
import type { KnowledgeFiles } from './load-knowledge';
import { CLAIM_RULES, LINK_RULES, MERCHANT_RULES, UNCERTAIN_RULES } from './text-rules';
import type { TextRule } from './text-rules';

/** Who meets a text. `uncertain`: a merchant whose money may have been taken; `heard`: our words for what merchants write. */
type Audience = 'merchant' | 'uncertain' | 'staff' | 'heard' | 'source';

const RULES: Readonly<Record<Audience, readonly TextRule[]>> = {
  source: LINK_RULES,
  heard: LINK_RULES,
  staff: [...LINK_RULES, ...CLAIM_RULES],
  merchant: [...LINK_RULES, ...CLAIM_RULES, ...MERCHANT_RULES],
  uncertain: [...LINK_RULES, ...CLAIM_RULES, ...MERCHANT_RULES, ...UNCERTAIN_RULES],
};

/** A phone screen holds some 300 characters; the limit also keeps the patterns from running long. */
const MAX_LENGTH = 2000;

type AnyFile = { readonly file: string; readonly data: unknown; lineOf(path: Path): number };

/** Looks at every text for what it may not say; only intents/ is left out, since merchants' own messages stand there. */
export function checkTexts(files: KnowledgeFiles): KnowledgeFault[] {
  const { codes, responseCodes, checks, answers, glossary, questions, terminals, intake, lexicon, contacts, wording } =
    files;
  const ours = [...codes, ...questions, responseCodes, checks, answers, glossary, intake];
  return [
    ...ours.flatMap(file => (file ? judge(file, 'staff') : [])),
    ...[terminals, lexicon].flatMap(file => (file ? judge(file, 'heard') : [])),
    ...(contacts ? judge(contacts, 'heard', new Set(['phone', 'url'])) : []),
    ...(wording
      ? Object.entries(wording.data).flatMap(([key, value]) =>
          judge({ ...wording, data: value }, ofWording(key), undefined, [key]),
        )
      : []),
  ];
}

/** Keys of the wording say who reads them: `card.*` is the agents' card, `choice.*` a button and how merchants put it. */
function ofWording(key: string): Audience {
  if (key.startsWith('card.')) return 'staff';
  if (key.startsWith('choice.')) return 'heard';
  return key.startsWith('safety.money') || key.endsWith('money') ? 'uncertain' : 'merchant';
}

function judge(file: AnyFile, audience: Audience, except?: ReadonlySet<string>, path: Path = []): KnowledgeFault[] {
  const at = faultsOf(file);
  return [...walk(file.data, path, audience, except)].flatMap(entry => {
    if (entry.text.length > MAX_LENGTH)
      return [at(entry.path, `has ${entry.text.length} characters: at most ${MAX_LENGTH}`)];
    const folded = foldText(entry.text);
    return RULES[entry.audience].filter(rule => rule.breaks(folded)).map(rule => at(entry.path, rule.problem));
  });
}

interface TextEntry {
  readonly path: Path;
  readonly text: string;
  readonly audience: Audience;
}

function* walk(value: unknown, path: Path, audience: Audience, except?: ReadonlySet<string>): Generator<TextEntry> {
  if (typeof value === 'string') yield { path, text: value, audience };
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* walk(item, [...path, index], audience, except);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      if (except?.has(key)) continue;
      if (audience === 'heard') yield { path: [...path, key], text: key, audience };
      yield* walk(item, [...path, key], narrow(audience, key, value, path), except);
    }
  }
}

/** Names of the fields that merchants read. */
const MERCHANT_FIELDS = new Set([
  'text',
  'topic',
  'why',
  'howTo',
  'steps',
  'result',
  'shows',
  'heard',
  'afterwards',
  'unsettled',
  'cured',
  'explain',
  'advice',
  'meaning',
  'ask',
  'hint',
]);
/** Lists whose labels merchants read as well: a cause is named to them, a fix is spoken of. */
const NAMED_TO_MERCHANTS = new Set(['causes', 'fixes', 'prevention']);

/** Who reads a field of an entry, given who reads the entry. */
function narrow(audience: Audience, key: string, entry: object, path: Path): Audience {
  if (key === 'source' || key === 'priorWhy') return 'source';
  if (key === 'phrases' || key === 'aliases' || key === 'words') return 'heard';
  if (audience !== 'staff' || ('who' in entry && entry.who === 'technician')) return audience;
  if (key === 'label') return NAMED_TO_MERCHANTS.has(String(path.at(-2))) ? 'merchant' : 'staff';
  if (!MERCHANT_FIELDS.has(key)) return 'staff';
  const isUncertain =
    ('uncertain' in entry && entry.uncertain === true) ||
    ('retry' in entry && entry.retry === 'after-check') ||
    ('intent' in entry && entry.intent === 'safety.money-debited');
  return isUncertain ? 'uncertain' : 'merchant';
}
