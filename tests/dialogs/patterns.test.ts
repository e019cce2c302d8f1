import { createTestApp, type TestApp } from '../support/test-app';
import { describeAfterCure } from './patterns/after-cure';
import { describeDeniedDebit } from './patterns/denied-debit';
import { describeComingBack } from './patterns/coming-back';
import { describeCorrections } from './patterns/corrections';
import { describeMoneyFirst } from './patterns/money-first';
import { describeNoCure } from './patterns/no-cure';
import { describeOffers } from './patterns/offers';

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp();
});
afterAll(() => t.close());

// One start of the product for all of them.
describeMoneyFirst(() => t);
describeCorrections(() => t);
describeComingBack(() => t);
describeNoCure(() => t);
describeAfterCure(() => t);
describeDeniedDebit(() => t);
describeOffers(() => t);
