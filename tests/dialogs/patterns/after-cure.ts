import { newMerchant } from '../../support/merchants';
import { stepOf, type TestApp, textOf } from '../../support/test-app';

/** What is said once the terminal works again: the case stays closed until somebody says that it fails. */
export function describeAfterCure(app: () => TestApp): void {
  describe('who was cured', () => {
    const cured = async (): Promise<ReturnType<typeof newMerchant>> => {
      const merchant = newMerchant(app());
      await merchant.saysAll('刷卡转圈半天报3000 信号就一格', '没扣', '拿到楼梯口三格信号 一下就过了');
      return merchant;
    };

    it.each([
      '那下月底又这样咋办',
      '月底老报3000 该怎么弄',
      '要是明天又报3000呢',
      '万一再报咋整',
      '会不会下个月又犯',
      '每个月底都这样 有啥法子',
    ])('is told what to do next time: %s', async said => {
      const turn = await (await cured()).says(said);
      expect(stepOf(turn)).toBe('close:glad');
      expect(turn.incident?.status).not.toBe('open');
    });

    it.each(['那下月底又这样 找谁反映', '月底老报3000 俺该给谁打电话', '下次再这样找谁'])(
      'is told whom to turn to: %s',
      async said => {
        const turn = await (await cured()).says(said);
        expect(stepOf(turn)).toBe('close:glad');
        expect(textOf(turn)).toContain('支付公司');
      },
    );

    it.each(['又报3000了', '还是不行', '好了一会又不行了', '怎么今天又报3000了'])(
      'is searched for again where it fails: %s',
      async said => {
        const turn = await (await cured()).says(said);
        expect(turn.incident?.status).toBe('open');
        expect(turn.incident?.attempts).toContainEqual(
          expect.objectContaining({ fix: 'move-to-better-signal', result: 'not-fixed' }),
        );
      },
    );

    it.each(['我就是要换张信号好的卡 不行给我转人工', '换卡的事到底给不给弄 不行就转人工', '给我找个人 我要换卡'])(
      'keeps what cured where a person is called for something else: %s',
      async said => {
        const turn = await (await cured()).says(said);
        expect(turn.owner).toBe('queue');
        expect(turn.incident?.attempts).toContainEqual(
          expect.objectContaining({ fix: 'move-to-better-signal', result: 'fixed' }),
        );
      },
    );

    it.each([
      ['是不是我弄坏的', '原来那个位置信号弱'],
      ['以后还会不会这样', '机器常放在信号好的地方'],
      ['所以就是这个原因？', '原来那个位置信号弱'],
    ])('is answered by what cured: %s', async (said, words) => {
      expect(textOf(await (await cured()).says(said))).toContain(words);
    });

    it('takes a wish for no news of the cure', async () => {
      const turn = await (
        await cured()
      ).says('你咋又说停机 我都说没停 就是我这信号差 我要换张信号好的卡 你帮我登记下呗');
      expect(textOf(turn)).not.toContain('怎么好的');
    });
  });

  describe('who waits and reads on the card that what helped did not', () => {
    it.each([
      '不对啊 楼梯口那边是好了的 咋写没好 你改下 还有要换卡没写进去',
      '换到楼梯口就好了 不是没好 我要换流量卡 给工作人员说',
      '挪位置是管用的 怎么写的没用',
      '写错了吧 挪过去能收的 没好是写错了',
    ])('has it put right, and is shown the card again: %s', async said => {
      const merchant = newMerchant(app());
      await merchant.saysAll('刷卡转圈半天报3000 信号就一格', '没扣', '还是不行', '转人工', '都跳过');
      const turn = await merchant.says(said);
      expect(stepOf(turn)).toBe('handoff:summary');
      expect(textOf(turn)).toContain('换到信号好的位置：好了');
      expect(textOf(turn)).toContain(`商户另外说的：${said}`);
    });

    it('keeps a failure that is told once more', async () => {
      const merchant = newMerchant(app());
      await merchant.saysAll('刷卡转圈半天报3000 信号就一格', '没扣', '还是不行', '转人工', '都跳过');
      const turn = await merchant.says('挪过去还是没好 你写上没用');
      expect(turn.incident?.attempts).toContainEqual(
        expect.objectContaining({ fix: 'move-to-better-signal', result: 'not-fixed' }),
      );
    });
  });

  describe('who is cured while a step stands open', () => {
    const atSettling = async (): Promise<ReturnType<typeof newMerchant>> => {
      const merchant = newMerchant(app());
      await merchant.saysAll('交易记录满了 报3000', '没扣');
      return merchant;
    };

    it.each([
      ['结啥算 应用都进不去', '好了 能收了', 'reopen-payment-app'],
      ['没有这项 找不到结算', '好了 能收了', undefined],
      ['找到了 我点进去了', '结算成功了 好了 能收了', 'settle-batch'],
      ['结啥算 应用都进不去', '更新完了 能收了 好使了', 'update-payment-app'],
      ['找不到结算', '找到了 结算完了 好使了', 'settle-batch'],
    ])('is not told that a refused step helped: %s / %s', async (before, news, fix) => {
      const merchant = await atSettling();
      await merchant.says(before);
      const turn = await merchant.says(news);
      expect(stepOf(turn)).toBe('close:rating');
      expect(turn.incident?.resolution?.fix).toBe(fix);
    });
  });

  describe('who is warned of a fraud, and tells that the fault is gone', () => {
    const warned = async (): Promise<ReturnType<typeof newMerchant>> => {
      const merchant = newMerchant(app());
      await merchant.saysAll('报3000', '没扣', '要不要我把密码发给你 他说他是银行的');
      return merchant;
    };

    it.each(['刚才刷了一单 可以了 打出票了 扫码也得了', '不转 已经好了呀 签到就好了 你听不懂咩'])(
      'is done: %s',
      async said => {
        const turn = await (await warned()).says(said);
        expect(stepOf(turn)).toBe('close:rating');
        expect(turn.owner).toBe('bot');
      },
    );

    it.each(['验证码我已经给他了 好了', '钱转给他了 机器好了'])(
      'is not done where something was given: %s',
      async said => {
        const turn = await (await warned()).says(said);
        expect(stepOf(turn)).not.toBe('close:rating');
      },
    );
  });

  it('tells who waits with a sale that the record shows, and has its slip now, that both are right', async () => {
    const merchant = newMerchant(app());
    await merchant.saysAll('刚刷卡86 报3000 没出票 人家手机说扣了', '短信都扣了86了', '点进去了 写着交易成功 86.00');
    const turn = await merchant.says('还真没纸了 换了卷新的 补打出来了 写着交易成功 86');
    expect(stepOf(turn)).toBe('handoff:keep-human');
    expect(textOf(turn)).toContain('钱和票都对上了');
  });
}
