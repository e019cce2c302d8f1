import { createTestApp, type TestApp } from '../support/test-app';
import { describeCuresBeside } from './patterns/cures-beside';
let t: TestApp;
beforeAll(async () => { t = await createTestApp(); });
afterAll(() => t.close());
describeCuresBeside(() => t);
