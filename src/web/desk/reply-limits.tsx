import { zhCN } from '../locales/zh-CN';
import type { ReplyBudget } from '../shared/desk-contract';
import { describeMoment } from '../shared/describe-time';
import { useNow } from '../shared/use-now';

const words = zhCN.desk.limits;

/** What the merchant's channel still lets through, and whether they were told that something waits. */
export function ReplyLimits({ budget }: { readonly budget: ReplyBudget }) {
  const now = useNow(15_000);
  const isOpen = budget.left > 0 && now < new Date(budget.closesAt);
  return (
    <p class={`reply-limits${isOpen ? '' : ' shut'}`} role="status">
      <span>{isOpen ? words.open(budget.left, describeMoment(budget.closesAt, now)) : words.shut}</span>
      {budget.notice && <span class={`notice-${budget.notice.status}`}>{describeNotice(budget.notice)}</span>}
    </p>
  );
}

function describeNotice({ status, reason }: NonNullable<ReplyBudget['notice']>): string {
  if (status === 'failed') return words.noticeFailed(words.reasons[reason ?? 'refused']);
  return status === 'sent' ? words.noticeSent : words.noticeSending;
}
