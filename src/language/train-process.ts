import { obtainAnswerModels } from './obtain-models';
import { carryOut } from './train-beside';

const [, , order] = process.argv;
if (order !== undefined) carryOut(order, ({ knowledge, cacheDir }) => obtainAnswerModels(knowledge, cacheDir));
