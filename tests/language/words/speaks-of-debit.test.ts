import { speaksOfDebit } from '../../../src/language/words/speaks-of-debit';

it.each(['没有', '没有啊', '冇', '没扣', '客人说没有', '没收到短信', '不清楚', '还没有', '没有 就是刷不了', '莫得'])(
  'takes %s for an answer about the debit',
  text => expect(speaksOfDebit(text)).toBe(true),
);

it.each(['没有信号', '没有存满的提示', '屏幕上没有别的字', '没有wifi', '没反应'])('takes %s for none', text =>
  expect(speaksOfDebit(text)).toBe(false),
);
