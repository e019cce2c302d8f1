import { isPaidOtherwise } from './read-worry';

const PAID =
  /(?:都|已经|就|也)?(?:付|刷|扫|给)(?:过|完|成)了?(?!吗|没|么)|(?:付|给)了钱|(?:钱|单)(?:都|已经)(?:付|收|给)了/;
const NOT = /(?:没|没有|未|冇|还没)[^，。,\s]{0,2}(?:付|刷|扫|给)/;

/** Whether the sale is told to have been paid since, with another card or in another way: `他邮政卡都付过了`. Takes normalised text. */
export const tellsPaid = (normalized: string): boolean =>
  isPaidOtherwise(normalized) || (PAID.test(normalized) && !NOT.test(normalized));
