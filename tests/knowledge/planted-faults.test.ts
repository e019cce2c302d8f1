import { join } from 'node:path';
import { createKnowledgeFolder, WORDING } from './knowledge-folder';
import type { KnowledgeFolder } from './knowledge-folder';

let folder: KnowledgeFolder;
beforeEach(() => void (folder = createKnowledgeFolder()));
afterEach(() => folder.remove());

const CODE = 'codes/3000.yaml';
const FIELD_39 = 'codes/field-39.yaml';
const CHECKS = 'checks.yaml';
const QUESTIONS = 'questions/any.yaml';

interface Planted {
  readonly name: string;
  readonly file: string;
  readonly find: string | RegExp;
  readonly put: string;
  /** Text whose first occurrence marks the reported line, once the fault is planted. */
  readonly at: string;
  readonly path: string;
  readonly problem: RegExp;
  /** Absent: the file it is planted in. */
  readonly reportedIn?: string;
}

const row = (
  name: string,
  file: string,
  find: string | RegExp,
  put: string,
  at: string,
  path: string,
  problem: RegExp,
  reportedIn?: string,
): Planted => ({ name, file, find, put, at, path, problem, ...(reportedIn !== undefined && { reportedIn }) });

// prettier-ignore
const PLANTED: readonly Planted[] = [
  // form
  row('an unquoted code', CODE, "code: '3000'", 'code: 3000', 'code: 3000', 'code', /put it in quotes: '3000'/),
  row('an unquoted code with a leading zero', FIELD_39, "code: '51'", 'code: 05', 'code: 05', 'codes[0].code', /put it in quotes: '05'/),
  row('a probability over 1', CODE, 'prior: 0.5', 'prior: 1.5', 'prior: 1.5', 'causes[1].prior', /0 to 1/),
  row('a negative probability', CODE, 'given: 0.6', 'given: -0.6', 'given: -0.6', 'causes[0].evidence[0].given', /0 to 1/),
  row('an id that is not kebab-case', CHECKS, '- id: fails', '- id: Not_Kebab', 'Not_Kebab', 'checks[1].options[1].id', /kebab-case/),
  row('an unknown field', CODE, 'handoffMinutes: 45', 'handoffMinutes: 45\ncolour: red', 'colour', 'colour', /unknown field colour: remove it/),
  row('an unknown field deep down', CHECKS, '        label: 能用', '        label: 能用\n        lable: 能用', 'lable', 'checks[1].options[0].lable', /unknown field lable/),
  row('a missing field', CODE, 'handoffMinutes: 45\n', '', "code: '3000'", 'handoffMinutes', /is missing: add it \(a number\)/),
  row('a field left empty', CODE, 'handoffMinutes: 45', 'handoffMinutes:', 'handoffMinutes', 'handoffMinutes', /is empty: a number is needed/),
  row('text for a number', CODE, 'minutes: 45\n    cures', 'minutes: soon\n    cures', 'minutes: soon', 'fixes[2].minutes', /"soon": a number is needed/),
  row('text for a list', 'intake.yaml', 'when: [money]', 'when: money', 'when: money', 'fields[0].when', /a list is needed/),
  row('a word outside a choice', FIELD_39, "retry: 'no'", 'retry: never', 'retry: never', 'codes[0].retry', /use one of yes, once/),
  row('too few phrases of an option', CHECKS, '[扫不了, 扫码也不行, 扫码转圈]', '[扫不了]', '[扫不了]', 'checks[1].options[1].phrases', /too few items: at least 3/),
  row('a phrase with a colon', 'intents/ask.fees.yaml', '费率是多少 第7次', '费率: 多少', '费率: 多少', 'phrases.someone[6]', /put the text in quotes/),
  row('a phrase of digits', 'intents/ask.fees.yaml', '费率是多少 第7次', '3000', '3000', 'phrases.someone[6]', /quotes: '3000'/),
  row('an hour that is none', 'contacts.yaml', "'18:00'", "'25:00'", '25:00', 'hours[0].to', /00:00 to 24:00/),
  row('an address that is none', 'contacts.yaml', 'https://support.example/', 'javascript:alert(1)', 'javascript', 'contacts[1].url', /an address is like https/),
  // YAML itself
  row('an open bracket', 'intake.yaml', 'when: [callback]', 'when: [callback', 'rank: 2', '', /not valid YAML/),
  row('a key twice', 'intake.yaml', 'maxQuestions: 3', 'maxQuestions: 3\nmaxQuestions: 4', 'maxQuestions: 4', 'maxQuestions', /stands twice/),
  row('an alias', 'terminals.yaml', 'label: 百富', 'label: *pax', '*pax', '', /put the text in quotes/),
  row('a tag', 'terminals.yaml', 'label: 百富', 'label: !百富', '!百富', '', /put the text in quotes/),
  row('a key that is __proto__', WORDING, 'card.title:', '__proto__:', '__proto__', '__proto__', /not allowed/),
  row('a cut-off file', 'lexicon/lexicon.yaml', '[请问]\n', '[请问]', 'stopWords', '', /may be cut off/),
  // references and sums
  row('an unknown group', CODE, 'group: hardware', 'group: hardwear', 'group: hardwear', 'causes[0].group', /unknown group hardwear: use one of hardware, software/),
  row('an unknown evidence intent', CODE, 'intent: fault.network', 'intent: fault.netwrk', 'fault.netwrk', 'causes[1].evidence[0].intent', /unknown intent fault.netwrk/),
  row('an unknown intent of a code', CODE, 'intent: fault.code-3000\nmeaning', 'intent: fault.code-3001\nmeaning', 'code-3001', 'intent', /unknown intent/),
  row('an unknown prevention entry', CODE, 'prevention: [weekly-care]', 'prevention: [daily-care]', 'daily-care', 'causes[0].prevention[0]', /unknown prevention daily-care/),
  row('an unknown kind in a prior', CODE, '{ classic: 0.3 }', '{ clasic: 0.3 }', 'clasic', 'causes[0].priorByKind.clasic', /unknown terminal kind clasic/),
  row('a fix whose figures come from nowhere', CODE, '    figures: own estimate of a test\n', '', '- id: check-paper', 'fixes[0].figures', /missing/),
  row('a check whose figures come from nowhere', CHECKS, '    figures: own estimate of a test\n', '', '- id: money-taken', 'checks[0].figures', /missing/),
  row('hours without a reason', CODE, ', why: a guess', '', "from: '22:30'", 'causes[0].priorByTime[0].why', /missing/),
  row('hours that are none', CODE, "to: '01:00'", "to: '22:30'", "from: '22:30'", 'causes[0].priorByTime[0].to', /no time at all/),
  row('hours that overlap over midnight', CODE, "to: '01:00', times: 2, why: a guess }", "to: '01:00', times: 2, why: a guess }\n      - { from: '00:30', to: '02:00', times: 3, why: a guess }", "from: '00:30'", 'causes[0].priorByTime[1].from', /overlaps 22:30 to 01:00/),
  row('an hour that no clock shows', CODE, "to: '01:00'", "to: '25:00'", "to: '25:00'", 'causes[0].priorByTime[0].to', /00:00 to 24:00/),
  row('a refusal surer than sure', CODE, 'minutes: 45\n    cures', 'minutes: 45\n    couldNot: 1.5\n    cures', 'couldNot: 1.5', 'fixes[2].couldNot', /0 to 1/),
  row('an unknown cause in cures', CODE, 'cures: { network: 0.3 }', 'cures: { netwrk: 0.3 }', 'netwrk', 'fixes[1].cures.netwrk', /unknown cause netwrk/),
  row('a fix that cures nothing', CODE, 'cures: { network: 0.3 }', 'cures: { network: 0 }', 'network: 0 }', 'fixes[1].cures', /cures nothing/),
  row('an unknown fix in after', CODE, 'after: [check-paper]', 'after: [check-papers]', 'check-papers', 'fixes[1].after[0]', /unknown fix check-papers/),
  row('an unknown fix in unless', CODE, 'after: [check-paper]', 'unless: [{ fix: check-papers }]', 'fix: check-papers', 'fixes[1].unless[0]', /unknown fix check-papers/),
  row('an unknown answer in unless', CODE, 'after: [check-paper]', 'unless: [{ check: signal, answer: no-such }]', 'check: signal', 'fixes[1].unless[0]', /unknown answer signal\/no-such/),
  row('an unknown answer that a fix depends on', CODE, 'after: [check-paper]', 'given: [{ check: signal, answer: no-such, cures: { network: 0.5 } }]', 'check: signal', 'fixes[1].given[0]', /unknown answer signal\/no-such/),
  row('an unknown cause of a fix after an answer', CODE, 'after: [check-paper]', 'given: [{ check: scan-works, answer: works, cures: { netwrk: 0.5 } }]', 'netwrk', 'fixes[1].given[0].cures.netwrk', /unknown cause netwrk/),
  row('steps for an unknown kind', CODE, 'after: [check-paper]', 'stepsByKind: { clever: [走到门口。] }', 'clever', 'fixes[1].stepsByKind.clever', /unknown terminal kind clever/),
  row('steps after an unknown answer', CODE, 'after: [check-paper]', 'stepsByAnswer: [{ check: signal, answer: no-such, steps: [走到门口。] }]', 'check: signal', 'fixes[1].stepsByAnswer[0]', /unknown answer signal\/no-such/),
  row('a fix that waits for itself', CODE, 'after: [check-paper]', 'after: [move-to-better-signal]', 'after:', 'fixes[1].after[0]', /break the circle/),
  row("a merchant's fix that waits for a technician", CODE, 'after: [check-paper]', 'after: [replace-printer-head]', 'after:', 'fixes[1].after[0]', /for a technician/),
  row('an unknown kind of a fix', CODE, 'onlyKinds: [smart]', 'onlyKinds: [clever]', 'clever', 'fixes[1].onlyKinds[0]', /unknown terminal kind clever/),
  row('priors that sum to more than 1', CODE, 'prior: 0.5', 'prior: 0.9', 'prior: 0.2', 'causes[0].prior', /sum to 1\.100: at most 1/),
  row('priors of a kind that sum to more than 1', CODE, '{ classic: 0.3 }', '{ classic: 0.6 }', 'classic', 'causes[0].priorByKind.classic', /priors for classic sum to 1\.100/),
  row('evidence that sums to more than 1', CODE, 'given: 0.3', 'given: 0.5', 'evidence:', 'causes[0].evidence', /sums to 1\.100/),
  row('an intent twice in the evidence', CODE, 'fault.code-3000, given: 0.3', 'fault.printer, given: 0.3', 'given: 0.3 ', 'causes[0].evidence[1].intent', /duplicate intent/),
  row('a fix twice', CODE, '- id: replace-printer-head', '- id: check-paper', '- id: check-paper\n    label: 更换', 'fixes[2].id', /duplicate id check-paper/),
  row('a prevention entry twice', CODE, /$/, '  - { id: weekly-care, topic: updates, text: 更新。, source: own }\n', '更新', 'prevention[1].id', /duplicate id weekly-care/),
  row('a check twice', CHECKS, '- id: scan-works', '- id: money-taken', '- id: money-taken\n    text: 扫码', 'checks[1].id', /duplicate id money-taken/),
  row('an option twice', CHECKS, '- id: fails', '- id: works', '- id: works\n        label: 不能用', 'checks[1].options[1].id', /duplicate id works/),
  row('an unknown fix that an answer calls for', CHECKS, '        label: 能用', '        label: 能用\n        suggests: { fix: no-such, says: 换一张。 }', 'suggests', 'checks[1].options[0].suggests.fix', /unknown fix no-such/),
  row('an unknown cause in given', CHECKS, 'default: 0, printer: 0.2, network: 0.1', 'default: 0, printr: 0.2, network: 0.1', 'printr', 'checks[0].options[0].given.printr', /unknown cause printr/),
  row('given without default that misses a cause', CHECKS, 'default: 0, printer: 0.2, network: 0.1', 'printer: 0.2', 'given:', 'checks[0].options[0].given', /misses network: add default/),
  row('a cause for which no option is possible', CHECKS, 'other: 0.9', 'other: 0', 'options:', 'checks[0].options', /no option is possible for other/),
  row('an unknown entity', CHECKS, 'entity: moneyDebited', 'entity: moneyGone', 'moneyGone', 'checks[0].options[0].implies', /unknown entity moneyGone/),
  row('an unknown value of an entity', CHECKS, "value: 'yes'", 'value: perhaps', 'perhaps', 'checks[0].options[0].implies', /unknown value perhaps.*yes, no, unknown/),
  row('a danger that is none', CHECKS, 'raises: safety.money-debited', 'raises: fault.network', 'raises:', 'checks[0].options[0].raises', /only a safety/),
  row('a danger without intent', CHECKS, 'raises: safety.money-debited', 'raises: safety.scam', 'raises:', 'checks[0].options[0].raises', /only a safety/),
  row('an unknown kind of a check', CHECKS, 'onlyKinds: [smart]', 'onlyKinds: [clever]', 'clever', 'checks[1].onlyKinds[0]', /unknown terminal kind/),
  row('an answer to an unknown intent', 'answers.yaml', 'ask.fees', 'ask.feess', 'ask.feess', 'answers[0].intent', /unknown intent ask.feess/),
  row('an answer twice', 'answers.yaml', 'ask.contact', 'ask.fees', 'intent: ask.fees\n    text: |-', 'answers[1].intent', /duplicate answer to ask.fees/),
  row('a response code twice', FIELD_39, "code: '68'", "code: '51'", "code: '51'\n    meaning: 发卡", 'codes[1].code', /duplicate code 51/),
  row('a code in two files', FIELD_39, "code: '51'", "code: '3000'", "code: '3000'", 'code', /codes\/field-39.yaml has it already/, CODE),
  row('an unknown kind of a model', 'terminals.yaml', 'kind: smart', 'kind: smartest', 'smartest', 'brands[0].models[0].kind', /unknown terminal kind smartest: use one of classic, smart/),
  row('a brand twice', 'terminals.yaml', '- id: pax', '- id: newland', '- id: newland\n    label: 百富', 'brands[1].id', /duplicate id newland/),
  row('an unknown cause of an acquirer', 'terminals.yaml', '{ network: 0.4 }', '{ netwrk: 0.4 }', 'netwrk', 'acquirers[0].priors.netwrk', /unknown cause netwrk/),
  row('the same phrase in two intents', 'intents/ask.fees.yaml', '费率是多少 第7次', '机器没信号第7次！', '机器没信号 第7次', 'phrases.someone[6]', /also in ask.fees/, 'intents/fault.network.yaml'),
  row('the same phrase twice in one intent', 'intents/ask.fees.yaml', '费率是多少 第7次', '费率是多少　第６次', '第６次', 'phrases.someone[6]', /twice by this author/),
  row('an intent with too few phrases', 'intents/ask.fees.yaml', '    - 费率是多少 第7次\n', '', 'phrases:', 'phrases', /has 19 phrases: at least 20/),
  row('a file whose intent has another name', 'intents/ask.fees.yaml', 'id: ask.fees', 'id: ask.money', 'id:', 'id', /name the file intents\/ask.money.yaml/),
  row('replies to an unknown check', 'phrases/money-taken.yaml', 'question: money-taken', 'question: money-tkn', 'question:', 'question', /name the file phrases\/money-tkn.yaml/),
  row('replies under an unknown option', 'phrases/money-taken.yaml', "  'no':", '  none:', 'none:', 'phrases.none', /unknown option none of money-taken: use one of yes, no/),
  row('a reply under two options', 'phrases/money-taken.yaml', '余额没动', '划走了！', '划走了！', 'phrases.no.someone[0]', /stands also under yes/),
  row('an address in the glossary', 'glossary.yaml', '连上一次。', '连上一次，见 http://pos.example 。', 'text:', 'terms[0].text', /contacts\.yaml/),
  row('a word without ways to write it', 'glossary.yaml', 'words: [签到]', 'words: []', 'words: []', 'terms[0].words', /too few items/),
  row('a question at an unknown step', QUESTIONS, 'at: [check-paper]', 'at: [check-papers]', 'check-papers', 'questions[0].at[0]', /unknown step check-papers/),
  row('a question that leads to an unknown step', QUESTIONS, 'at: [check-paper]', 'at: [check-paper]\n    leadsTo: check-papers', 'leadsTo', 'questions[0].leadsTo', /unknown fix check-papers/),
  row('a question twice', QUESTIONS, '- id: how-long', '- id: paper-side', '- id: paper-side\n    title: 还要', 'questions[1].id', /stands twice/),
  row('a title of two questions', QUESTIONS, 'title: 还要等多久', 'title: 纸哪面朝上', 'title: 纸哪面朝上\n    at: [queue]', 'questions[1].title', /stands also at paper-side: buttons have to differ/),
  row('a title that no button holds', QUESTIONS, 'title: 还要等多久', 'title: 请问排队等工作人员接入大概还要等多久', 'title: 请问', 'questions[1].title', /14/),
  row('a phrase under two questions', QUESTIONS, '排到哪了', '纸哪面朝上！', '纸哪面朝上！', 'questions[1].phrases[5]', /stands also under paper-side/),
  row('a question without ways to ask it', QUESTIONS, '[要等多久, 几时有人来, 人呢, 还没人吗, 啥时候到我, 排到哪了, 你们人多吗, 等到几点]', '[要等多久]', 'phrases: [要等多久]', 'questions[1].phrases', /too few items/),
  row('an answer to a step question that asks for a card number', QUESTIONS, '说不准，我这里看不到。', '请把卡号发给我。', '请把卡号', 'questions[1].text', /card number/),
  row('contacts that nobody reviewed', 'contacts.yaml', "reviewedOn: '2026-11-23'\n", '', 'contacts:', 'contacts', /nobody has reviewed/),
  row('a public line that nobody has', QUESTIONS, '说不准，我这里看不到。', '打{contact.nobody}。', '{contact.nobody}', 'questions[1].text', /no public line nobody/),
  row('hours that end before they begin', 'contacts.yaml', "'18:00'", "'08:00'", 'from:', 'hours[0].from', /not before/),
  row('a field asked for twice', 'intake.yaml', '- id: phone', '- id: merchantNo', '- id: merchantNo\n    label: 联系电话', 'fields[1].id', /duplicate id merchantNo/),
  row('a placeholder of the wording that nobody fills', WORDING, '{code}', '{kode}', 'start.code', 'start.code', /nobody fills \{kode\}/),
  row('a placeholder of an answer that nobody fills', 'answers.yaml', '{contacts}', '{phone}', 'text: |-', 'answers[1].text', /nobody fills \{phone\}/),
  // money
  row('an uncertain code that is swiped again', FIELD_39, 'retry: after-check', 'retry: once', 'retry: once', 'codes[1].retry', /uncertain/),
  row('a time-out that is not called uncertain', FIELD_39, '    uncertain: true\n', '', "code: '68'", 'codes[1]', /write uncertain: true/),
  row('advice to swipe again while uncertain', FIELD_39, '先不要再刷。', '可以再刷一次。', '再刷', 'codes[1].advice', /swipe again/),
  row('a notice longer than WeChat takes', WORDING, 'card.title: 收款机故障', 'notice.status: 有了新的回复', 'notice.status', 'notice.status', /at most 5 characters/),
  row('wording to swipe again while uncertain', WORDING, '先不要再刷', '马上重刷', '马上重刷', 'safety.money.stop', /swipe again/),
  row("a technician's step for a merchant", CODE, '盖子用力按一下。', '拆开机壳看看。', '拆开', 'fixes[0].steps[1]', /technician's work/),
];

it.each(PLANTED)(
  'reports $name at its line, and nothing else, whether it parses the files or has their values from before',
  ({ file, find, put, at, path, problem, reportedIn }) => {
    folder.plant(file, find, put);
    const line = folder.lineOf(reportedIn ?? file, at);
    const reported = [{ file: reportedIn ?? file, line, path, problem: expect.stringMatching(problem) }];
    expect(folder.faults()).toEqual(reported);
    const cacheDir = join(folder.dir, 'cache');
    expect(folder.faults([], cacheDir)).toEqual(reported);
    expect(folder.faults([], cacheDir)).toEqual(reported);
  },
);
